import {Booster} from "./booster.ts";
import type {DMatrix} from "./dmatrix.ts";
import {AbortError, DataError, ParameterError} from "./errors.ts";
import {computeMetric, maximizes} from "./metrics.ts";
import {baseMargin, type Model, type Tree} from "./model/tree.ts";
import {
  type MetricName,
  type ResolvedParameters,
  resolveParameters,
  type TrainParameters
} from "./parameters.ts";
import type {Codes} from "./quantize.ts";
import {createRandom, sampleFeatures} from "./random.ts";
import {Team} from "./threads/team.ts";
import {availableThreads} from "./threads/workers.ts";
import {checkLabels, MarginKeeper} from "./train/data.ts";
import {type FeatureSampler, gatherBytes, TreeGrower} from "./train/grower.ts";
import {JobQueue, Operation} from "./train/job-queue.ts";

/** Value of every metric by evaluation set and metric, one a round. */
export type EvalsResult = Record<string, Record<string, number[]>>;

export interface Progress {
  /** Rounds done, counting those of the model training went on from. */
  round: number;
  numRound: number;
  /** This round's metrics. */
  metrics: Record<string, Record<string, number>>;
}

export interface TrainOptions {
  /** Boosting rounds, default 10. */
  numRound?: number;
  /** Matrices to evaluate after every round; the last one decides early stopping. */
  evals?: readonly {name: string; data: DMatrix}[];
  /** Stop after so many rounds without a better value of the last metric on the last evaluation set. */
  earlyStoppingRounds?: number;
  /** Called after each round; returning false stops there. */
  onProgress?: (progress: Progress) => unknown;
  signal?: AbortSignal;
  /** Filled with every metric of every round. */
  evalsResult?: EvalsResult;
  /** Model to go on from. */
  model?: Booster;
}

const KINDS = {"binary:logistic": 0, "reg:squarederror": 1, "multi:softprob": 2} as const;

