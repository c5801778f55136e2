import {expect, it} from "vitest";
import type {NotebookRecord, OutputRecord} from "../../../src/take-along/notebook-record.ts";
import {toIpynb} from "../../../src/take-along/to-ipynb.ts";
import {ipynbProblems} from "./nbformat/validate-ipynb.ts";

const OUTPUTS: readonly OutputRecord[] = [
  {kind: "chart", name: "Wins", svg: "<svg>\n<path/></svg>", data: null},
  {
    kind: "table",
    name: "t",
    columns: ["a<b", "c"],
    rows: [
      ["<script>", 1.5],
      [null, true]
    ]
  },
  {kind: "input", label: "Least speed", value: "60"},
  {kind: "text", text: "one\ntwo"},
  {kind: "error", message: "RangeError: too far"}
];
const notebook = (outputs: readonly OutputRecord[]): NotebookRecord => ({
  name: "é mine",
  title: "Mine",
  language: "en",
  parts: [
    {kind: "prose", markdown: "# Mine"},
    {kind: "cell", id: "a", line: 3, language: "sql", source: "FROM duel\nLIMIT 3", outputs},
    {kind: "prose", markdown: "Said."},
    {kind: "cell", id: null, line: null, language: "js", source: "", outputs: []}
  ]
});

it("writes notebooks that Jupyter's schema accepts, with every kind of output", () => {
  const written = toIpynb(notebook(OUTPUTS), "Saved.");
  expect(ipynbProblems(JSON.parse(JSON.stringify(written)))).toBeNull();
  expect(written.cells.map(({cell_type, source}) => [cell_type, source.join("")])).toEqual([
    ["markdown", "# Mine"],
    ["markdown", "*Saved.*"],
    ["code", "FROM duel\nLIMIT 3"],
    ["markdown", "Said."],
    ["code", ""]
  ]);
  expect(written.cells[2]).toMatchObject({
    metadata: {vscode: {languageId: "sql"}},
    execution_count: 1,
    source: ["FROM duel\n", "LIMIT 3"],
    outputs: [
      {data: {"image/svg+xml": ["<svg>\n", "<path/></svg>"], "text/plain": ["Wins"]}},
      {data: {"text/plain": ["a<b,c\n", "<script>,1.5\n", ",true\n"]}},
      {data: {"text/plain": ["Least speed: 60"]}},
      {data: {"text/plain": ["one\n", "two"]}},
      {output_type: "error", ename: "RangeError", evalue: "too far", traceback: ["RangeError: too far"]}
    ]
  });
  expect(JSON.stringify(written.cells[2])).toContain("<th>a&lt;b</th>");
  expect(JSON.stringify(written.cells[2])).toContain("<td>&lt;script&gt;</td>");
});

it("is not accepted by the schema with a mistake in it", () => {
  const written = JSON.parse(JSON.stringify(toIpynb(notebook([]), "Saved."))) as {cells: {id: string}[]};
  written.cells[0].id = "a b";
  expect(ipynbProblems(written)).toContain("must match pattern");
});

it("shows no more rows of a table than one scrolls through, and says so", () => {
  const rows = Array.from({length: 500}, (_, row) => [row]);
  const text = JSON.stringify(toIpynb(notebook([{kind: "table", name: "t", columns: ["a"], rows}]), ""));
  expect(text).toContain("200 of 500 rows");
  expect(text).not.toContain("<td>200</td>");
});
