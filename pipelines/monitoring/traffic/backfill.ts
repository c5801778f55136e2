import {join} from "node:path";
import type {Recommender} from "../../model/prediction/prediction-answers.ts";
import {type SyntheticPrediction, writeSyntheticLog} from "../log/write-synthetic-log.ts";
import type {FightQuestioner} from "./traffic-fights.ts";
import type {Questioner} from "./traffic-questions.ts";

export interface BackfillOptions {
  readonly recommender: Recommender;
  /** Folder of the prediction log. */
  readonly folder: string;
  /** Days back from `now` to fill. */
  readonly days: number;
  readonly requestsADay: number;
  /** What is asked on a day, counted from 0, the oldest. */
  readonly ask: (day: number) => Questioner;
  /** Fights a day, and who asks them; none without. */
  readonly fights?: {readonly count: number; readonly ask: (day: number) => FightQuestioner};
  readonly random: () => number;
  readonly now: Date;
  readonly signal?: AbortSignal;
  readonly onDay?: (day: number, rows: number) => void;
}

const DAY_MS = 86_400_000;

/**
 * Writes a history that never happened into the prediction log, for demonstrations: the answers are the
 * model's own, every row is marked as synthetic, and so is every report that covers one. One file a day; the
 * same day written again replaces its file.
 * @returns rows written
 */
export async function backfill(options: BackfillOptions): Promise<number> {
  const {recommender, folder, days, requestsADay, ask, fights, random, now, signal, onDay} = options;
  let total = 0;
  for (let day = 0; day < days; day += 1) {
    signal?.throwIfAborted();
    const start = now.getTime() - (days - day) * DAY_MS;
    const atRandom = (count: number): number[] =>
      Array.from({length: count}, () => Math.floor(start + random() * DAY_MS));
    const times = atRandom(requestsADay);
    const question = ask(day);
    const predictions = times.flatMap((time, i) =>
      answer(recommender, question, time, `backfill-${start}-${i}`)
    );
    const fighting = fights?.ask(day);
    for (const [i, time] of atRandom(fights?.count ?? 0).entries())
      predictions.push(fighting!.answered(time, `backfill-fight-${start}-${i}`));
    const stamp = new Date(start).toISOString().slice(0, 10);
    await writeSyntheticLog(
      join(folder, `${stamp}T00-00-00-000Z-synthetic.parquet`),
      recommender,
      predictions
    );
    total += predictions.length;
    onDay?.(day, predictions.length);
  }
  return total;
}

/** What the server would log of one question. */
function answer(
  recommender: Recommender,
  ask: Questioner,
  time: number,
  request: string
): SyntheticPrediction[] {
  const {pokemonA, pokemonB, movesA} = ask();
  return recommender
    .bestMove({pokemonA, pokemonB, movesA, settle: false})
    .ranked.map(({moveId, opponentMoveId, modelProbability}) => ({
      time,
      request,
      endpoint: "/predict/best-move",
      duel: {pokemonA, moveA: moveId, pokemonB, moveB: opponentMoveId},
      probability: modelProbability
    }));
}