/** Lets timers, input and aborts in between two rounds. */
function breathe(): Promise<void> {
  const host = globalThis as {setImmediate?: (callback: () => void) => unknown};
  return new Promise((resolve) => {
    if (host.setImmediate) host.setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

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

interface EvaluationSet {
  name: string;
  data: DMatrix;
  keeper: MarginKeeper;
}

/** Fewer values than this are trained on faster by one thread, unless more are asked for. */
const THREADED_VALUES = 2_000_000;

function threadsFor(params: ResolvedParameters, codes: Codes): number {
  if (params.threads > 0) return params.threads;
  return codes.rows * codes.layout.codes.length < THREADED_VALUES ? 1 : availableThreads();
}

class TrainSession {
  private readonly trees: Tree[] = [];
  private readonly treeInfo: number[] = [];
  private readonly gradients: number;
  private readonly labels: number;
  private readonly weights: number;
  private readonly grower: TreeGrower;
  private readonly classes: number;

  private readonly queue: JobQueue;
  private readonly keeper: MarginKeeper;
  private readonly evals: readonly EvaluationSet[];

  constructor(
    private readonly params: ResolvedParameters,
    private readonly dtrain: DMatrix,
    private readonly codes: Codes,
    evals: readonly {name: string; data: DMatrix; codes: Codes}[],
    private readonly previous: Model | null,
    teams: ReadonlyMap<Codes, Team>
  ) {
    const {heap, rows} = codes;
    this.classes = Math.max(1, params.numClass);
    const queueOf = (own: Codes) => new JobQueue(own.heap, teams.get(own)!);
    this.queue = queueOf(codes);
    this.grower = new TreeGrower(codes, params, this.queue);
    this.labels = heap.allocate(rows * 4);
    heap.f32(this.labels, rows).set(dtrain.label!);
    this.weights = dtrain.weight ? heap.allocate(rows * 4) : 0;
    if (dtrain.weight) heap.f32(this.weights, rows).set(dtrain.weight);
    this.gradients = heap.allocate(rows * this.classes * 8);
    this.keeper = this.keep(dtrain, codes, this.queue);
    this.evals = evals.map(({name, data, codes: own}) => ({
      name,
      data,
      keeper: own === codes ? this.keeper : this.keep(data, own, queueOf(own))
    }));
    if (previous) {
      this.trees.push(...previous.trees);
      this.treeInfo.push(...previous.treeInfo);
    }
  }

  private keep(data: DMatrix, codes: Codes, queue: JobQueue): MarginKeeper {
    const {previous} = this;
    const keeper = new MarginKeeper(codes, this.classes, queue);
    const initial = previous ? new Booster(previous).predictMargins(data) : data.baseMargin;
    keeper.start(baseMargin(previous ?? this.params), initial);
    return keeper;
  }

  async run(numRound: number, options: TrainOptions): Promise<Booster> {
    const {params} = this;
    const done = this.trees.length / this.classes;
    const total = done + numRound;
    const attributes: Record<string, string> = {...this.previous?.attributes};
    const stopper = new EarlyStopper(options.earlyStoppingRounds, params.metrics);
    for (let round = done; round < total; round++) {
      if (options.signal?.aborted) throw new AbortError(options.signal.reason);
      this.boost(round);
      const metrics = this.evaluate(options.evalsResult);
      const goOn = await options.onProgress?.({round: round + 1, numRound: total, metrics});
      const stop = this.evals.length > 0 && stopper.shouldStop(round, metrics);
      if (goOn === false || stop) break;
      await breathe();
    }
    if (options.earlyStoppingRounds !== undefined && stopper.bestRound >= 0) {
      attributes["best_iteration"] = String(stopper.bestRound);
      attributes["best_score"] = String(stopper.bestScore);
    }
    return new Booster({
      objective: params.objective,
      numClass: params.numClass,
      numFeature: this.dtrain.columns,
      baseScore: this.previous?.baseScore ?? params.baseScore,
      baseScoreGiven: this.previous ? this.previous.baseScoreGiven : params.baseScoreGiven,
      scalePosWeight: params.scalePosWeight,
      featureNames: this.dtrain.featureNames,
      featureTypes: this.dtrain.featureTypes,
      attributes,
      trees: this.trees,
      treeInfo: this.treeInfo
    });
  }

  private boost(round: number): void {
    this.computeGradients();
    const {params, codes, keeper} = this;
    for (let output = 0; output < this.classes; output++) {
      const random = createRandom(params.seed * 7919 + round * this.classes + output);
      const count = this.chooseRows(random);
      const grown = this.grower.grow(
        codes.buffers.first,
        count,
        this.gradients + output * codes.rows * 8,
        featureSampler(params, codes.layout.features.length, random)
      );
      this.trees.push(grown.tree);
      this.treeInfo.push(this.classes === 1 ? 0 : output);
      if (count < codes.rows) {
        keeper.addTree(grown, output);
      } else {
        for (const {node, begin, end} of grown.leaves) {
          const args = [codes.buffers.first, begin, end, keeper.marginsOf(output)];
          this.queue.push(Operation.addToRows, args, [5, grown.tree.condition[node]]);
        }
        this.queue.run();
      }
      for (const set of this.evals) if (set.keeper !== keeper) set.keeper.addTree(grown, output);
    }
  }

  private computeGradients(): void {
    const {params, codes, queue} = this;
    const chunk = 32768;
    for (let begin = 0; begin < codes.rows; begin += chunk) {
      queue.push(
        Operation.gradients,
        [
          KINDS[params.objective],
          this.keeper.margins,
          this.labels,
          this.weights,
          begin,
          Math.min(begin + chunk, codes.rows),
          codes.rows,
          this.classes,
          this.gradients
        ],
        [10, params.scalePosWeight]
      );
    }
    queue.run();
  }

  /** Writes the rows to grow on into buffers.first; returns how many. */
  private chooseRows(random: () => number): number {
    const {heap, rows, buffers} = this.codes;
    const {subsample} = this.params;
    if (subsample >= 1) {
      heap.kernels.fillSequence(buffers.first, rows);
      return rows;
    }
    const target = heap.u32(buffers.first, rows);
    let count = 0;
    for (let i = 0; i < rows; i++) if (random() < subsample) target[count++] = i;
    return count;
  }

  private evaluate(record: EvalsResult | undefined): Record<string, Record<string, number>> {
    const values: Record<string, Record<string, number>> = {};
    const logistic = this.params.objective === "binary:logistic";
    for (const {name, data, keeper} of this.evals) {
      const margins = Array.from({length: this.classes}, (_, k) => keeper.view(k));
      const scored = {margins, label: data.label!, weight: data.weight};
      values[name] = {};
      for (const metric of this.params.metrics) {
        const value = computeMetric(metric, scored, logistic);
        values[name][metric] = value;
        if (record) {
          record[name] ??= {};
          record[name][metric] ??= [];
          record[name][metric].push(value);
        }
      }
    }
    return values;
  }
}

/** Samples features by tree, within it by level, within that by node. */
function featureSampler(params: ResolvedParameters, features: number, random: () => number): FeatureSampler {
  const {colsampleByTree, colsampleByLevel, colsampleByNode} = params;
  if (colsampleByTree === 1 && colsampleByLevel === 1 && colsampleByNode === 1) {
    return {fill: (_, mask) => mask.fill(1)};
  }
  const all = Array.from({length: features}, (_, i) => i);
  const ofTree = sampleFeatures(all, colsampleByTree, random);
  const ofLevel = new Map<number, number[]>();
  return {
    fill(depth, mask) {
      let level = ofLevel.get(depth);
      if (!level) {
        level = sampleFeatures(ofTree, colsampleByLevel, random);
        ofLevel.set(depth, level);
      }
      mask.fill(0);
      for (const feature of sampleFeatures(level, colsampleByNode, random)) mask[feature] = 1;
    }
  };
}

class EarlyStopper {
  bestRound = -1;
  bestScore = Number.NaN;

  constructor(
    private readonly patience: number | undefined,
    private readonly metrics: readonly MetricName[]
  ) {}

  /** Judges by the last metric of the last evaluation set. */
  shouldStop(round: number, values: Record<string, Record<string, number>>): boolean {
    const metric = this.metrics[this.metrics.length - 1];
    const sets = Object.values(values);
    const score = sets[sets.length - 1][metric];
    const better = maximizes(metric) ? score > this.bestScore : score < this.bestScore;
    if (this.bestRound < 0 || better) {
      this.bestRound = round;
      this.bestScore = score;
    }
    return this.patience !== undefined && round - this.bestRound >= this.patience;
  }
}
