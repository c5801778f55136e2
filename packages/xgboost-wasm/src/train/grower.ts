import type {Heap} from "../heap.ts";
import {type Layout, leftTable, TABLE_BYTES} from "../layout.ts";
import type {Tree} from "../model/tree.ts";
import type {ResolvedParameters} from "../parameters.ts";
import type {Codes} from "../quantize.ts";
import {HistogramPool, histogramShape} from "./histograms.ts";
import {type JobQueue, Operation} from "./job-queue.ts";
import {TreeWriter} from "./tree-writer.ts";

/** Rows a partition job handles. */
const CHUNK = 16384;
/** A node with more rows has its histogram built in PARTS parts, whatever the number of threads. */
const SPLIT_ROWS = 32768;
const PARTS = 8;
const MIN_GAIN = Math.fround(1e-6);
const FEATURE_BYTES = 32;
const NODE_BYTES = 32;
const RESULT_BYTES = 48;
const NONE = 0xffffffff;

interface Split {
  gain: number;
  feature: number;
  bin: number;
  defaultLeft: boolean;
  leftG: number;
  leftH: number;
  rightG: number;
  rightH: number;
}

/** A node whose best split is known. */
interface Candidate {
  node: number;
  depth: number;
  begin: number;
  end: number;
  gradient: number;
  hessian: number;
  low: number;
  high: number;
  histogram: number;
  split: Split | null;
}

