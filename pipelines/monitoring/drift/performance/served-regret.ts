import type {DuckDBConnection} from "@duckdb/node-api";
import {sequenceWidth} from "../../../../lib/statistics/confidence-sequence.ts";
import {normalCritical} from "../../../../lib/statistics/normal.ts";
import type {RegretReport, Replies} from "../../../model/evaluation/regret/regret-report.ts";
import {logColumn} from "../../log/log-sql.ts";
import {THRESHOLDS, type Thresholds} from "../drift-thresholds.ts";
import {condition, type WindowQuestion} from "../window/window-question.ts";
import {LOSS_MEASURES} from "./loss-measures.ts";
import {clusteredDeviation, clustersOf} from "./verify.ts";

/** A ranking of A's moves as it was served; ids as everywhere. */
export interface ServedRanking {
  readonly pokemonA: number;
  readonly pokemonB: number;
  /** Those that can hit B, the recommended one first. */
  readonly movesA: readonly number[];
  /** Of which B could choose its reply; null: any that does damage. */
  readonly movesB: readonly number[] | null;
}

/** What recommended moves lacked of the best ones, by re-simulation of a sample of the questions. */
export interface ServedRegret {
  /** Each once. */
  readonly questions: number;
  /** Distinct (unordered) pairs of Pokémon among them. */
  readonly pairs: number;
  /** Mean of the best move's true worst case less the recommended one's. */
  readonly mean: number;
  /** Bounds of the mean that hold at every look at once. */
  readonly low: number;
  readonly high: number;
  readonly largest: number;
  /** At the evaluation, in the window's mix of questions; null where it did not measure it. */
  readonly baseline: number | null;
  readonly baselineDeviation: number | null;
}

/** Different questions of at least two moves; one alone cannot be regretted. */
export async function sampleRankings(
  connection: DuckDBConnection,
  question: WindowQuestion,
  {questions, seed}: {readonly questions: number; readonly seed: number}
): Promise<ServedRanking[]> {
  const [request, a, b, move, rank, replies] = (
    ["request_id", "pokemon_a_id", "pokemon_b_id", "move_a_id", "move_rank", "replies"] as const
  ).map(logColumn);
  const reader = await connection.runAndReadAll(
    `SELECT DISTINCT ON (a, b, asked, replies) a, b, moves, replies FROM (
       SELECT ${a} AS a, ${b} AS b, any_value(${replies}) AS replies, min(${request}) AS request,
         string_agg(${move}::VARCHAR, ' ' ORDER BY ${rank}) AS moves,
         string_agg(${move}::VARCHAR, ' ' ORDER BY ${move}) AS asked
       FROM ${question.relation} WHERE ${condition(question)} AND ${rank} IS NOT NULL
       GROUP BY ${request}, ${a}, ${b}
       HAVING count(*) > 1 AND count(*) = max(${rank}) AND count(DISTINCT ${rank}) = count(*))
     ORDER BY hash(a, b, asked, replies, ${seed}), request LIMIT ${questions}`
  );
  const ids = (text: unknown): number[] => String(text).split(" ").map(Number);
  return reader.getRows().map(([pokemonA, pokemonB, movesA, given]) => ({
    pokemonA: Number(pokemonA),
    pokemonB: Number(pokemonB),
    movesA: ids(movesA),
    movesB: given === null || given === "any" ? null : ids(given)
  }));
}

const kindOf = ({movesB}: ServedRanking): Replies => (movesB === null ? "open" : "given");

/** Mean and standard error at the evaluation, with as many questions of each kind as here. */
function baselineOf(
  rankings: readonly ServedRanking[],
  report: RegretReport | null
): {readonly mean: number; readonly deviation: number} | null {
  let [mean, variance] = [0, 0];
  for (const replies of ["given", "open"] as const) {
    const share = rankings.filter((ranking) => kindOf(ranking) === replies).length / rankings.length;
    if (share === 0) continue;
    const found = report?.kinds.find((kind) => kind.replies === replies)?.figures.answered.mean;
    if (!found || !Number.isFinite(found.value)) return null;
    mean += share * found.value;
    variance += (share * ((found.interval[1] - found.interval[0]) / (2 * normalCritical(0.025)))) ** 2;
  }
  return {mean, deviation: Math.sqrt(variance)};
}

export interface RegretOptions {
  /** True P(A wins) that the recommended move lacks of the best one's. */
  readonly judge: (ranking: ServedRanking) => number;
  /** Of the evaluation of the version that answered. */
  readonly evaluated: RegretReport | null;
  readonly signal?: AbortSignal | undefined;
  readonly thresholds?: Thresholds;
}

/** Judges served recommendations by what would really have been best; gives way to other work in between. */
export async function servedRegret(
  rankings: readonly ServedRanking[],
  {judge, evaluated, signal, thresholds = THRESHOLDS}: RegretOptions
): Promise<ServedRegret | null> {
  if (rankings.length === 0) return null;
  const regrets: number[] = [];
  for (const ranking of rankings) {
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
    regrets.push(judge(ranking));
  }
  const n = regrets.length;
  const mean = regrets.reduce((sum, regret) => sum + regret, 0) / n;
  const {clusterOf, clusters: pairs} = clustersOf(rankings);
  const deviation = clusteredDeviation(Float64Array.from(regrets), clusterOf, pairs);
  const {falseAlarmRate} = thresholds.performance;
  const width = sequenceWidth(deviation * Math.sqrt(pairs), pairs, falseAlarmRate / LOSS_MEASURES.length);
  const baseline = baselineOf(rankings, evaluated);
  return {
    questions: n,
    pairs,
    mean,
    low: Math.max(0, mean - width),
    high: Math.min(1, mean + width),
    largest: Math.max(...regrets),
    baseline: baseline?.mean ?? null,
    baselineDeviation: baseline?.deviation ?? null
  };
}
