import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import * as Plot from "@observablehq/plot";
import * as arrow from "apache-arrow";
import {Window} from "happy-dom";
import * as parquet from "parquet-wasm";
import {afterAll, describe, expect, it} from "vitest";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {sourceElement} from "../../../src/take-along/page-parts.ts";
import {type PlotModule, plotData, rememberMarks} from "../../../src/take-along/plot-data.ts";
import {tableCell} from "../../../src/take-along/table-cell.ts";
import {tableArrow, tableCsv, tableParquet} from "../../../src/take-along/table-files.ts";

const TABLE = {
  columns: ["name", "value", "is", "at", "mixed", "value"],
  rows: [
    ["Pika, “chu”", 1.5, true, "2026-11-29T10:00:00.000Z", 1, 2],
    [null, null, false, "2026-11-30T10:00:00.000Z", "two", 3]
  ]
};
const sources = {arrow: async () => arrow, parquet: async () => parquet};
const folder = mkdtempSync(join(tmpdir(), "saved-"));
afterAll(() => rmSync(folder, {recursive: true}));

describe("a table's file", () => {
  it("is CSV with quotes where they are needed", () => {
    expect(
      tableCsv({
        columns: ["a,b", "c"],
        rows: [
          ["x", true],
          [null, 0.5]
        ]
      })
    ).toBe('"a,b",c\r\nx,true\r\n,0.5\r\n');
  });

  it("is Arrow, each column of the type of its values, two of one name apart", async () => {
    const read = arrow.tableFromIPC(await tableArrow(TABLE, sources));
    expect(read.schema.fields.map(({name, type}) => `${name} ${type}`)).toEqual([
      "name Utf8",
      "value Float64",
      "is Bool",
      "at Timestamp<MILLISECOND>",
      "mixed Utf8",
      "value 6 Float64"
    ]);
    expect(read.get(1)?.toJSON()).toEqual({
      name: null,
      value: null,
      is: false,
      at: Date.parse("2026-11-30T10:00:00.000Z"),
      mixed: "two",
      "value 6": 3
    });
  });

  it("is Parquet, which another reader reads", async () => {
    const file = join(folder, "t.parquet");
    writeFileSync(file, await tableParquet(TABLE, sources));
    const rows = await withDuckDb(async (connection) =>
      (
        await connection.runAndReadAll(
          `SELECT name, value, "is", epoch_ms("at")::DOUBLE, mixed FROM ${quoteText(file)}`
        )
      ).getRowsJson()
    );
    expect(rows).toEqual([
      ["Pika, “chu”", 1.5, true, Date.parse("2026-11-29T10:00:00.000Z"), "1"],
      [null, null, false, Date.parse("2026-11-30T10:00:00.000Z"), "two"]
    ]);
  });

  it("has no value that a file cannot say", () => {
    expect(
      [undefined, Number.NaN, 12n, 2n ** 70n, new Date(0), new Date(Number.NaN), [1, 2]].map(tableCell)
    ).toEqual([null, null, 12, String(2n ** 70n), "1970-01-01T00:00:00.000Z", null, "1 2"]);
  });
});

describe("the data behind a plot", () => {
  const {document} = new Window();
  const remembered = rememberMarks(Plot as unknown as PlotModule) as unknown as typeof Plot;
  const duels = [
    {speed: 10, wins: 0.2, type: "Fire"},
    {speed: 20, wins: 0.6, type: "Water"}
  ];
  const plot = (marks: Plot.Markish[]): Element =>
    remembered.plot({document: document as unknown as Document, marks}) as unknown as Element;

  it("is one row a datum of a mark, columns by the fields they show", () => {
    expect(
      plotData(plot([Plot.dot(duels, {x: "speed", y: "wins", fill: "type"}), null, [Plot.ruleY([0.5])]]))
    ).toEqual({
      columns: ["mark", "speed", "y", "type"],
      rows: [
        ["dot", 10, 0.2, "Fire"],
        ["dot", 20, 0.6, "Water"],
        ["rule", null, 0.5, null]
      ]
    });
  });

  it("is what a transform made of it", () => {
    const data = plotData(plot([Plot.barY(duels, Plot.groupX({y: "mean"}, {x: "type", y: "wins"}))]));
    expect(data?.rows.map((row) => row.filter((value) => typeof value === "number" && value > 0))).toEqual([
      [0.2],
      [0.6]
    ]);
  });

  it("is known of a mark that draws itself, and not of a drawing that nobody remembers", () => {
    const alone = Plot.dot(duels, {x: "speed", y: "wins"}).plot({document: document as unknown as Document});
    expect(plotData(alone)?.rows).toHaveLength(2);
    expect(plotData(document.createElement("svg") as unknown as Element)).toBeNull();
  });
});

it("puts a notebook's text into its page so that nothing of it becomes the page's own", () => {
  const text = '# A\n\n</script><script>alert(1)</script> <div lang="fr">"é"</div>';
  const element = sourceElement(text);
  expect(element.match(/</g)).toHaveLength(2);
  expect(JSON.parse(/>(.*)</s.exec(element)![1])).toBe(text);
});
