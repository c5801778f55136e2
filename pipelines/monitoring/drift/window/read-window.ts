import type {DuckDBConnection} from "@duckdb/node-api";
import {batchCount} from "../../../../lib/statistics/design-effect.ts";
import {logColumn} from "../../log/log-sql.ts";
import type {NumericColumn, ProfileColumn} from "../profile.ts";
import {columnCounts, intervalOf} from "./histogram-sql.ts";
import {
  type ColumnAggregate,
  PREDICTION,
  type PredictionMoments,
  type Slot,
  type WindowAggregates,
  type WindowSummary
} from "./window-aggregates.ts";
import {BEST_MOVE, condition, slotOf, timeCondition, type WindowQuestion} from "./window-question.ts";

const PAIR = (["request_id", "pokemon_a_id", "pokemon_b_id"] as const).map(logColumn).join(", ");
const IDS = ["pokemon_a_id", "pokemon_b_id", "move_a_id", "move_b_id"] as const;

/** Reads DuckDB's text of a map from ids to counts, `{25=3, 150=1}`. */
const idCounts = (text: unknown): Map<number, number> =>
  new Map(
    [...String(text ?? "").matchAll(/(\d+)=(\d+)/g)].map(([, id, count]) => [Number(id), Number(count)])
  );

async function readSummary(connection: DuckDBConnection, question: WindowQuestion): Promise<WindowSummary> {
  const {relation, profile, from, to} = question;
  const reader = await connection.runAndReadAll(`
    SELECT count(*)::DOUBLE, count(DISTINCT hash(${PAIR}))::DOUBLE,
      count_if(${BEST_MOVE})::DOUBLE, count_if(${logColumn("synthetic")})::DOUBLE,
      ${IDS.map((id) => `histogram(${logColumn(id)})::VARCHAR`).join(", ")}
    FROM ${relation} WHERE ${condition(question)}`);
  const [first] = reader.getRows();
  const [rows, matchups, bestMove, synthetic] = first.slice(0, 4).map(Number);
  const [pokemonA, pokemonB, moveA, moveB] = first.slice(4).map(idCounts);
  const unseen = (known: readonly number[], ...counts: readonly ReadonlyMap<number, number>[]): number => {
    const ids = new Set(known);
    const strange = counts.flatMap((map) => [...map].filter(([id]) => !ids.has(id)));
    return Math.min(
      rows,
      strange.reduce((sum, [, count]) => sum + count, 0)
    );
  };
  const all = await connection.runAndReadAll(
    `SELECT count(*)::DOUBLE FROM ${relation} WHERE ${timeCondition(question)}`
  );
  return {
    rows,
    matchups,
    from,
    to,
    mix: {best_move: bestMove, duel: rows - bestMove},
    synthetic,
    otherVersions: Number(all.getRows()[0][0]) - rows,
    unseenPokemon: unseen(profile.pokemonIds, pokemonA, pokemonB),
    unseenMoves: unseen(profile.moveIds, moveA, moveB)
  };
}

/** Times that cut the window's rows into batches of equal size, as SQL literals. */
async function batchEdges(
  connection: DuckDBConnection,
  question: WindowQuestion,
  rows: number
): Promise<string[]> {
  const count = batchCount(rows);
  if (count < 2) return [];
  const shares = Array.from({length: count - 1}, (_, i) => (i + 1) / count);
  const reader = await connection.runAndReadAll(
    `SELECT unnest(quantile_disc(epoch_us(${logColumn("time")}), [${shares.join(", ")}]))::VARCHAR FROM ${question.relation} WHERE ${condition(question)}`
  );
  return [...new Set(reader.getRows().map(([value]) => String(value)))];
}

/** One group of the aggregation: a batch within a slot. */
interface Group {
  readonly batch: number;
  readonly slot: number;
  readonly rows: number;
  /** Rows whose prediction is a probability. */
  readonly usable: number;
  readonly moments: readonly number[];
  readonly values: readonly unknown[];
}

const numbers = (value: unknown): number[] =>
  typeof value === "string" ? (JSON.parse(value) as number[]) : [];

