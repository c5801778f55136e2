import type {ExtraName} from "../schema/extra-tables.ts";
import {TABLE_NAMES, TABLES, type TableName} from "../schema/tables.ts";
import {type Contribution, SOURCES, type Source} from "./contribution.ts";
import {type AnyRow, identityOf, keyOf, scopeKey} from "./scope.ts";

/**
 * `majority`: more sources say so than say anything else. `trust`: a tie, decided by the order of SOURCES.
 * `unlisted`: a learnset row whose move was decided not to be in the game goes with it.
 * `base_form`: a Mega's learnset is its base form's, whatever a source says.
 * `never_taught`: a move that a partner does of its own accord is in nobody's learnset.
 */
const RULES = ["majority", "trust", "unlisted", "base_form", "never_taught"] as const;
export type Rule = (typeof RULES)[number];

export interface Disagreement {
  readonly table: TableName;
  /** The row's identifying values, separated by spaces. */
  readonly key: string;
  /** `*`: whether the row exists at all. */
  readonly column: string;
  readonly values: readonly {readonly source: Source; readonly value: unknown}[];
  readonly winner: Source | "derived";
  readonly rule: Rule;
}

interface Statement {
  readonly source: Source;
  readonly value: unknown;
}

const trust = (source: Source): number => SOURCES.indexOf(source);

/** The value most sources state; in a tie the one stated by the most trusted source. */
export function decide(statements: readonly Statement[]): {
  value: unknown;
  winner: Source;
  rule: Rule | null;
} {
  const groups = new Map<unknown, Statement[]>();
  for (const statement of statements) {
    const group = groups.get(statement.value);
    if (group) group.push(statement);
    else groups.set(statement.value, [statement]);
  }
  const ranked = [...groups.values()]
    .map((group) => group.toSorted((a, b) => trust(a.source) - trust(b.source)))
    .sort((a, b) => b.length - a.length || trust(a[0].source) - trust(b[0].source));
  const {value, source: winner} = ranked[0][0];
  if (ranked.length === 1) return {value, winner, rule: null};
  return {value, winner, rule: ranked[0].length > ranked[1].length ? "majority" : "trust"};
}

interface Indexed {
  readonly source: Source;
  readonly rows: ReadonlyMap<string, AnyRow>;
  readonly scopes: ReadonlySet<string>;
}

function index(contribution: Contribution, table: TableName): Indexed | null {
  const rows = contribution.rows[table] as readonly AnyRow[] | undefined;
  if (!rows) return null;
  const {source} = contribution;
  const identity = identityOf(table);
  return {
    source,
    rows: new Map(rows.map((row) => [keyOf(row, identity), row])),
    scopes: new Set(rows.map((row) => scopeKey(table, source, row)))
  };
}

/** Where one decided value comes from. `*` is the row's existence. */
export interface Provenance {
  readonly table: TableName | ExtraName;
  readonly key: string;
  readonly column: string;
  /** Sources that state the value as decided; none: it follows from others by a rule of step 5. */
  readonly sources: readonly Source[];
}

export interface Reconciled {
  /** Rows as decided; columns that no source states are absent. */
  readonly rows: {readonly [T in TableName]: readonly AnyRow[]};
  readonly disagreements: readonly Disagreement[];
  readonly provenance: readonly Provenance[];
}

/** Merges what the sources say, row by row and column by column, and records every disagreement. */
export function reconcile(contributions: readonly Contribution[]): Reconciled {
  const disagreements: Disagreement[] = [];
  const provenance: Provenance[] = [];
  const rows = TABLE_NAMES.map((table) => {
    const sources = contributions.flatMap((contribution) => index(contribution, table) ?? []);
    const record = (key: string, column: string, statements: readonly Statement[]): unknown => {
      const {value, winner, rule} = decide(statements);
      if (rule) disagreements.push({table, key, column, values: statements, winner, rule});
      const agreeing = statements.filter((statement) => statement.value === value);
      // A row that is not there has no origin.
      if (column !== "*" || value === true)
        provenance.push({table, key, column, sources: agreeing.map(({source}) => source)});
      return value;
    };
    return [table, mergeTable(table, sources, record)] as const;
  });
  return {rows: Object.fromEntries(rows) as unknown as Reconciled["rows"], disagreements, provenance};
}

function mergeTable(
  table: TableName,
  sources: readonly Indexed[],
  record: (key: string, column: string, statements: readonly Statement[]) => unknown
): AnyRow[] {
  const identity = identityOf(table);
  const columns = Object.keys(TABLES[table].columns).filter((column) => !identity.includes(column));
  const samples = new Map(sources.flatMap(({rows}) => [...rows]));
  const merged: AnyRow[] = [];
  for (const [key, sample] of samples) {
    const entitled = sources.filter(({source, scopes}) => scopes.has(scopeKey(table, source, sample)));
    const presence = entitled.map(({source, rows}) => ({source, value: rows.has(key)}));
    if (!record(key, "*", presence)) continue;
    const row: Record<string, unknown> = Object.fromEntries(
      identity.map((column) => [column, sample[column]])
    );
    for (const column of columns) {
      const statements = sources.flatMap(({source, rows}) => {
        const value = rows.get(key)?.[column];
        return value === undefined ? [] : [{source, value}];
      });
      if (statements.length > 0) row[column] = record(key, column, statements);
    }
    merged.push(row);
  }
  return merged;
}
