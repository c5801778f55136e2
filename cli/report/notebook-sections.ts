import {type Block, type Inline, paragraph, type Section, table} from "../../lib/documents/text-document.ts";
import {NOTEBOOKS} from "../notebook/notebooks-folder.ts";
import type {NotebookChange, TableChange, TextChange} from "./notebook-changes.ts";

const NONE = "–";
/** A pull request's comment is no place for whole tables. */
const MOST = 12;

/** Prose stands in a table's cell: without emphasis, which would be read as such. */
const plain = (text: string | null): Inline =>
  text === null ? NONE : text.replaceAll(/[*]+/g, "").replaceAll(/\s+/g, " ");

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? "" : "s"}`;
const more = (count: number, what: string): Block[] =>
  count > 0 ? [paragraph(`And ${counted(count, what)} more.`)] : [];

function textBlocks(texts: readonly TextChange[]): Block[] {
  if (texts.length === 0) return [];
  const rows = texts.slice(0, MOST).map(({before, after}) => [plain(before), plain(after)]);
  return [table(["text before", "after"], rows), ...more(texts.length - MOST, "text")];
}

function tableBlocks({
  name,
  cells,
  addedRows,
  removedRows,
  addedColumns,
  removedColumns
}: TableChange): Block[] {
  const said = [
    cells.length > 0 ? `${counted(cells.length, "value")} changed` : "",
    addedRows > 0 ? `${counted(addedRows, "row")} new` : "",
    removedRows > 0 ? `${counted(removedRows, "row")} gone` : "",
    addedColumns.length > 0 ? `new columns: ${addedColumns.join(", ")}` : "",
    removedColumns.length > 0 ? `columns gone: ${removedColumns.join(", ")}` : ""
  ].filter((part) => part !== "");
  const rows = cells
    .slice(0, MOST)
    .map(({row, column, before, after}) => [row, column, before ?? NONE, after ?? NONE]);
  return [
    paragraph(`Table ${name}: ${said.join(", ") || "its rows stand in another order"}.`),
    ...(rows.length > 0 ? [table(["row", "column", "before", "after"], rows)] : []),
    ...more(cells.length - MOST, "value")
  ];
}

function notebookSection({name, texts, tables, charts}: NotebookChange): Section {
  const pictures: Block = {
    kind: "pictures",
    what: "chart",
    columns: ["before", "after"],
    rows: charts.map((chart) => ({
      name: chart.name,
      files: [
        chart.before && `before/${NOTEBOOKS}/${name}/${chart.before}`,
        chart.after && `after/${NOTEBOOKS}/${name}/${chart.after}`
      ]
    }))
  };
  return {
    title: `Notebook ${name}`,
    blocks: [
      paragraph(
        `Changed: ${counted(charts.length, "chart")}, ${counted(tables.length, "table")}, ${counted(texts.length, "text")}.`
      ),
      ...textBlocks(texts),
      ...tables.flatMap(tableBlocks),
      ...(charts.length > 0 ? [pictures] : [])
    ]
  };
}

/** What changed in notebooks: those that stayed the same in one sentence, each other in a section. */
export function notebookSections(changes: readonly NotebookChange[]): Section[] {
  const named = (state: NotebookChange["state"]): string[] =>
    changes.filter((change) => change.state === state).map(({name}) => name);
  const told = [
    ["The same", named("same")],
    ["Changed, see below", named("changed")],
    ["New", named("new")],
    ["Not run any more", named("gone")]
  ] as const;
  const sentences = told
    .filter(([, names]) => names.length > 0)
    .map(([what, names]) => `${what}: ${names.join(", ")}.`);
  return [
    {
      title: "Notebooks",
      blocks: [paragraph(sentences.join(" ") || "No notebook was run for either: npm run notebook run.")]
    },
    ...changes.filter(({state}) => state === "changed").map(notebookSection)
  ];
}
