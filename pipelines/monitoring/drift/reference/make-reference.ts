import {withDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import type {DataPaths} from "../../../../lib/files/paths.ts";
import {FEATURE_VERSION} from "../../../model/features/feature-catalogue.ts";
import type {Duel, Recommender} from "../../../model/prediction/prediction-answers.ts";
import {THRESHOLDS} from "../drift-thresholds.ts";
import {baselineOf} from "../performance/loss.ts";
import {verifyPredictions} from "../performance/verify.ts";
import type {Profile} from "../profile.ts";
import type {World} from "../world.ts";
import {buildProfile} from "./build-profile.ts";
import {publishProfile, readProfile} from "./store-profile.ts";
import {sampleTraining} from "./training-sample.ts";

/** Questions whose reply the model finds: each asks it about a whole set of moves. */
const MOST_QUESTIONS = 10_000;
const SLICE = 100;

export interface ReferenceOptions {
  readonly paths: Pick<DataPaths, "evaluation" | "duels">;
  readonly world: World;
  readonly now: Date;
  /** Training duels of each stratum that the distributions are taken from. */
  readonly rows?: number;
  /** Training duels re-simulated for the error at training. */
  readonly verifyRows?: number;
  readonly playouts?: number;
  readonly seed?: number;
  readonly signal?: AbortSignal | undefined;
  readonly log?: (line: string) => void;
}

/** Makes and publishes the reference of the model in production from its training duels. */
export async function makeReference(options: ReferenceOptions): Promise<Profile> {
  const {
    paths,
    world,
    now,
    rows = 50_000,
    verifyRows = 10_000,
    playouts = 400,
    seed = 1,
    signal,
    log
  } = options;
  const {recommender, game, simulate} = world;
  log?.(`drift reference: sampling ${rows} training duels of each kind of question`);
  const drawn = await withDuckDb((connection) => sampleTraining(connection, paths.duels, {rows, seed}), {
    memory_limit: "512MB",
    threads: 2
  });
  const asked = drawn.best_move.slice(0, MOST_QUESTIONS);
  log?.(`drift reference: finding B's best reply to ${asked.length} moves`);
  const samples = {...drawn, best_move: await withBestReplies(recommender, asked, signal)};
  const served = samples.best_move
    .slice(0, verifyRows)
    .map((duel) => ({duel, probability: recommender.winProbability(duel)}));
  log?.(`drift reference: re-simulating ${served.length} of them`);
  const verified = await verifyPredictions(served, {playouts, seed, simulate, signal});
  const profile = buildProfile({
    recommender,
    samples,
    pokemonIds: game.pokemon.map(({id}) => id),
    moveIds: game.moves.map(({id}) => id),
    baseline: verified === null ? null : baselineOf(verified.performance),
    now
  });
  await publishProfile(
    {evaluation: paths.evaluation},
    profile,
    recommender,
    samples,
    THRESHOLDS.multivariate.rows
  );
  return profile;
}

/** As `withBestReply`, giving way to other work in between. */
async function withBestReplies(
  recommender: Recommender,
  asked: readonly Duel[],
  signal: AbortSignal | undefined
): Promise<Duel[]> {
  const duels: Duel[] = [];
  for (const [row, duel] of asked.entries()) {
    if (row % SLICE === 0) {
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    }
    duels.push(...withBestReply(recommender, duel));
  }
  return duels;
}

/** The duel that a question about A's move is logged as: B replies with its best, by the model; none if it cannot hit. */
function withBestReply(recommender: Recommender, {pokemonA, moveA, pokemonB}: Duel): Duel[] {
  const {ranked} = recommender.bestMove({pokemonA, pokemonB, movesA: [moveA], settle: false});
  return ranked.map(({opponentMoveId}) => ({pokemonA, moveA, pokemonB, moveB: opponentMoveId}));
}

/** The stored reference, made anew where there is none or it is another model's. */
export async function currentReference(options: ReferenceOptions): Promise<Profile> {
  const stored = readProfile(options.paths);
  const {modelVersion} = options.world.recommender;
  if (stored?.modelVersion === modelVersion && stored.featureVersion === FEATURE_VERSION) return stored;
  return makeReference(options);
}
