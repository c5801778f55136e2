import {describe, expect, it} from "vitest";
import {read, readWorkflow, SETUP, setup, WORKFLOWS, workflowFiles} from "./workflow-files.ts";

const PIN = /^actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
/** What a text's `uses:` lines say, with their comments. */
const usesIn = (text: string): string[] =>
  [...text.matchAll(/^\s*(?:- )?uses: *(.*)$/gm)].map(([, value]) => value);
const texts = [SETUP, ...workflowFiles.map((file) => `${WORKFLOWS}/${file}`)].map(read);
const all = texts.flatMap(usesIn);

describe("actions", () => {
  it.each([...new Set(all)])(
    "%s is of the repository, or GitHub's own by commit with its version",
    (uses) => {
      if (uses.startsWith("./")) expect(uses).toBe("./.github/actions/setup");
      else expect(uses).toMatch(PIN);
    }
  );

  it("are all seen: as many as a parser finds", () => {
    const jobs = workflowFiles.flatMap((file) => Object.values(readWorkflow(file).jobs));
    const parsed = [...setup.runs.steps, ...jobs.flatMap(({steps}) => steps)].flatMap(({uses = []}) => uses);
    expect(all.map((uses) => uses.split(" ")[0]).sort()).toEqual(parsed.sort());
  });

  it("are of one version each", () => {
    const pinned = [...new Set(all)].filter((uses) => !uses.startsWith("./"));
    const names = pinned.map((uses) => uses.split("@")[0]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
    expect(names.length).toBeGreaterThan(5);
  });

  it.each([
    "actions/checkout@v7 # v7.0.1",
    "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1",
    "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7",
    "actions/checkout@3d3c42e # v7.0.1",
    "someone/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1"
  ])("%s would not do", (uses) => expect(uses).not.toMatch(PIN));
});
