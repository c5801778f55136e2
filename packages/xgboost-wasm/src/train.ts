import {Booster} from "./booster.ts";
import {DMatrix} from "./dmatrix.ts";
import {AbortError, DataError, ParameterError} from "./errors.ts";
import {isMultiOutput} from "./model/tree.ts";
import {refuseUnknown} from "./names.ts";
import {type ResolvedParameters, resolveParameters, type TrainParameters} from "./parameters.ts";
import type {Codes} from "./quantize.ts";
import {Team} from "./threads/team.ts";
import {availableThreads} from "./threads/workers.ts";
import {gatherBytes} from "./train/histograms.ts";
import {checkLabels} from "./train/labels.ts";
import type {TrainOptions} from "./train/options.ts";
import {type Previous, TrainSession} from "./train/session.ts";
import {TRAINABLE} from "./train/trainable.ts";

export type {
  CustomMetric,
  CustomObjective,
  Derivatives,
  EvalsResult,
  Progress,
  TrainOptions
} from "./train/options.ts";

export const TRAIN_OPTIONS = [
  "numRound",
  "evals",
  "earlyStoppingRounds",
  "evalsResult",
  "objective",
  "metric",
  "maximize",
  "onProgress",
  "signal",
  "model"
];

/** Trains gradient-boosted trees. Throws ParameterError, DataError or AbortError. */
export async function train(
  params: TrainParameters,
  dtrain: DMatrix,
  options: TrainOptions = {}
): Promise<Booster> {
  refuseUnknown("the options of train", options, TRAIN_OPTIONS);
  if (!(dtrain instanceof DMatrix)) throw new ParameterError("dtrain", dtrain, "a DMatrix");
  const numRound = options.numRound ?? 10;
  if (!Number.isInteger(numRound) || numRound < 0) {
    throw new ParameterError("numRound", numRound, "a whole number, at least 0");
  }
  if (dtrain.rows === 0) throw new DataError("the training matrix has no rows");
  const resolved = resolveParameters(params, dtrain.columns, dtrain.featureNames);
  checkFunctions(options);
  if (TRAINABLE[resolved.objective].ranking && dtrain.weight) {
    throw new DataError(`weight: queries have no weights here: ${resolved.objective} takes none`);
  }
  if (!options.objective) checkLabels(dtrain, resolved.objective, resolved.numClass);
  const evals = options.evals ?? [];
  checkEvals(evals);
  for (const {name, data} of evals) {
    if (data.columns !== dtrain.columns) {
      throw new DataError(`evaluation set ${name}: ${data.columns} columns, expected ${dtrain.columns}`);
    }
    checkTypes(dtrain, data, name);
    if (!data.label) throw new DataError(`label: evaluation set ${name} has none`);
    if (!options.objective) checkLabels(data, resolved.objective, resolved.numClass);
  }
  checkPatience(options.earlyStoppingRounds, evals.length);
  const model = checkPrevious(options.model, resolved, dtrain);
  if (options.signal?.aborted) throw new AbortError(options.signal.reason);
  const previous = model && (await answered(model, new Set([dtrain, ...evals.map(({data}) => data)])));

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
    const session = new TrainSession(resolved, dtrain, codes, sets, previous, teams, options);
    return new Booster(await session.run(numRound), {...params});
  } finally {
    for (const team of teams.values()) team.stop();
    release();
  }
}

function checkFunctions({objective, metric}: TrainOptions): void {
  for (const [name, value] of Object.entries({objective, metric})) {
    if (value !== undefined && typeof value !== "function")
      throw new ParameterError(name, value, "a function");
  }
}

function checkEvals(evals: NonNullable<TrainOptions["evals"]>): void {
  if (!Array.isArray(evals)) throw new ParameterError("evals", evals, "an array of {name, data}");
  const names = new Set<string>();
  for (const set of evals) {
    refuseUnknown("an evaluation set", set, ["name", "data"]);
    const {name, data} = set;
    if (typeof name !== "string") throw new ParameterError("evals", name, "a name that is a string");
    if (names.has(name))
      throw new ParameterError("evals", name, "a name for each set: this one is there twice");
    if (!(data instanceof DMatrix))
      throw new ParameterError("evals", data, `a DMatrix as the data of ${name}`);
    names.add(name);
  }
}

function checkTypes(dtrain: DMatrix, data: DMatrix, name: string): void {
  const wrong = dtrain.featureTypes.findIndex((type, i) => (type === "c") !== (data.featureTypes[i] === "c"));
  if (wrong >= 0) {
    const given = data.featureTypes[wrong];
    throw new DataError(
      `evaluation set ${name}, featureTypes[${wrong}]: got ${given}, other than what is trained on`
    );
  }
}

function checkPatience(rounds: number | undefined, sets: number): void {
  if (rounds === undefined) return;
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new ParameterError("earlyStoppingRounds", rounds, "a whole number, at least 1");
  }
  if (sets === 0) throw new ParameterError("earlyStoppingRounds", rounds, "evals to judge by");
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

/** A model with its margins of these matrices. */
async function answered(model: Booster, matrices: ReadonlySet<DMatrix>): Promise<Previous> {
  const margins = new Map<DMatrix, Float32Array>();
  for (const data of matrices) margins.set(data, await model.predictStreamed(data, {outputMargin: true}));
  return {model: model.model, margins};
}

function checkPrevious(
  model: Booster | undefined,
  params: ResolvedParameters,
  dtrain: DMatrix
): Booster | null {
  if (model === undefined) return null;
  if (!(model instanceof Booster)) throw new ParameterError("model", model, "a Booster");
  const {objective, numClass, numTarget = 1, numFeature, booster = "gbtree"} = model.model;
  if (objective !== params.objective) throw new ParameterError("objective", params.objective, objective);
  if (booster !== "gbtree" || params.dart || isMultiOutput(model.model)) {
    throw new ParameterError("model", booster, "a gbtree model with one value a leaf, to go on with gbtree");
  }
  if (numClass !== params.numClass) throw new ParameterError("num_class", params.numClass, `${numClass}`);
  if (numTarget !== Math.max(1, params.quantiles.length)) {
    throw new ParameterError("quantile_alpha", params.quantiles, `${numTarget} targets, as in the model`);
  }
  const parallel = model.model.numParallelTree ?? 1;
  if (parallel !== params.parallelTrees) {
    throw new ParameterError(
      "num_parallel_tree",
      params.parallelTrees,
      `${parallel}, as in the model to go on from`
    );
  }
  if (numFeature !== dtrain.columns) {
    throw new DataError(`the model has ${numFeature} features, the training matrix ${dtrain.columns}`);
  }
  return model;
}

/** Fewer values than this are trained on faster by one thread, unless more are asked for. */
const THREADED_VALUES = 2_000_000;

function threadsFor(params: ResolvedParameters, codes: Codes): number {
  if (params.threads > 0) return params.threads;
  return codes.rows * codes.layout.codes.length < THREADED_VALUES ? 1 : availableThreads();
}
