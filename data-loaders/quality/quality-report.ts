import type {Contribution} from "../reconcile/contribution.ts";
import {TABLE_NAMES} from "../schema/tables.ts";
import type {PostProcessed} from "../steps/post-process.ts";
import type {CheckedRun} from "./check-history.ts";
import {type ColumnCoverage, coverageOf} from "./coverage.ts";
import {EXPECTED_ROWS} from "./expected-counts.ts";
import {createLabels} from "./labels.ts";
import type {Lineage} from "./lineage.ts";
import {type Check, passed} from "./quality-check.ts";

/** What the page Data quality shows: `data/quality/quality.json`. */
export interface QualityReport {
  /** Which sources were asked: embedded, live, or cache. */
  readonly mode: string;
  readonly rowCounts: readonly {
    readonly table: string;
    readonly rows: number;
    readonly expected: number | null;
  }[];
  readonly checks: {
    readonly total: number;
    readonly failed: number;
    readonly list: readonly (Check & {readonly passed: boolean})[];
  };
  readonly disagreements: {
    readonly total: number;
    readonly byColumn: readonly {
      readonly table: string;
      readonly column: string;
      readonly count: number;
      /** How many each source won. */
      readonly winners: Readonly<Record<string, number>>;
      readonly rules: Readonly<Record<string, number>>;
    }[];
    readonly rows: readonly {
      readonly table: string;
      readonly key: string;
      readonly label: string;
      readonly column: string;
      readonly values: Readonly<Record<string, unknown>>;
      readonly winner: string;
      readonly rule: string;
    }[];
  };
  readonly coverage: readonly ColumnCoverage[];
  readonly freshness: Lineage["sources"];
  /** What the checks said of the latest runs, the newest first. */
  readonly history: readonly CheckedRun[];
}

const tally = (values: readonly string[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1;
  return counts;
};

export interface QualityInput {
  readonly mode: string;
  readonly processed: PostProcessed;
  readonly contributions: readonly Contribution[];
  readonly checks: readonly Check[];
  readonly freshness: Lineage["sources"];
  readonly history: readonly CheckedRun[];
}

export function qualityReport(input: QualityInput): QualityReport {
  const {mode, processed, contributions, checks, freshness, history} = input;
  const {tables, disagreements} = processed;
  const moveNames = contributions.flatMap(({rows}) => rows.move ?? []).filter(({name_en}) => name_en);
  const label = createLabels(tables, new Map(moveNames.map(({id, name_en}) => [String(id), name_en!])));
  const groups = Object.entries(tally(disagreements.map(({table, column}) => `${table} ${column}`)));
  return {
    mode,
    rowCounts: TABLE_NAMES.map((table) => ({
      table,
      rows: tables[table].length,
      expected: EXPECTED_ROWS[table] ?? null
    })),
    checks: {
      total: checks.length,
      failed: checks.filter((check) => !passed(check)).length,
      list: checks.map((check) => ({...check, passed: passed(check)}))
    },
    disagreements: {
      total: disagreements.length,
      byColumn: groups
        .map(([group, count]) => {
          const [table, column] = group.split(" ");
          const members = disagreements.filter((one) => one.table === table && one.column === column);
          return {
            table,
            column,
            count,
            winners: tally(members.map(({winner}) => winner)),
            rules: tally(members.map(({rule}) => rule))
          };
        })
        .sort((a, b) => b.count - a.count),
      rows: disagreements.map(({table, key, column, values, winner, rule}) => ({
        table,
        key,
        label: label(table, key),
        column,
        values: Object.fromEntries(values.map(({source, value}) => [source, value])),
        winner,
        rule
      }))
    },
    coverage: coverageOf(contributions, processed.provenance),
    freshness,
    history
  };
}

/** The disagreements in a few lines for a log. */
export function summarize({disagreements: {total, byColumn}}: QualityReport): string[] {
  if (total === 0) return ["the sources agree on everything"];
  const count = (counts: Readonly<Record<string, number>>): string =>
    Object.entries(counts)
      .map(([name, number]) => `${name} ${number}`)
      .join(", ");
  return [
    `${total} disagreements between sources:`,
    ...byColumn.map(
      ({table, column, count: number, winners, rules}) =>
        `  ${table}.${column}: ${number} (decided for ${count(winners)}; by ${count(rules)})`
    )
  ];
}
