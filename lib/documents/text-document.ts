/** Text; what stands between backticks is code. Anything else in it is text, whatever it looks like. */
export type Inline = string | {readonly strong: string};

export interface TableColumn {
  readonly label: string;
  readonly numeric?: boolean;
}

/** A row of pictures with one name, one for each column that has one. */
export interface PictureRow {
  readonly name: string;
  /** Paths from the document's folder, in the columns' order. */
  readonly files: readonly (string | null)[];
}

export interface TableBlock {
  readonly kind: "table";
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  /** Cells in the columns' order; the first names the row. */
  readonly rows: readonly (readonly Inline[])[];
}

export type Block =
  | {readonly kind: "paragraph" | "note"; readonly text: Inline}
  | {readonly kind: "code"; readonly text: string}
  | {readonly kind: "list"; readonly items: readonly Inline[]}
  | TableBlock
  | {
      readonly kind: "pictures";
      readonly what: string;
      readonly columns: readonly string[];
      readonly rows: readonly PictureRow[];
    };

export interface Section {
  /** The same in every language; an anchor on a page. */
  readonly id?: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** A report, a card, a part of the documentation, before it is Markdown, HTML or a page: the source of each. */
export interface TextDocument {
  readonly title: string;
  /** For a reader who reads nothing else. */
  readonly lede: Inline;
  /** Between the lede and the first section. */
  readonly blocks?: readonly Block[];
  readonly sections: readonly Section[];
}

export const strong = (text: string): Inline => ({strong: text});
export const paragraph = (text: Inline): Block => ({kind: "paragraph", text});
/** What bears on all that follows. */
export const note = (text: Inline): Block => ({kind: "note", text});
/** Lines for a shell. */
export const code = (text: string): Block => ({kind: "code", text});
export const list = (...items: readonly Inline[]): Block => ({kind: "list", items});
/** A column of numbers. */
export const numbers = (label: string): TableColumn => ({label, numeric: true});
/** @param head columns, or their labels where they are text */
export const table = (
  head: readonly (string | TableColumn)[],
  rows: readonly (readonly Inline[])[]
): TableBlock => ({
  kind: "table",
  columns: head.map((column) => (typeof column === "string" ? {label: column} : column)),
  rows
});
export const captionedTable = (
  caption: string,
  head: readonly (string | TableColumn)[],
  rows: readonly (readonly Inline[])[]
): TableBlock => ({...table(head, rows), caption});

/** What is text and what is code of an inline text. */
export const spansOf = (text: Inline): {readonly text: string; readonly isCode: boolean}[] =>
  (typeof text === "string" ? text : text.strong)
    .split(/`([^`]*)`/)
    .map((part, index) => ({text: part, isCode: index % 2 === 1}))
    .filter((span) => span.text !== "");