/** Everything the report says of a window's inputs and predictions, in one pass over the log. */
export async function readWindow(
  connection: DuckDBConnection,
  question: WindowQuestion
): Promise<WindowAggregates> {
  const summary = await readSummary(connection, question);
  const edges = await batchEdges(connection, question, summary.rows);
  const {relation, profile, from, to} = question;
  const width = (to - from) / question.slots;
  // greatest() and least() would make a probability of NULL and of NaN.
  const given = `${logColumn("win_probability")}::DOUBLE`;
  const p = `CASE WHEN ${given} BETWEEN 0 AND 1 THEN least(greatest(${given}, 1e-12), 1 - 1e-12) END`;
  const prediction: NumericColumn = {...profile.prediction, name: PREDICTION};
  const columns = [...profile.columns, prediction];
  const reader = await connection.runAndReadAll(`
    SELECT ${intervalOf(`epoch_us(${logColumn("time")})`, edges)} AS batch, ${slotOf(question)} AS slot,
      count(*)::DOUBLE, count(p)::DOUBLE, sum(p), sum(greatest(p, 1 - p)), sum(greatest(p, 1 - p) ** 2),
      sum(p * (1 - p)), sum(-p * ln(p) - (1 - p) * ln(1 - p)),
      ${columns.map(columnCounts).join(",\n      ")}
    FROM (SELECT *, ${p} AS p FROM ${relation} WHERE ${condition(question)}) GROUP BY 1, 2`);
  const groups = reader.getRows().map((row): Group => {
    const [batch, slot, rows, usable, ...rest] = row;
    return {
      batch: Number(batch),
      slot: Number(slot),
      rows: Number(rows),
      usable: Number(usable),
      moments: rest.slice(0, 5).map(Number),
      values: rest.slice(5)
    };
  });
  const shape = {batches: edges.length + 1, slots: question.slots, rows: summary.rows};
  const read = columns.map((column, at) => readColumn(column, groups, at, shape));
  return {
    ...summary,
    slots: Array.from({length: question.slots}, (_, i): Slot => {
      const here = groups.filter(({slot}) => slot === i);
      return {
        from: from + i * width,
        to: from + (i + 1) * width,
        rows: here.reduce((sum, group) => sum + group.rows, 0),
        moments: momentsOf(here)
      };
    }),
    columns: read.slice(0, -1),
    prediction: read[read.length - 1],
    moments: momentsOf(groups)
  };
}

function momentsOf(groups: readonly Group[]): PredictionMoments {
  const rows = groups.reduce((sum, group) => sum + group.usable, 0);
  const mean = (i: number): number =>
    rows === 0 ? 0 : groups.reduce((sum, group) => sum + group.moments[i], 0) / rows;
  const confidence = mean(1);
  return {
    rows,
    probability: mean(0),
    confidence,
    confidenceDeviation: Math.sqrt(Math.max(0, mean(2) - confidence ** 2)),
    variance: mean(3),
    entropy: mean(4)
  };
}

function readColumn(
  column: ProfileColumn,
  groups: readonly Group[],
  at: number,
  shape: {readonly batches: number; readonly slots: number; readonly rows: number}
): ColumnAggregate {
  const cells = column.kind === "numeric" ? column.edges.length : column.categories.length;
  const empty = (count: number): number[][] =>
    Array.from({length: count}, () => new Array<number>(cells).fill(0));
  const batches = empty(shape.batches);
  const slots = empty(shape.slots);
  let [below, above, counted] = [0, 0, 0];
  for (const group of groups) {
    const counts = numbers(group.values[at]);
    if (column.kind === "categorical") {
      const [all, ...members] = counts;
      counts.splice(0, counts.length, ...members, Math.max(0, all - members.reduce((a, b) => a + b, 0)));
    } else if (counts.length > 0) {
      const first = counts.shift() as number;
      const last = counts.pop() as number;
      counts[0] += first;
      counts[counts.length - 1] += last;
      below += first;
      above += last;
    }
    counts.forEach((count, i) => {
      batches[group.batch][i] += count;
      slots[group.slot][i] += count;
      counted += count;
    });
  }
  return {
    name: column.name,
    batches,
    slots,
    missing: shape.rows - counted,
    below,
    above
  };
}
