import type {TableName} from "../schema/tables.ts";

/** The result of one check over the decided tables. */
export interface Check {
  readonly group: "constraint" | "count" | "rule";
  readonly name: string;
  readonly table: TableName;
  readonly title: string;
  /** Rows, or units, that violate it. */
  readonly violations: number;
  /** A few of them, for people. */
  readonly examples: readonly string[];
}

export const EXAMPLES = 5;

export const passed = ({violations}: Check): boolean => violations === 0;

/** At least one check failed: nothing is published. */
export class CheckError extends Error {
  constructor(readonly failed: readonly Check[]) {
    const lines = failed.map(({table, title, violations, examples}) => {
      const shown = examples.length > 0 ? ` (${examples.join("; ")})` : "";
      return `  ${table}: ${title}: ${violations} violations${shown}`;
    });
    super(`${failed.length} data checks failed, nothing is published:\n${lines.join("\n")}`);
    this.name = "CheckError";
  }
}
