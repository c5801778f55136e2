import type {Booster} from "./booster.ts";
import type {DMatrix} from "./dmatrix.ts";
import {AbortError, DataError, ParameterError} from "./errors.ts";
import type {Model} from "./model/tree.ts";
import {type ResolvedParameters, resolveParameters, type TrainParameters} from "./parameters.ts";
import type {Codes} from "./quantize.ts";
import {Team} from "./threads/team.ts";
import {availableThreads} from "./threads/workers.ts";
import {checkLabels} from "./train/data.ts";
import {gatherBytes} from "./train/histograms.ts";
import type {TrainOptions} from "./train/options.ts";
import {TrainSession} from "./train/session.ts";

export type {EvalsResult, Progress, TrainOptions} from "./train/options.ts";

/** Trains gradient-boosted trees. Throws ParameterError, DataError or AbortError. */
export async function train(
  params: TrainParameters,
  dtrain: DMatrix,
  options: TrainOptions = {}
): Promise<Booster> {
  const numRound = options.numRound ?? 10;
  if (!Number.isInteger(numRound) || numRound < 0) {
    throw new ParameterError("numRound", numRound, "a whole number, at least 0");
  }
  if (dtrain.rows === 0) throw new DataError("the training matrix has no rows");
  const resolved = resolveParameters(params, dtrain.columns, dtrain.featureNames);
  checkLabels(dtrain, resolved.objective, resolved.numClass);
  const evals = options.evals ?? [];
  for (const {name, data} of evals) {
    if (data.columns !== dtrain.columns) {
      throw new DataError(`evaluation set ${name}: ${data.columns} columns, expected ${dtrain.columns}`);
    }
    checkLabels(data, resolved.objective, resolved.numClass);
  }
  if (options.earlyStoppingRounds !== undefined && evals.length === 0) {
    throw new ParameterError("earlyStoppingRounds", options.earlyStoppingRounds, "evals to judge by");
  }
  const previous = checkPrevious(options.model, resolved, dtrain);
  if (options.signal?.aborted) throw new AbortError(options.signal.reason);

  const codes = await dtrain.codesFor(resolved.maxBin, null);
  const sets: {name: string; data: DMatrix; codes: Codes}[] = [];
  for (const {name, data} of evals) {
    const own = data === dtrain ? codes : await data.codesFor(resolved.maxBin, dtrain);
    sets.push({name, data, codes: own});
  }
  const teams = new Map<Codes, Team>();
  const release = await occupy(new Set([codes, ...sets.map((set) => set.codes)]));
  try {
    for (const own of new Set([codes, ...sets.map((set) => set.codes)])) {
      const threads = own === codes ? threadsFor(resolved, own) : 1;
      teams.set(own, await Team.start(own.heap, threads, gatherBytes(own.layout)));
    }
    const session = new TrainSession(resolved, dtrain, codes, sets, previous, teams);
    return await session.run(numRound, options);
  } finally {
    for (const team of teams.values()) team.stop();
    release();
  }
}

/** Waits until no other training uses the memory of these codes. All at once, so that no two wait for each other. */
async function occupy(all: ReadonlySet<Codes>): Promise<() => void> {
  const before = [...all].map((codes) => codes.busy);
  let release: () => void = () => {};
  const done = new Promise<void>((resolve) => {
    release = resolve;
  });
  for (const codes of all) codes.busy = done;
  await Promise.all(before);
  for (const codes of all) codes.heap.rewind(codes.scratch);
  return release;
}

function checkPrevious(
  model: Booster | undefined,
  params: ResolvedParameters,
  dtrain: DMatrix
): Model | null {
  if (!model) return null;
  const {objective, numClass, numFeature} = model.model;
  if (objective !== params.objective) throw new ParameterError("objective", params.objective, objective);
  if (numClass !== params.numClass) throw new ParameterError("num_class", params.numClass, `${numClass}`);
  if (numFeature !== dtrain.columns) {
    throw new DataError(`the model has ${numFeature} features, the training matrix ${dtrain.columns}`);
  }
  return model.model;
}

/** Fewer values than this are trained on faster by one thread, unless more are asked for. */
const THREADED_VALUES = 2_000_000;

function threadsFor(params: ResolvedParameters, codes: Codes): number {
  if (params.threads > 0) return params.threads;
  return codes.rows * codes.layout.codes.length < THREADED_VALUES ? 1 : availableThreads();
}
