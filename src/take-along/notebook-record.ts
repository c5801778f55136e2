/** What a notebook shows, apart from how a page shows it: the source of every file that one can take along. */

export type TableCell = string | number | boolean | null;

export interface TableRecord {
  readonly kind: "table";
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

interface ChartRecord {
  readonly kind: "chart";
  readonly name: string;
  /** A drawing that stands alone. */
  readonly svg: string;
  /** What is drawn, where it is known. */
  readonly data: Pick<TableRecord, "columns" | "rows"> | null;
}

interface InputRecord {
  readonly kind: "input";
  readonly label: string;
  readonly value: string;
}

interface TextRecord {
  readonly kind: "text";
  readonly text: string;
}

interface ErrorRecord {
  readonly kind: "error";
  readonly message: string;
}

export type OutputRecord = TableRecord | ChartRecord | InputRecord | TextRecord | ErrorRecord;

export interface ProseRecord {
  readonly kind: "prose";
  readonly markdown: string;
}

export interface CellRecord {
  readonly kind: "cell";
  /** Framework's name of it in the page; null where prose holds what is shown. */
  readonly id: string | null;
  /** Where its text begins in the Markdown file, from 1; null where the page does not say. */
  readonly line: number | null;
  readonly language: string;
  /** Empty where the page keeps it to itself. */
  readonly source: string;
  readonly outputs: readonly OutputRecord[];
}

export interface NotebookRecord {
  /** Of its file, such as `03-training`. */
  readonly name: string;
  readonly title: string;
  readonly language: "en" | "fr";
  readonly parts: readonly (ProseRecord | CellRecord)[];
}
