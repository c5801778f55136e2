import type {Tree} from "../model/tree.ts";
import type {ResolvedParameters} from "../parameters.ts";
import type {Codes} from "../quantize.ts";
import type {Candidate, Growth} from "./candidate.ts";
import {HistogramPool, histogramShape} from "./histograms.ts";
import type {JobQueue} from "./job-queue.ts";
import {RowPartitioner} from "./row-partitioner.ts";
import {type Pair, SplitFinder} from "./split-finder.ts";
import {TreeWriter} from "./tree-writer.ts";

/** XGBoost's smallest loss change worth a split. */
const MIN_GAIN = Math.fround(1e-6);

export interface GrownTree {
  tree: Tree;
  /** For each inner node, the last bin that goes left. */
  bins: Int32Array;
  /** Leaves with the rows that ended in them: rows[begin, end). */
  leaves: {node: number; begin: number; end: number}[];
}

/** Grows one tree after the other on a matrix of codes. */
export class TreeGrower {
  private readonly pool: HistogramPool;
  private readonly finder: SplitFinder;
  private readonly partitioner: RowPartitioner;

  constructor(
    private readonly codes: Codes,
    private readonly params: ResolvedParameters,
    queue: JobQueue
  ) {
    this.pool = new HistogramPool(codes.heap, histogramShape(codes.layout).bytes);
    this.finder = new SplitFinder(codes, params, queue, this.pool);
    this.partitioner = new RowPartitioner(codes, queue);
  }

  /** Grows a tree on rows[0, count) of the growth's row numbers. */
  grow(count: number, growth: Growth): GrownTree {
    const {params} = this;
    const root: Candidate = {
      node: 0,
      depth: 0,
      begin: 0,
      end: count,
      gradient: 0,
      hessian: 0,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
      histogram: 0,
      split: null,
      path: new Set()
    };
    const writer = new TreeWriter(Math.fround(params.eta) / params.parallelTrees);
    this.finder.evaluate([{small: root, large: null}], growth);
    writer.addRoot(this.finder.weight(root), root.hessian);
    const leaves: Candidate[] = [];
    const open: Candidate[] = [root];
    let leafCount = 1;
    while (open.length > 0) {
      const batch = params.lossguide ? takeBest(open) : open.splice(0);
      const chosen: Candidate[] = [];
      for (const candidate of batch) {
        if (this.splittable(candidate, leafCount)) {
          chosen.push(candidate);
          leafCount++;
        } else {
          leaves.push(candidate);
          this.pool.give(candidate.histogram);
          candidate.histogram = 0;
        }
      }
      open.push(...this.expand(chosen, leafCount, writer, growth));
    }
    return {...writer.finish(), leaves: leaves.map(({node, begin, end}) => ({node, begin, end}))};
  }

  private splittable(candidate: Candidate, leafCount: number): boolean {
    const {params} = this;
    const {split} = candidate;
    if (!split || split.gain <= MIN_GAIN || split.gain < params.gamma) return false;
    if (split.leftH === 0 || split.rightH === 0) return false;
    return params.maxLeaves === 0 || leafCount < params.maxLeaves;
  }

  /** False where no split can leave both children the Hessian that they need. */
  private divisible({hessian}: Candidate): boolean {
    return hessian >= 2 * Math.fround(this.params.minChildWeight);
  }

  private expand(
    parents: readonly Candidate[],
    leafCount: number,
    writer: TreeWriter,
    growth: Growth
  ): Candidate[] {
    const {params} = this;
    const children: Candidate[] = [];
    const pairs: Pair[] = [];
    const middles = this.partitioner.partition(parents, growth.rows);
    parents.forEach((parent, i) => {
      const [left, right] = this.divide(parent, middles[i], writer);
      children.push(left, right);
      const deepest = params.maxDepth > 0 && left.depth >= params.maxDepth;
      const full = params.maxLeaves > 0 && leafCount >= params.maxLeaves;
      if (deepest || full) {
        this.pool.give(parent.histogram);
      } else {
        const leftSmaller = left.end - left.begin <= right.end - right.begin;
        const [small, large] = leftSmaller ? [left, right] : [right, left];
        if (this.divisible(large)) {
          large.histogram = parent.histogram;
          pairs.push({small, large});
        } else {
          this.pool.give(parent.histogram);
          if (this.divisible(small)) pairs.push({small, large: null});
        }
      }
      parent.histogram = 0;
    });
    this.finder.evaluate(pairs, growth);
    return children;
  }

  /** Writes a node's split into the tree; returns its children. */
  private divide(parent: Candidate, middle: number, writer: TreeWriter): [Candidate, Candidate] {
    const {params} = this;
    const split = parent.split!;
    const feature = this.codes.layout.features[split.feature];
    const leftWeight = this.finder.weight(parent, split.leftG, split.leftH);
    const rightWeight = this.finder.weight(parent, split.rightG, split.rightH);
    const leftNode = writer.split(parent.node, {
      feature: split.feature,
      threshold: split.right
        ? Number.NaN
        : split.bin < 0
          ? feature.cuts.lowest
          : feature.cuts.upper[split.bin],
      categories: split.right,
      bin: split.bin,
      defaultLeft: split.defaultLeft,
      gain: split.gain,
      hessian: split.leftH + split.rightH,
      weight: this.finder.weight(parent),
      left: {weight: leftWeight, hessian: split.leftH},
      right: {weight: rightWeight, hessian: split.rightH}
    });
    const path = params.interactions ? new Set([...parent.path, split.feature]) : parent.path;
    const left: Candidate = {
      ...parent,
      path,
      node: leftNode,
      depth: parent.depth + 1,
      end: middle,
      gradient: split.leftG,
      hessian: split.leftH,
      histogram: 0,
      split: null
    };
    const right: Candidate = {
      ...parent,
      path,
      node: leftNode + 1,
      depth: parent.depth + 1,
      begin: middle,
      gradient: split.rightG,
      hessian: split.rightH,
      histogram: 0,
      split: null
    };
    const sign = params.monotone[split.feature];
    if (sign !== 0) {
      const bound = Math.fround(Math.fround(leftWeight + rightWeight) / 2);
      if (sign > 0) {
        left.high = bound;
        right.low = bound;
      } else {
        left.low = bound;
        right.high = bound;
      }
    }
    return [left, right];
  }
}

/** Removes and returns the candidate of largest gain, the oldest of equals. */
function takeBest(open: Candidate[]): Candidate[] {
  let best = 0;
  for (let i = 1; i < open.length; i++) {
    if ((open[i].split?.gain ?? 0) > (open[best].split?.gain ?? 0)) best = i;
  }
  return open.splice(best, 1);
}
