import {withDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import type {DataPaths} from "../../../../lib/files/paths.ts";
import {JsonFileError} from "../../../../lib/files/read-json.ts";
import {FEATURE_VERSION} from "../../../model/features/feature-catalogue.ts";
import type {Duel, Recommender} from "../../../model/prediction/prediction-answers.ts";
import {THRESHOLDS} from "../drift-thresholds.ts";
import {baselineOf} from "../performance/loss.ts";
import {verifyPredictions} from "../performance/verify.ts";
import {type Profile, STRATA} from "../profile.ts";
import type {World} from "../world.ts";
import {buildProfile} from "./build-profile.ts";
import {checkRules} from "./check-rules.ts";
import {featureImportance} from "./feature-importance.ts";
import {publishProfile, readProfile} from "./store-profile.ts";
import {type LabelledDuel, sampleLabels, sampleTraining} from "./training-sample.ts";

/** Questions whose reply the model finds: each asks it about a whole set of moves. */
const MOST_QUESTIONS = 10_000;
const SLICE = 100;
/** Training labels held against the simulator of today. */
const LABELS = 2_000;
/** Duels of each kind of question that the model explains: some 10 ms each. */
const EXPLAINED = 200;

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
  const {drawn, labelled} = await withDuckDb(
    async (connection) => ({
      drawn: await sampleTraining(connection, paths.duels, {rows, seed}),
      labelled: await sampleLabels(connection, paths.duels, {rows: Math.min(verifyRows, LABELS), seed})
    }),
    {memory_limit: "512MB", threads: 2}
  );
  const asked = drawn.best_move.slice(0, MOST_QUESTIONS);
  log?.(`drift reference: finding B's best reply to ${asked.length} moves`);
  const samples = {...drawn, best_move: await withBestReplies(recommender, asked, signal)};
  const served = samples.best_move
    .slice(0, verifyRows)
    .map((duel) => ({duel, probability: recommender.winProbability(duel)}));
  log?.(`drift reference: re-simulating ${served.length} of them`);
  const verified = await verifyPredictions(served, {playouts, seed, simulate, signal});
  const rules = checkRules(labelled, simulate, {playouts, seed});
  if (rules?.changed)
    log?.(
      `drift reference: the rules have changed since training: the error against the labels is its baseline`
    );
  const baseline = rules?.changed ? await againstLabels(labelled, recommender, {playouts, seed}) : verified;
  const explained = STRATA.flatMap((stratum) => samples[stratum].slice(0, EXPLAINED));
  const importance = await featureImportance(recommender, explained, signal);
  const profile = buildProfile({
    recommender,
    samples,
    pokemonIds: game.pokemon.map(({id}) => id),
    moveIds: game.moves.map(({id}) => id),
    importance,
    baseline: baseline === null ? null : baselineOf(baseline.performance),
    rules,
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

/** The error at training by what the simulator said then, where it says something else today. */
function againstLabels(
  labelled: readonly LabelledDuel[],
  recommender: Recommender,
  options: {readonly playouts: number; readonly seed: number}
): ReturnType<typeof verifyPredictions> {
  const served = labelled.map(({duel}) => ({duel, probability: recommender.winProbability(duel)}));
  const said = new Map(labelled.map(({duel, label}) => [duel, label]));
  const simulate = (duel: Duel) => ({probability: said.get(duel)!, standardError: 0});
  return verifyPredictions(served, {...options, simulate});
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
  const stored = storedReference(options);
  const {modelVersion} = options.world.recommender;
  if (stored?.modelVersion === modelVersion && stored.featureVersion === FEATURE_VERSION) return stored;
  return makeReference(options);
}

/** null where there is none, and where it is an earlier version's: it is made anew then. */
function storedReference({paths, log}: ReferenceOptions): Profile | null {
  try {
    return readProfile(paths);
  } catch (error) {
    if (!(error instanceof JsonFileError)) throw error;
    log?.(`drift reference: ${error.message}; it is made anew`);
    return null;
  }
}
