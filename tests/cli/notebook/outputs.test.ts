import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {keepOutline, outlineChanges} from "../../../cli/notebook/outline.ts";
import {steadySvg, steadyTable} from "../../../cli/notebook/steady-outputs.ts";
import {keptNotebook, writeOutputs} from "../../../cli/notebook/write-outputs.ts";
import type {NotebookRecord, OutputRecord} from "../../../src/take-along/notebook-record.ts";

const notebook = (outputs: readonly OutputRecord[], prose = "On 12 duels."): NotebookRecord => ({
  name: "mine",
  title: "Mine",
  language: "en",
  parts: [
    {kind: "prose", markdown: `# Mine\n\n${prose}`},
    {kind: "cell", id: "a", line: 5, language: "sql", source: "FROM duel", outputs}
  ]
});
const chart = (name: string, svg = '<svg><path d="M1.23456,2"/><text>0.1451</text></svg>'): OutputRecord => ({
  kind: "chart",
  name,
  svg,
  data: null
});
const table: OutputRecord = {kind: "table", name: "t", columns: ["a", "b"], rows: [["x", 0.1 + 0.2]]};

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "outputs-"));
});
afterEach(() => rmSync(root, {recursive: true}));

describe("what is kept of a run", () => {
  it("is the same where only the last bits and Plot's own counting differ", () => {
    const one =
      '<svg><clipPath id="plot-clip-3"/><path clip-path="url(#plot-clip-3)" d="M0.30000000000000004,1e3"/></svg>';
    const other = '<svg><clipPath id="plot-clip-8"/><path clip-path="url(#plot-clip-8)" d="M0.3,1e3"/></svg>';
    expect(steadySvg(one)).toBe(steadySvg(other));
    expect(steadySvg(one.replace("0.3", "0.4"))).not.toBe(steadySvg(other));
    expect(
      steadyTable({columns: ["v"], rows: [[0.1 + 0.2], [123456789.5], ["0.30000000000000004"]]}).rows
    ).toEqual([[0.3], [123457000], ["0.30000000000000004"]]);
  });

  it("is text, with charts and tables as files that keep their names when numbers change", async () => {
    await writeOutputs(root, [notebook([chart("Won by 12 Pokémon"), chart("Won by 13 Pokémon"), table])]);
    const kept = JSON.parse(readFileSync(join(root, "mine", "outputs.json"), "utf8"));
    expect(kept.outputs.map(({file}: {file?: string}) => file)).toEqual([
      undefined,
      "won-by-pokemon.svg",
      "won-by-pokemon-2.svg",
      "t.csv"
    ]);
    expect(readFileSync(join(root, "mine", "won-by-pokemon.svg"), "utf8")).toMatch(
      /M1\.23,2"[\s\S]*>0\.1451</
    );
    expect(readFileSync(join(root, "mine", "t.csv"), "utf8")).toBe("a,b\r\nx,0.3\r\n");
    expect([...keptNotebook(notebook([chart("Won by 99 Pokémon")])).files.keys()]).toEqual([
      "won-by-pokemon.svg"
    ]);
  });
});

describe("what a notebook is known to show", () => {
  it("is its outputs apart from their numbers", () => {
    const before = notebook([chart("Won by 12"), table, {kind: "input", label: "Least", value: "3"}]);
    expect(outlineChanges(root, before)).toEqual([]);
    const file = keepOutline(root, before);
    expect(readFileSync(file, "utf8")).toBe(
      "# Mine\n- sql\n  chart: Won by #\n  table: a, b\n  input: Least\n"
    );
    const after = notebook(
      [chart("Won by 3,000"), {...table, rows: [["y", 1]]}, {kind: "input", label: "Least", value: "4"}],
      "On 3."
    );
    expect(outlineChanges(root, after)).toEqual([]);
    expect(outlineChanges(root, notebook([chart("Lost by 3"), {...table, rows: []}]))).toEqual([
      "- chart: Won by #",
      "- table: a, b",
      "- input: Least",
      "+ chart: Lost by #",
      "+ table: a, b (empty)"
    ]);
    expect(outlineChanges(root, {...after, language: "fr", parts: []})).toEqual([]);
  });
});
