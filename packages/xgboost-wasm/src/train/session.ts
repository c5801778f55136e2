import type {DMatrix} from "../dmatrix.ts";
import {AbortError} from "../errors.ts";
import {objectiveBlock} from "../model/objective-params.ts";
import {baseMargins, type Model, type Tree} from "../model/tree.ts";
import type {ResolvedParameters} from "../parameters.ts";
import type {Codes} from "../quantize.ts";
import {createRandom} from "../random.ts";
import type {Team} from "../threads/team.ts";
import {ThreadTrial} from "../threads/trial.ts";
import {adaptLeaves} from "./adaptive.ts";
import {DartWeights} from "./dart.ts";
import {EarlyStopper} from "./early-stopper.ts";
import {startingScores} from "./estimate.ts";
import {type EvaluationSet, Evaluator} from "./evaluator.ts";
import {featureSampler} from "./feature-sampler.ts";
import {GradientSource} from "./gradients.ts";
import {type GrownTree, TreeGrower} from "./grower.ts";
import {JobQueue, Operation} from "./job-queue.ts";
import {MarginKeeper} from "./margin-keeper.ts";
import type {TrainOptions} from "./options.ts";
import {rankingLoss} from "./ranking.ts";
import {RowSampler} from "./row-sampler.ts";
import {TRAINABLE} from "./trainable.ts";

/** Lets timers, input and aborts in between two rounds. */
function breathe(): Promise<void> {
  const host = globalThis as {setImmediate?: (callback: () => void) => unknown};
  return new Promise((resolve) => {
    if (host.setImmediate) host.setImmediate(resolve);
    else setTimeout(resolve, 0);
  });
}

/** The model to go on from, and what it answers for each matrix. */
export interface Previous {
  readonly model: Model;
  readonly margins: ReadonlyMap<DMatrix, Float32Array>;
}

type Start = Pick<Model, "baseScore" | "baseScores">;

/** One training: margins, gradients and trees, round by round. */
export class TrainSession {
  private readonly trees: Tree[] = [];
  private readonly treeInfo: number[] = [];
  /** Trees of this training, kept only where they are added again. */
  private readonly grown: {tree: GrownTree; output: number}[] = [];
  private readonly gradients: GradientSource;
  private readonly grower: TreeGrower;
  private readonly sampler: RowSampler;
  private readonly outputs: number;
  private readonly start: Start;
  private readonly dart: DartWeights | null;
  private readonly team: Team;
  private readonly queue: JobQueue;
  private readonly keeper: MarginKeeper;
  private readonly evals: readonly EvaluationSet[];

  constructor(
    private readonly params: ResolvedParameters,
    private readonly dtrain: DMatrix,
    private readonly codes: Codes,
    evals: readonly {name: string; data: DMatrix; codes: Codes}[],
    private readonly previous: Previous | null,
    teams: ReadonlyMap<Codes, Team>,
    private readonly options: TrainOptions
  ) {
    this.team = teams.get(codes)!;
    this.outputs = Math.max(1, params.numClass, params.quantiles.length);
    this.dart = params.dart && new DartWeights(params.dart, params.eta);
    const queueOf = (own: Codes) => new JobQueue(own.heap, teams.get(own)!);
    this.queue = queueOf(codes);
    this.grower = new TreeGrower(codes, params, this.queue);
    this.sampler = new RowSampler(codes, params);
    this.keeper = new MarginKeeper(codes, this.outputs, this.queue);
    const ranking = TRAINABLE[params.objective].ranking
      ? rankingLoss(params.objective === "rank:ndcg")
      : undefined;
    const loss = options.objective ?? ranking;
    this.gradients = new GradientSource(params, dtrain, this.keeper, this.queue, loss);
    this.start = previous?.model ?? this.starting();
    this.restart(this.keeper, dtrain);
    this.evals = evals.map(({name, data, codes: own}) => ({
      name,
      data,
      keeper: own === codes ? this.keeper : this.keep(data, own, queueOf(own))
    }));
    if (previous) {
      this.trees.push(...previous.model.trees);
      this.treeInfo.push(...previous.model.treeInfo);
    }
  }

  /** What the first tree is added to. XGBoost estimates nothing for a loss that it does not know. */
  private starting(): Start {
    const {params, dtrain, keeper, gradients, outputs} = this;
    if (this.options.objective) return {baseScore: params.baseScore};
    const scores = startingScores(params, dtrain, () => {
      keeper.start(new Float32Array(outputs), null);
      gradients.compute();
      return gradients.sums();
    });
    return {baseScore: scores[0], ...(scores.length > 1 ? {baseScores: scores} : {})};
  }

  private keep(data: DMatrix, codes: Codes, queue: JobQueue): MarginKeeper {
    const keeper = new MarginKeeper(codes, this.outputs, queue);
    this.restart(keeper, data);
    return keeper;
  }

  /** Margins as they were before this training's first tree. */
  private restart(keeper: MarginKeeper, data: DMatrix): void {
    const {previous, params, start} = this;
    const initial = previous?.margins.get(data) ?? data.baseMargin;
    const {objective, numClass, quantiles} = params;
    const shape = {objective, numClass, numTarget: quantiles.length};
    keeper.start(baseMargins(previous?.model ?? {...shape, ...start}), initial);
  }

