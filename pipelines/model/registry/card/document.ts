/** A model card before it is Markdown or a page: the one source of both. Text marks code by backticks. */
export interface Card {
  readonly title: string;
  readonly lede: string;
  readonly sections: readonly Section[];
}

export interface Section {
  /** The same in every language; an anchor on the page. */
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface TableColumn {
  readonly label: string;
  readonly numeric?: boolean;
}

export type Block =
  | {readonly kind: "text" | "code"; readonly text: string}
  | {readonly kind: "list"; readonly items: readonly string[]}
  | {
      readonly kind: "table";
      readonly caption: string;
      readonly columns: readonly TableColumn[];
      /** Cells in the columns' order; the first names the row. */
      readonly rows: readonly (readonly string[])[];
    };

export const text = (content: string): Block => ({kind: "text", text: content});
export const code = (content: string): Block => ({kind: "code", text: content});
export const list = (...items: readonly string[]): Block => ({kind: "list", items});
/** @param head labels; a leading `#` marks a column of numbers */
export const table = (
  caption: string,
  head: readonly string[],
  rows: readonly (readonly string[])[]
): Block => ({
  kind: "table",
  caption,
  columns: head.map((label) => (label.startsWith("#") ? {label: label.slice(1), numeric: true} : {label})),
  rows
});