/** Chooses which features a node may split on. */
export interface FeatureSampler {
  /** Writes 1 for each allowed feature. Called in node order, which is the same for any number of threads. */
  fill(depth: number, mask: Uint8Array): void;
}

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
  private readonly shape;
  private readonly rowMajor: number;
  private readonly stride: number;
  private readonly offsets: number;
  private readonly features: number;
  private readonly regularization: number;
  private scratch = 0;
  private scratchBytes = 0;
  private slots: number;
  private slotCount = 0;
  private readonly slotBytes: number;
  private readonly featureCount: number;
  private readonly constrained: boolean;

  constructor(
    private readonly codes: Codes,
    private readonly params: ResolvedParameters,
    private readonly queue: JobQueue
  ) {
    const {heap, layout} = codes;
    this.shape = histogramShape(layout);
    this.stride = this.shape.blocks * 8;
    this.rowMajor = rowMajorCodes(codes, this.stride);
    this.pool = new HistogramPool(heap, this.shape.bytes, PARTS);
    this.featureCount = layout.features.length;
    this.offsets = heap.allocate(this.shape.offsets.length * 4);
    this.features = heap.allocate(this.featureCount * FEATURE_BYTES);
    this.regularization = heap.allocate(64);
    heap.u32(this.offsets, this.shape.offsets.length).set(this.shape.offsets);
    const records = heap.i32(this.features, this.featureCount * (FEATURE_BYTES / 4));
    layout.features.forEach((feature, i) => {
      const base = this.shape.offsets[feature.column];
      records.set(
        [
          base + feature.firstCode * 16,
          feature.cuts.upper.length,
          feature.firstBin,
          feature.missingCode >= 0 ? base + feature.missingCode * 16 : NONE,
          params.monotone[i],
          feature.hasMissing ? 1 : 0
        ],
        i * (FEATURE_BYTES / 4)
      );
    });
    this.constrained = params.monotone.some((sign) => sign !== 0);
    heap
      .f64(this.regularization, 4)
      .set([
        Math.fround(params.lambda),
        Math.fround(params.alpha),
        Math.fround(params.maxDeltaStep),
        Math.fround(params.minChildWeight)
      ]);
    heap.u32(this.regularization + 32, 1)[0] = this.constrained ? 1 : 0;
    this.slotBytes = Math.ceil((NODE_BYTES + RESULT_BYTES + this.featureCount) / 16) * 16;
    this.slots = heap.allocate(this.slotBytes * 64);
    this.slotCount = 64;
  }

  /** Grows a tree on rows[0, count), which it reorders, from gradient pairs of all rows. */
  grow(rows: number, count: number, gradients: number, sampler: FeatureSampler): GrownTree {
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
      split: null
    };
    const writer = new TreeWriter(params.eta);
    this.evaluate([{small: root, large: null}], rows, gradients, sampler);
    writer.addRoot(this.weight(root), root.hessian);
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
      open.push(...this.expand(chosen, leafCount, writer, rows, gradients, sampler));
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

  private weight(candidate: Candidate, gradient = candidate.gradient, hessian = candidate.hessian): number {
    return this.heap.kernels.nodeWeight(
      this.regularization,
      gradient,
      hessian,
      candidate.low,
      candidate.high
    );
  }

  private get heap(): Heap {
    return this.codes.heap;
  }

  private expand(
    parents: readonly Candidate[],
    leafCount: number,
    writer: TreeWriter,
    rows: number,
    gradients: number,
    sampler: FeatureSampler
  ): Candidate[] {
    const {params} = this;
    const children: Candidate[] = [];
    const pairs: {small: Candidate; large: Candidate | null}[] = [];
    const middles = this.partition(parents, rows);
    parents.forEach((parent, i) => {
      const split = parent.split!;
      const feature = this.codes.layout.features[split.feature];
      const leftWeight = this.weight(parent, split.leftG, split.leftH);
      const rightWeight = this.weight(parent, split.rightG, split.rightH);
      const leftNode = writer.split(parent.node, {
        feature: split.feature,
        threshold: split.bin < 0 ? feature.cuts.lowest : feature.cuts.upper[split.bin],
        bin: split.bin,
        defaultLeft: split.defaultLeft,
        gain: split.gain,
        hessian: split.leftH + split.rightH,
        weight: this.weight(parent),
        left: {weight: leftWeight, hessian: split.leftH},
        right: {weight: rightWeight, hessian: split.rightH}
      });
      const left: Candidate = {
        ...parent,
        node: leftNode,
        depth: parent.depth + 1,
        end: middles[i],
        gradient: split.leftG,
        hessian: split.leftH,
        histogram: 0,
        split: null
      };
      const right: Candidate = {
        ...parent,
        node: leftNode + 1,
        depth: parent.depth + 1,
        begin: middles[i],
        gradient: split.rightG,
        hessian: split.rightH,
        histogram: 0,
        split: null
      };
      const sign = params.monotone[split.feature];
      if (this.constrained && sign !== 0) {
        const middle = Math.fround(Math.fround(leftWeight + rightWeight) / 2);
        if (sign > 0) {
          left.high = middle;
          right.low = middle;
        } else {
          left.low = middle;
          right.high = middle;
        }
      }
      children.push(left, right);
      const deepest = params.maxDepth > 0 && left.depth >= params.maxDepth;
      const full = params.maxLeaves > 0 && leafCount >= params.maxLeaves;
      if (deepest || full) {
        this.pool.give(parent.histogram);
      } else {
        const leftSmaller = left.end - left.begin <= right.end - right.begin;
        const [small, large] = leftSmaller ? [left, right] : [right, left];
        large.histogram = parent.histogram;
        pairs.push({small, large});
      }
      parent.histogram = 0;
    });
    this.evaluate(pairs, rows, gradients, sampler);
    return children;
  }

  /** Reorders each parent's rows, those that go left first; returns where the right ones begin. */
  private partition(parents: readonly Candidate[], rows: number): number[] {
    const {heap, queue} = this;
    const {layout, columns, columnStep, buffers} = this.codes;
    const spare = buffers.second;
    const chunks: {parent: number; begin: number; end: number}[] = [];
    parents.forEach((parent, i) => {
      for (let begin = parent.begin; begin < parent.end; begin += CHUNK) {
        chunks.push({parent: i, begin, end: Math.min(begin + CHUNK, parent.end)});
      }
    });
    const tables = this.scratchFor(parents.length * TABLE_BYTES + chunks.length * 4);
    const counts = tables + parents.length * TABLE_BYTES;
    const address = (column: number) => (column < 0 ? 0 : columns + column * columnStep);
    const looked = parents.map((parent, i) => {
      const {feature, bin, defaultLeft} = parent.split!;
      const table = heap.u8(tables + i * TABLE_BYTES, TABLE_BYTES);
      return leftTable(layout.features[feature], bin, defaultLeft, table);
    });
    chunks.forEach(({parent, begin, end}, i) => {
      const table = tables + parent * TABLE_BYTES;
      queue.push(Operation.splitChunk, [
        rows,
        begin,
        end,
        address(looked[parent].first),
        table,
        spare,
        counts + i * 4,
        address(looked[parent].second),
        table + 256
      ]);
    });
    queue.run();
    const lefts = heap.u32(counts, chunks.length).slice();
    const middles = parents.map((parent) => parent.begin);
    chunks.forEach(({parent}, i) => {
      middles[parent] += lefts[i];
    });
    const leftAt = parents.map((parent) => parent.begin);
    const rightAt = [...middles];
    chunks.forEach(({parent, begin, end}, i) => {
      queue.push(Operation.copyChunk, [rows, spare, begin, end, lefts[i], leftAt[parent], rightAt[parent]]);
      leftAt[parent] += lefts[i];
      rightAt[parent] += end - begin - lefts[i];
    });
    queue.run();
    return middles;
  }

  private scratchFor(bytes: number): number {
    if (bytes > this.scratchBytes) {
      this.scratchBytes = bytes * 2;
      this.scratch = this.heap.allocate(this.scratchBytes);
    }
    return this.scratch;
  }

  /** Builds the small nodes' histograms, derives the large ones' from their parents', finds best splits. */
  private evaluate(
    pairs: readonly {small: Candidate; large: Candidate | null}[],
    rows: number,
    gradients: number,
    sampler: FeatureSampler
  ): void {
    if (pairs.length === 0) return;
    const {heap, queue, pool} = this;
    const {bytes, blocks} = this.shape;
    if (this.slotCount < pairs.length * 2) {
      this.slotCount = pairs.length * 2;
      this.slots = heap.allocate(this.slotBytes * this.slotCount);
    }
    const parts: number[] = [];
    for (const {small} of pairs) {
      small.histogram = pool.take();
      const size = small.end - small.begin;
      const inParts = size > SPLIT_ROWS;
      const target = inParts ? pool.takeParts() : small.histogram;
      parts.push(inParts ? target : 0);
      const count = inParts ? PARTS : 1;
      for (let k = 0; k < count; k++) {
        queue.push(Operation.histogram, [
          this.rowMajor,
          this.stride,
          rows,
          small.begin + Math.floor((size * k) / count),
          small.begin + Math.floor((size * (k + 1)) / count),
          gradients,
          target + k * bytes,
          this.offsets,
          blocks,
          bytes
        ]);
      }
    }
    queue.run();
    const [{small: first}] = pairs;
    if (first.node === 0) this.sumRoot(first, parts[0]);
    const slotOf = (i: number) => this.slots + i * this.slotBytes;
    const fill = (candidate: Candidate, i: number) => {
      const slot = slotOf(i);
      heap.f64(slot, 2).set([candidate.gradient, candidate.hessian]);
      heap.f32(slot + 16, 2).set([candidate.low, candidate.high]);
    };
    pairs.forEach(({small, large}, i) => {
      const masks = [2 * i, 2 * i + 1].map((k) =>
        heap.u8(slotOf(k) + NODE_BYTES + RESULT_BYTES, this.featureCount)
      );
      fill(small, 2 * i);
      if (large) fill(large, 2 * i + 1);
      // The left child is sampled for first, whichever is smaller.
      const smallFirst = !large || small.node < large.node;
      sampler.fill(small.depth, masks[smallFirst ? 0 : 1]);
      if (large) sampler.fill(large.depth, masks[smallFirst ? 1 : 0]);
      const [a, b] = [slotOf(2 * i), slotOf(2 * i + 1)];
      queue.push(Operation.find, [
        this.regularization,
        this.features,
        this.featureCount,
        bytes,
        parts[i],
        parts[i] === 0 ? 0 : PARTS,
        small.histogram,
        a,
        a + NODE_BYTES + RESULT_BYTES,
        a + NODE_BYTES,
        large?.histogram ?? 0,
        b,
        b + NODE_BYTES + RESULT_BYTES,
        b + NODE_BYTES
      ]);
    });
    queue.run();
    pairs.forEach(({small, large}, i) => {
      small.split = this.readSplit(slotOf(2 * i) + NODE_BYTES);
      if (large) large.split = this.readSplit(slotOf(2 * i + 1) + NODE_BYTES);
      if (parts[i] !== 0) pool.giveParts(parts[i]);
    });
  }

  /** Every row has one code in each column, so the sums of any column are the node's. */
  private sumRoot(root: Candidate, parts: number): void {
    const codes = this.codes.layout.codes[0];
    for (let part = 0; part < (parts === 0 ? 1 : PARTS); part++) {
      const start = parts === 0 ? root.histogram : parts + part * this.shape.bytes;
      const sums = this.heap.f64(start + this.shape.offsets[0], codes * 2);
      for (let code = 0; code < codes; code++) {
        root.gradient += sums[2 * code];
        root.hessian += sums[2 * code + 1];
      }
    }
  }

  private readSplit(address: number): Split | null {
    const {heap} = this;
    const [gain] = heap.f32(address, 1);
    const [feature, bin, defaultLeft] = heap.i32(address + 4, 3);
    if (feature < 0) return null;
    const [leftG, leftH, rightG, rightH] = heap.f64(address + 16, 4);
    return {gain, feature, bin, defaultLeft: defaultLeft === 1, leftG, leftH, rightG, rightH};
  }
}

