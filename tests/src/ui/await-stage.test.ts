import {expect, it} from "vitest";
import {dataFilesOf, type StageState, stageText} from "../../../src/ui/await-stage.ts";

const stage = (name: string, state: StageState["state"], done?: number): StageState => ({
  name,
  state,
  progress: done === undefined ? null : {done, total: 10}
});

it("says which stage makes what is missing, and how far it is", () => {
  const stages = [stage("duels", "running", 4), stage("mechanics", "running"), stage("train", "waiting")];
  expect(stageText("duels", stages)).toBe(
    "The stage “duels” is making it now: 40 %. It appears here by itself."
  );
  expect(stageText("mechanics", stages)).toBe(
    "The stage “mechanics” is making it now. It appears here by itself."
  );
  expect(stageText("train", stages)).toBe(
    "The stage “train” will make it; under way before it: duels (40 %), mechanics. It appears here by itself."
  );
  expect(stageText("duels", [stage("duels", "failed")])).toContain("“duels” has failed");
});

it("says nothing of a stage that is done, or that nobody runs", () => {
  expect(stageText("duels", [stage("duels", "done")])).toBeNull();
  expect(stageText("tune", [stage("duels", "running")])).toBeNull();
});

it("tells other data from the same by the files' hashes, whatever else the page says", () => {
  const html = (hash: string, more = ""): string => `{"path":"../_file/drift/drift.${hash}.json"}${more}`;
  expect(dataFilesOf(html("0123abcd", "<p>"))).toBe(dataFilesOf(html("0123abcd")));
  expect(dataFilesOf(html("0123abcd"))).not.toBe(dataFilesOf(html("0123abce")));
  expect(dataFilesOf("no data")).toBe("");
  // What the page's head names besides is in no module.
  expect(dataFilesOf(`<link href="../_file/pic.01234567.svg">${html("0123abcd")}`)).toBe(
    dataFilesOf(html("0123abcd"))
  );
});
