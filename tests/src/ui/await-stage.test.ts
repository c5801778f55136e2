import {expect, it} from "vitest";
import {dataFilesOf, type StageState, stageNews} from "../../../src/ui/await-stage.ts";

const stage = (name: string, state: StageState["state"], done?: number): StageState => ({
  name,
  state,
  progress: done === undefined ? null : {done, total: 10}
});

it("says which stage makes what is missing, how far it is, and that it comes by itself", () => {
  const stages = [
    stage("etl", "done"),
    stage("duels", "running", 4),
    stage("mechanics", "running"),
    stage("train", "waiting")
  ];
  const text = (name: string): string | undefined => {
    const news = stageNews(name, stages);
    expect(news?.comes).toBe(true);
    return news?.text;
  };
  expect(text("etl")).toBe(
    "The stage “etl” has made it; the site is being built with it. It appears here by itself."
  );
  expect(text("duels")).toBe("The stage “duels” is making it now: 40%. It appears here by itself.");
  expect(text("mechanics")).toBe("The stage “mechanics” is making it now. It appears here by itself.");
  expect(text("train")).toBe(
    "The stage “train” will make it; under way before it: duels (40%), mechanics. It appears here by itself."
  );
});

it("promises nothing of a stage that has failed, or that nobody runs", () => {
  expect(stageNews("duels", [stage("duels", "failed")])).toEqual({
    text: "The stage “duels” has failed: the terminal that runs it says why.",
    comes: false
  });
  expect(stageNews("tune", [stage("duels", "running")])).toBeNull();
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
