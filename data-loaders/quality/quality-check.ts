import type {TableName} from "../schema/tables.ts";

/** `error`: nothing is published. `warning`: it is published and told. */
export const SEVERITIES = ["error", "warning"] as const;
type Severity = (typeof SEVERITIES)[number];

/** The result of one check over the decided tables, or over the sources. */
export interface Check {
  readonly group: "constraint" | "count" | "rule" | "freshness";
  readonly severity: Severity;
  readonly name: string;
  readonly table: TableName | "all";
  readonly title: string;
  /** Rows, or units, that violate it. */
  readonly violations: number;
  /** A few of them, for people. */
  readonly examples: readonly string[];
}

export const EXAMPLES = 5;

export const passed = ({violations}: Check): boolean => violations === 0;

export const blocks = (check: Check): boolean => !passed(check) && check.severity === "error";

/** A check in one line, with a few of its violations. */
export function describeCheck({table, title, violations, examples}: Check): string {
  const shown = examples.length > 0 ? ` (${examples.join("; ")})` : "";
  return `${table}: ${title}: ${violations} violations${shown}`;
}

/** At least one check failed: nothing is published. */
export class CheckError extends Error {
  constructor(readonly failed: readonly Check[]) {
    const lines = failed.map((check) => `  ${describeCheck(check)}`);
    super(`${failed.length} data checks failed, nothing is published:\n${lines.join("\n")}`);
    this.name = "CheckError";
  }
}
