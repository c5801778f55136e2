import {Booster} from "../booster.ts";
import type {DMatrix} from "../dmatrix.ts";
import {AbortError} from "../errors.ts";
import type {Metric} from "../metrics/registry.ts";
import type {Scored} from "../metrics/scored.ts";
import {baseMargins, type Model, type Tree} from "../model/tree.ts";
import {OBJECTIVES, transformMargins} from "../objectives.ts";
import type {ResolvedParameters} from "../parameters.ts";
import type {Codes} from "../quantize.ts";
import {createRandom} from "../random.ts";
import type {Team} from "../threads/team.ts";
import {ThreadTrial} from "../threads/trial.ts";
import {MarginKeeper} from "./data.ts";
import {EarlyStopper} from "./early-stopper.ts";
import {featureSampler} from "./feature-sampler.ts";
import {type GrownTree, TreeGrower} from "./grower.ts";
import {JobQueue, Operation} from "./job-queue.ts";
import type {EvalsResult, TrainOptions} from "./options.ts";

/** Objectives' numbers in assembly/jobs.ts. */
const KINDS = {"binary:logistic": 0, "reg:squarederror": 1, "multi:softprob": 2} as const;

/** Lets timers, input and aborts in between two rounds. */
function breathe(): Promise<void> {
  const host = globalThis as {setImmediate?: (callback: () => void) => unknown};
  return new Promise((resolve) => {
    if (host.setImmediate) host.setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

interface EvaluationSet {
  name: string;
  data: DMatrix;
  keeper: MarginKeeper;
}

/** One training: margins, gradients and trees, round by round. */
export class TrainSession {
  private readonly trees: Tree[] = [];
  private readonly treeInfo: number[] = [];
  private readonly gradients: number;
  private readonly labels: number;
  private readonly weights: number;
  private readonly grower: TreeGrower;
  private readonly classes: number;

  private readonly team: Team;
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
    this.team = teams.get(codes)!;
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
    keeper.start(baseMargins(previous ?? this.params)[0], initial);
    return keeper;
  }

  async run(numRound: number, options: TrainOptions): Promise<Booster> {
    const {params} = this;
    const done = this.trees.length / (this.classes * params.parallelTrees);
    const total = done + numRound;
    const attributes: Record<string, string> = {...this.previous?.attributes};
    const judge = this.judge();
    const stopper = new EarlyStopper(options.earlyStoppingRounds, judge?.metric.maximize ?? false);
    const trial = new ThreadTrial(this.team, params.threads === 0);
    for (let round = done; round < total; round++) {
      if (options.signal?.aborted) throw new AbortError(options.signal.reason);
      trial.run(() => this.boost(round));
      const metrics = this.evaluate(options.evalsResult);
      const goOn = await options.onProgress?.({round: round + 1, numRound: total, metrics});
      const score = judge && metrics[judge.name][judge.metric.name];
      const stop = score !== undefined && stopper.shouldStop(round, score);
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
      numParallelTree: params.parallelTrees,
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

  /** What early stopping judges by. */
  private judge(): {name: string; metric: Metric} | undefined {
    const set = this.evals.at(-1);
    const metric = this.params.metrics.at(-1);
    return set && metric && {name: set.name, metric};
  }

  private boost(round: number): void {
    this.computeGradients();
    const {params, codes} = this;
    for (let output = 0; output < this.classes; output++) {
      for (let tree = 0; tree < params.parallelTrees; tree++) {
        const number = (round * this.classes + output) * params.parallelTrees + tree;
        const random = createRandom(params.seed * 7919 + number);
        const count = this.chooseRows(random);
        const grown = this.grower.grow(count, {
          rows: codes.buffers.first,
          gradients: this.gradients + output * codes.rows * 8,
          sampler: featureSampler(params, codes.layout.features.length, random)
        });
        this.trees.push(grown.tree);
        this.treeInfo.push(output);
        this.addToMargins(grown, output, count);
      }
    }
  }

  private addToMargins(grown: GrownTree, output: number, count: number): void {
    const {codes, keeper} = this;
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
    for (const {name, data, keeper} of this.evals) {
      const scored: Scored = {
        predictions: this.predictions(keeper),
        label: data.label!,
        weight: data.weight,
        groups: null
      };
      values[name] = {};
      for (const {name: metric, compute} of this.params.metrics) {
        const value = compute(scored);
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

  /** What the margins so far predict, output by output; probabilities where the objective answers with a class. */
  private predictions({margins, codes}: MarginKeeper): Float32Array[] {
    const {rows, heap} = codes;
    const {transform} = OBJECTIVES[this.params.objective];
    const wanted = transform === "argmax" ? "softmax" : transform;
    const values = heap.f32(margins, rows * this.classes).slice();
    transformMargins(values, wanted, this.classes, [1, rows]);
    return Array.from({length: this.classes}, (_, k) => values.subarray(k * rows, (k + 1) * rows));
  }
}