/** Size of the buffer that each thread gathers this layout's rows into (assembly/histogram.ts). */
export function gatherBytes(layout: Layout): number {
  const row = 16 + 48 * Math.ceil((Math.ceil(layout.codes.length / 8) * 8) / 48);
  return Math.max(32768, 32 * row) + row;
}

/** Removes and returns the candidate of largest gain, the oldest of equals. */
function takeBest(open: Candidate[]): Candidate[] {
  let best = 0;
  for (let i = 1; i < open.length; i++) {
    if ((open[i].split?.gain ?? 0) > (open[best].split?.gain ?? 0)) best = i;
  }
  return open.splice(best, 1);
}

/** The codes row by row, padded with zeros to the stride; made once for a matrix. */
function rowMajorCodes(codes: Codes, stride: number): number {
  if (codes.rowMajor === undefined) {
    const {heap, rows, layout} = codes;
    // A gathered row is copied 48 bytes at a time, beyond its end.
    const bytes = rows * stride + 64;
    const address = heap.allocate(bytes);
    heap.u8(address, bytes).fill(0);
    heap.kernels.transpose(codes.columns, codes.columnStep, rows, layout.codes.length, stride, address);
    codes.rowMajor = address;
    codes.scratch = heap.mark();
  }
  return codes.rowMajor;
}
