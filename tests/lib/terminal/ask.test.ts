import {PassThrough} from "node:stream";
import {describe, expect, it} from "vitest";
import {confirm, pause} from "../../../lib/terminal/ask.ts";

function dialogue(answer: string | null) {
  const input = Object.assign(new PassThrough(), {isTTY: answer !== null});
  const output = new PassThrough();
  let shown = "";
  output.on("data", (chunk) => {
    shown += String(chunk);
    if (answer !== null) input.write(`${answer}\n`);
  });
  return {streams: {input, output}, shown: () => shown};
}
const asked = async (answer: string | null, otherwise?: boolean) =>
  confirm("Go on?", otherwise, dialogue(answer).streams);

describe("confirm", () => {
  it("takes yes and no in English and French", async () => {
    for (const yes of ["y", "Yes", "o", "OUI "]) expect(await asked(yes, false), yes).toBe(true);
    for (const no of ["n", "non", "what?"]) expect(await asked(no, true), no).toBe(false);
  });

  it("takes the default for an empty line, and where there is nobody to ask", async () => {
    for (const otherwise of [true, false]) {
      expect(await asked("", otherwise)).toBe(otherwise);
      expect(await asked(null, otherwise)).toBe(otherwise);
    }
  });

  it("says what return means", async () => {
    const {streams, shown} = dialogue("");
    await confirm("Go on?", false, streams);
    expect(shown()).toContain("Go on? [y/N] ");
  });
});

describe("pause", () => {
  it("waits for return on a terminal, and for nobody elsewhere", async () => {
    await pause("on? ", dialogue("").streams);
    const {streams, shown} = dialogue(null);
    await pause("on? ", streams);
    expect(shown()).toBe("");
  });
});
