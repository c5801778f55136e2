import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {reportCommand} from "../../../cli/commands/report-command.ts";
import {makeSnapshot} from "../../../cli/report/make-snapshot.ts";
import {notebookChanges, tableChange} from "../../../cli/report/notebook-changes.ts";
import {dataPaths} from "../../../lib/files/paths.ts";
import {captureOutput} from "../../support/capture-output.ts";
import {svg, writeRun} from "./run-folder.ts";

let root: string;
let printed: string;
const at = (...path: string[]): string => join(root, ...path);
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "report-notebooks-"));
  printed = "";
  captureOutput((text) => {
    printed += text;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
  rmSync(root, {recursive: true});
});
const diff = (...args: string[]) => reportCommand().parseAsync(["diff", ...args], {from: "user"});

interface Shown {
  readonly prose?: string;
  readonly charts?: Readonly<Record<string, string>>;
  readonly tables?: Readonly<Record<string, string>>;
}

/** What a notebook showed, as `notebook run` keeps it. */
function put(folder: string, name: string, {prose = "As ever.", charts = {}, tables = {}}: Shown): void {
  const file = (kind: string, text: string, index: number): string => {
    const path = `${index}.${kind === "chart" ? "svg" : "csv"}`;
    writeFileSync(join(folder, name, path), text);
    return path;
  };
  mkdirSync(join(folder, name), {recursive: true});
  const of = (kind: string, shown: Readonly<Record<string, string>>) =>
    Object.entries(shown).map(([called, text], index) => ({
      kind,
      name: called,
      file: file(kind, text, index)
    }));
  const outputs = [{kind: "prose", text: prose}, ...of("chart", charts), ...of("table", tables)];
  writeFileSync(
    join(folder, name, "outputs.json"),
    JSON.stringify({name, title: name, language: "en", outputs})
  );
}

describe("a notebook's changes", () => {
  it("are numbers in prose, tables and charts, each beside what it was", () => {
    put(at("a"), "one", {
      prose: "The model scores 0.1371 on 12 duels.\n\nNothing else.",
      charts: {"Loss after 400 trees": svg("a"), Same: svg("s")},
      tables: {scores: "part,accuracy\r\nopen,0.8\r\nclear,0.9\r\n"}
    });
    put(at("b"), "one", {
      prose: "The model scores 0.1402 on 12 duels.\n\nNothing else.",
      charts: {"Loss after 100 trees": svg("b"), Same: svg("s")},
      tables: {scores: "part,accuracy\r\nopen,0.7\r\nclear,0.9\r\n"}
    });
    put(at("b"), "two", {});
    expect(notebookChanges(at("a"), at("b"))).toEqual([
      {
        name: "one",
        state: "changed",
        texts: [
          {before: "The model scores 0.1371 on 12 duels.", after: "The model scores 0.1402 on 12 duels."}
        ],
        tables: [
          {
            name: "scores",
            cells: [{row: "open", column: "accuracy", before: "0.8", after: "0.7"}],
            addedRows: 0,
            removedRows: 0,
            addedColumns: [],
            removedColumns: []
          }
        ],
        charts: [{name: "Loss after 100 trees", before: "0.svg", after: "0.svg"}]
      },
      {name: "two", state: "new", texts: [], tables: [], charts: []}
    ]);
    expect(notebookChanges(at("b"), at("a"))[1]).toMatchObject({name: "two", state: "gone"});
    expect(notebookChanges(at("a"), at("a"))).toMatchObject([{state: "same"}]);
  });

  it("hold together a sentence whose words changed with its numbers, and tell what is new", () => {
    put(at("a"), "one", {
      prose: "The worst part is *open* with 73.2 % of its duels.\n\nThis one goes away for good."
    });
    put(at("b"), "one", {
      prose: "The worst part is *clear* with 71 % of its duels.\n\nSomething that nobody said."
    });
    expect(notebookChanges(at("a"), at("b"))[0].texts).toEqual([
      {
        before: "The worst part is *open* with 73.2 % of its duels.",
        after: "The worst part is *clear* with 71 % of its duels."
      },
      {before: null, after: "Something that nobody said."},
      {before: "This one goes away for good.", after: null}
    ]);
  });

  it("name a table's rows by their first value where that names them, else by their place", () => {
    const change = tableChange(
      "t",
      "k,v,old\r\nx,1,1\r\nx,2,1\r\n",
      "k,v,new\r\nx,1,1\r\nx,3,1\r\nx,4,1\r\n"
    );
    expect(change).toEqual({
      name: "t",
      cells: [{row: "row 2", column: "v", before: "2", after: "3"}],
      addedRows: 1,
      removedRows: 0,
      addedColumns: ["new"],
      removedColumns: ["old"]
    });
  });
});

describe("report", () => {
  it("keeps what notebooks showed in a snapshot, and shows two of them side by side", async () => {
    for (const [side, text] of [
      ["a", "before"],
      ["b", "after"]
    ] as const) {
      writeRun(at(side));
      put(at(side, "data", "notebooks"), "03-training", {
        prose: `It scores *0.${text.length}*.`,
        charts: {Loss: svg(text)}
      });
      const paths = dataPaths({PREDICTIONDEX_DATA: at(side, "data")});
      await makeSnapshot(at(`kept-${side}`), {
        paths,
        commit: null,
        now: new Date(0),
        notebooks: at(side, "data", "notebooks")
      });
    }
    await diff(at("kept-a"), at("kept-b"), "--out", at("out"), "--link", "https://example.org/pr-1");
    const markdown = readFileSync(at("out", "report.md"), "utf8");
    expect(markdown).toContain("## Notebook 03-training");
    expect(markdown).toContain("| It scores 0.6. | It scores 0.5. |");
    expect(markdown).toContain("![Loss, after](https://example.org/pr-1/after/notebooks/03-training/0.svg)");
    expect(readFileSync(at("out", "before", "notebooks", "03-training", "0.svg"), "utf8")).toBe(
      svg("before")
    );
    const html = readFileSync(at("out", "report.html"), "utf8");
    for (const text of ["before", "after"]) expect(html).toContain(Buffer.from(svg(text)).toString("base64"));
    await diff(at("a"), at("b"));
    expect(printed).toContain("Changed, see below: 03-training.");
    printed = "";
    await diff(at("a"), at("a"), "--format", "json");
    expect(JSON.parse(printed).notebooks).toMatchObject([{name: "03-training", state: "same"}]);
  });

  it("says that a commit's run is the first, where it is asked to, and fails otherwise", async () => {
    writeRun(at("b"));
    const args = ["HEAD", at("b"), "--snapshots", at("nothing")];
    await expect(diff(...args)).rejects.toThrow(/there is no snapshot of HEAD/);
    await diff(...args, "--first");
    expect(printed).toContain("No run of HEAD was kept, so that this one is the first.");
    await diff(...args, "--first", "--out", at("out"));
    expect(readFileSync(at("out", "report.html"), "utf8")).toContain("this one is the first");
    for (const side of ["before", "after"]) expect(existsSync(at("out", side))).toBe(true);
    expect(process.exitCode).toBeUndefined();
    await expect(diff("no-such-branch", at("b"), "--first")).rejects.toThrow("neither a folder nor a commit");
  });
});
