import {describe, expect, it} from "vitest";
import {createProgress} from "../../../lib/terminal/progress.ts";

function record(isTTY: boolean) {
  let text = "";
  let time = 0;
  const append = (chunk: string): void => {
    text += chunk;
  };
  const stream = {isTTY, write: append} as unknown as NodeJS.WriteStream;
  return {
    progress: createProgress({label: "duels", total: 1000, unit: "duels", stream, now: () => time}),
    wait: (milliseconds: number): void => {
      time += milliseconds;
    },
    text: () => text
  };
}

describe("createProgress", () => {
  it("writes rate and time left on a terminal, over the same line", () => {
    const {progress, wait, text} = record(true);
    wait(2000);
    progress.update(500);
    expect(text()).toBe("\r\u001b[2Kduels: 500 of 1,000 duels (50 %), 250 duels/s, 2.0 s left");
  });

  it("keeps a decimal of a slow rate and never says 60 seconds", () => {
    const {progress, wait, text} = record(true);
    wait(750_000);
    progress.update(555.66);
    expect(text()).toContain("0.7 duels/s, 10 min 0 s left");
  });

  it("writes plain lines elsewhere, not one for each update", () => {
    const {progress, wait, text} = record(false);
    for (let done = 1; done <= 1000; done++) {
      wait(20);
      progress.update(done);
    }
    const lines = text().trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(4);
    expect(lines.at(-1)).toBe("duels: 1,000 of 1,000 duels (100 %), 50 duels/s");
    expect(text()).not.toContain("\r");
  });
});
