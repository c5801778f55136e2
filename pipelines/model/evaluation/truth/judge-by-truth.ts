import type {GameData} from "../../../../data-loaders/game-data.ts";
import {bootstrapMean} from "../../../../lib/statistics/bootstrap-mean.ts";
import {noProgress, type StartProgress} from "../../../../lib/terminal/report-progress.ts";
import {inParts} from "../../../../lib/workers/in-parts.ts";
import {createPool, defaultThreads} from "../../../../lib/workers/pool.ts";
import type {DuelProbability} from "../../../battle/duel.ts";
import type {LabelledDuels} from "../../duels/duel-columns.ts";
import {shuffledPlaces} from "../../duels/splits.ts";
import {isEven, shareOf} from "../regret/regret-figures.ts";
import type {TruthReport} from "./truth-report.ts";
import {type AskedDuel, type TruthContext, trueDuels} from "./truth-tasks.ts";

export const TRUE_DUELS = 1000;
/** Their standard error is 0.008 at most, a quarter of what 200 fights have. */
const PLAYOUTS = 4000;
const DUELS_A_TASK = 20;

export interface TruthOptions {
  readonly game: GameData;
  readonly duels: LabelledDuels;
  /** The test part, and what the model says of each. */
  readonly rows: Uint32Array;
  readonly q: ArrayLike<number>;
  readonly seed: number;
  /** How many duels are drawn; all of fewer. */
  readonly count?: number;
  readonly playouts?: number;
  readonly threads?: number;
  readonly progress?: StartProgress | undefined;
}

/** Holds the model's word on random test duels against the truth; many in worker threads. */
export async function judgeByTruth(options: TruthOptions): Promise<TruthReport> {
  const {duels, rows, q, seed, count = TRUE_DUELS, playouts = PLAYOUTS} = options;
  const places = shuffledPlaces(rows, seed).slice(0, count);
  const asked = [...places].map((place): AskedDuel => {
    const row = rows[place];
    return [duels.pokemonA[row], duels.moveA[row], duels.pokemonB[row], duels.moveB[row]];
  });
  const truths = await findTruth(asked, {...options, playouts});
  const judged = truths.map((truth, at) => ({
    truth,
    label: duels.winProbability[rows[places[at]]],
    prediction: q[places[at]]
  }));
  const decided = judged.filter(({truth}) => !isEven(truth));
  const errorOf = (said: "prediction" | "label") =>
    bootstrapMean(
      judged.map((one) => Math.abs(one[said] - one.truth.probability)),
      {seed}
    );
  return {
    seed,
    duels: judged.length,
    exact: truths.filter(({method}) => method === "exact").length,
    playouts,
    meanError: errorOf("prediction"),
    labelError: errorOf("label"),
    wrongFavourite: shareOf(decided, ({truth, prediction}) => prediction >= 0.5 !== truth.probability >= 0.5),
    even: judged.length - decided.length
  };
}

async function findTruth(
  asked: readonly AskedDuel[],
  {game, playouts, threads = defaultThreads(), progress: start = noProgress}: TruthOptions & TruthContext
): Promise<DuelProbability[]> {
  const context: TruthContext = {game, playouts};
  // So few are found before a thread has started.
  if (asked.length <= DUELS_A_TASK) return trueDuels(asked, context);
  const progress = start({label: "truth", total: asked.length, unit: "duels"});
  const pool = createPool(new URL("./truth-tasks.ts", import.meta.url), context, threads);
  let done = 0;
  try {
    return await inParts<AskedDuel, DuelProbability>(pool, "trueDuels", asked, DUELS_A_TASK, (more) => {
      done += more;
      progress.update(done);
    });
  } finally {
    progress.end();
    await pool.close();
  }
}