  async run(numRound: number): Promise<Model> {
    const {params, options} = this;
    const done = this.trees.length / (this.outputs * params.parallelTrees);
    const total = done + numRound;
    const evaluator = new Evaluator(params, this.evals, options);
    const stopper = new EarlyStopper(options.earlyStoppingRounds, evaluator.maximize);
    const trial = new ThreadTrial(this.team, params.threads === 0);
    for (let round = done; round < total; round++) {
      if (options.signal?.aborted) throw new AbortError(options.signal.reason);
      trial.run(() => this.boost(round));
      const {values, decisive} = evaluator.evaluate();
      const goOn = await options.onProgress?.({round: round + 1, numRound: total, metrics: values});
      const stop = decisive !== undefined && stopper.shouldStop(round, decisive);
      if (goOn === false || stop) break;
      await breathe();
    }
    return this.model(options.earlyStoppingRounds === undefined ? null : stopper);
  }

  private model(stopper: EarlyStopper | null): Model {
    const {params, previous, trees, treeInfo} = this;
    const attributes: Record<string, string> = {...previous?.model.attributes};
    if (stopper && stopper.bestRound >= 0) {
      attributes["best_iteration"] = String(stopper.bestRound);
      attributes["best_score"] = String(stopper.bestScore);
    }
    const {featureNames, featureTypes} = this.dtrain;
    if (previous) return {...previous.model, featureNames, featureTypes, attributes, trees, treeInfo};
    return {
      booster: this.dart ? "dart" : "gbtree",
      objective: params.objective,
      objectiveParams: objectiveBlock(params),
      numClass: params.numClass,
      numTarget: Math.max(1, params.quantiles.length),
      numParallelTree: params.parallelTrees,
      numFeature: this.dtrain.columns,
      ...this.start,
      baseScoreGiven: params.baseScoreGiven,
      scalePosWeight: params.scalePosWeight,
      featureNames,
      featureTypes,
      attributes,
      trees,
      treeInfo,
      ...(this.dart ? {treeWeights: this.dart.weights} : {})
    };
  }

  private boost(round: number): void {
    const {params, codes, dart} = this;
    const first = this.trees.length;
    if (dart) this.dropTrees(dart, round);
    this.gradients.compute();
    for (let output = 0; output < this.outputs; output++) {
      for (let tree = 0; tree < params.parallelTrees; tree++) {
        const number = (round * this.outputs + output) * params.parallelTrees + tree;
        const random = createRandom(params.seed * 7919 + number);
        const {count, gradients} = this.sampler.choose(this.gradients.of(output), random);
        const grown = this.grower.grow(count, {
          rows: codes.buffers.first,
          gradients,
          sampler: featureSampler(params, codes.layout.features.length, random)
        });
        this.adapt(grown, output);
        this.trees.push(grown.tree);
        this.treeInfo.push(output);
        if (dart) this.grown.push({tree: grown, output});
        else this.addToMargins(grown, output, count);
      }
    }
    if (dart) {
      dart.normalize(this.trees.length - first);
      for (const {keeper, data} of this.keepers()) this.addWeighted(keeper, data, dart, []);
    }
  }

  private keepers(): {keeper: MarginKeeper; data: DMatrix}[] {
    const others = this.evals.filter(({keeper}) => keeper !== this.keeper);
    return [{keeper: this.keeper, data: this.dtrain}, ...others];
  }

  private dropTrees(dart: DartWeights, round: number): void {
    dart.drop(createRandom(this.params.seed * 104729 + round));
    if (dart.dropped.length > 0) this.addWeighted(this.keeper, this.dtrain, dart, dart.dropped);
  }

  /** Margins from the start with every tree's weight, without those that are dropped. */
  private addWeighted(
    keeper: MarginKeeper,
    data: DMatrix,
    dart: DartWeights,
    without: readonly number[]
  ): void {
    this.restart(keeper, data);
    const out = new Set(without);
    this.grown.forEach(({tree, output}, number) => {
      if (!out.has(number)) keeper.addTree(tree, output, dart.weights[number]);
    });
  }

  private adapt(grown: GrownTree, output: number): void {
    const {params, options} = this;
    if (options.objective || !TRAINABLE[params.objective].adaptive) return;
    const alpha = params.quantiles[output] ?? 0.5;
    const eta = Math.fround(params.eta) / params.parallelTrees;
    adaptLeaves(grown, this.keeper, output, this.dtrain, alpha, eta);
  }

  private addToMargins(grown: GrownTree, output: number, count: number): void {
    const {codes, keeper} = this;
    if (count < codes.rows) {
      keeper.addTree(grown, output);
    } else {
      for (const {node, begin, end} of grown.leaves) {
        const args = [codes.buffers.first, begin, end, keeper.marginsOf(output)];
        this.queue.push(Operation.addToRows, args, [[5, grown.tree.condition[node]]]);
      }
      this.queue.run();
    }
    for (const set of this.evals) if (set.keeper !== keeper) set.keeper.addTree(grown, output);
  }
}
