import type {Interactions} from "../constraints.ts";
import type {ResolvedParameters} from "../parameters.ts";
import type {Codes} from "../quantize.ts";
import type {Candidate, FeatureSampler, Growth, Split} from "./candidate.ts";
import {CategoryFinder} from "./category-finder.ts";
import {type HistogramPool, histogramShape, PARTS} from "./histograms.ts";
import {type JobQueue, Operation} from "./job-queue.ts";
import {type RowCodes, rowCodes} from "./row-codes.ts";

/** A node with more rows has its histogram built in PARTS parts, whatever the number of threads. */
const SPLIT_ROWS = 32768;
// Records of assembly/split.ts.
const FEATURE_BYTES = 32;
const NODE_BYTES = 32;
const RESULT_BYTES = 48;
const NONE = 0xffffffff;

/** Siblings: the large one's histogram is its parent's until the small one's is subtracted. */
export interface Pair {
  small: Candidate;
  large: Candidate | null;
}

/** Builds histograms and finds nodes' best splits in them. */
export class SplitFinder {
  private readonly shape;
  private readonly categories: CategoryFinder;
  private readonly interactions: Interactions | null;
  private readonly byRow: RowCodes;
  private readonly offsets: number;
  private readonly features: number;
  private readonly regularization: number;
  private slots: number;
  private slotCount = 64;
  private readonly slotBytes: number;
  private readonly featureCount: number;

  constructor(
    private readonly codes: Codes,
    params: ResolvedParameters,
    private readonly queue: JobQueue,
    private readonly pool: HistogramPool
  ) {
    const {heap, layout} = codes;
    this.interactions = params.interactions;
    this.shape = histogramShape(layout);
    this.byRow = rowCodes(codes, this.shape.offsets);
    this.featureCount = layout.features.length;
    const {offsets} = this.byRow;
    this.offsets = heap.allocate(offsets.length * 4);
    this.features = heap.allocate(this.featureCount * FEATURE_BYTES);
    this.regularization = heap.allocate(64);
    heap.u32(this.offsets, offsets.length).set(offsets);
    const records = heap.i32(this.features, this.featureCount * (FEATURE_BYTES / 4));
    layout.features.forEach((feature, i) => {
      const base = this.shape.offsets[feature.column];
      records.set(
        [
          base + feature.firstCode * 16,
          // The kernel finds nothing in a feature without bins: categories have a search of their own.
          feature.cuts.categorical ? 0 : feature.cuts.upper.length,
          feature.firstBin,
          feature.missingCode >= 0 ? base + feature.missingCode * 16 : NONE,
          params.monotone[i],
          feature.hasMissing && !feature.cuts.categorical ? 1 : 0
        ],
        i * (FEATURE_BYTES / 4)
      );
    });
    heap
      .f64(this.regularization, 4)
      .set([
        Math.fround(params.lambda),
        Math.fround(params.alpha),
        Math.fround(params.maxDeltaStep),
        Math.fround(params.minChildWeight)
      ]);
    heap.u32(this.regularization + 32, 1)[0] = params.monotone.some((sign) => sign !== 0) ? 1 : 0;
    this.categories = new CategoryFinder(codes, params, this.regularization, this.shape.offsets);
    this.slotBytes = Math.ceil((NODE_BYTES + RESULT_BYTES + this.featureCount) / 16) * 16;
    this.slots = heap.allocate(this.slotBytes * this.slotCount);
  }

  /** Optimal weight of a node with these sums, within the candidate's bounds. */
  weight(candidate: Candidate, gradient = candidate.gradient, hessian = candidate.hessian): number {
    return this.codes.heap.kernels.nodeWeight(
      this.regularization,
      gradient,
      hessian,
      candidate.low,
      candidate.high
    );
  }

  /** Builds the small nodes' histograms, derives the large ones' from their parents', finds best splits. */
  evaluate(pairs: readonly Pair[], {rows, gradients, sampler}: Growth): void {
    if (pairs.length === 0) return;
    const {queue, pool} = this;
    const {heap} = this.codes;
    const {bytes} = this.shape;
    const {bytes: codes, stride, starts, entries} = this.byRow;
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
          codes,
          stride,
          rows,
          small.begin + Math.floor((size * k) / count),
          small.begin + Math.floor((size * (k + 1)) / count),
          gradients,
          target + k * bytes,
          this.offsets,
          stride / 8,
          bytes,
          starts,
          entries
        ]);
      }
    }
    queue.run();
    const [{small: first}] = pairs;
    if (first.node === 0) this.sumRoot(first, parts[0]);
    this.search(pairs, parts, sampler);
    for (const part of parts) if (part !== 0) pool.giveParts(part);
  }

  /** Finds the best split of every node; parts are histograms yet to be summed, or 0. */
  private search(pairs: readonly Pair[], parts: readonly number[], sampler: FeatureSampler): void {
    const {queue} = this;
    const {heap} = this.codes;
    const {bytes} = this.shape;
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
      this.constrain(small, masks[0]);
      if (large) this.constrain(large, masks[1]);
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
      small.split = this.readSplit(slotOf(2 * i), small);
      if (large) large.split = this.readSplit(slotOf(2 * i + 1), large);
    });
  }

  private constrain({path}: Candidate, mask: Uint8Array): void {
    const allowed = this.interactions?.allowed(path);
    allowed?.forEach((yes, feature) => {
      if (yes === 0) mask[feature] = 0;
    });
  }

  /** Every row has one code in each column, so the sums of any column are the node's. */
  private sumRoot(root: Candidate, parts: number): void {
    const codes = this.codes.layout.codes[0];
    for (let part = 0; part < (parts === 0 ? 1 : PARTS); part++) {
      const start = parts === 0 ? root.histogram : parts + part * this.shape.bytes;
      const sums = this.codes.heap.f64(start + this.shape.offsets[0], codes * 2);
      for (let code = 0; code < codes; code++) {
        root.gradient += sums[2 * code];
        root.hessian += sums[2 * code + 1];
      }
    }
  }

  private readSplit(slot: number, candidate: Candidate): Split | null {
    const found = this.readThreshold(slot + NODE_BYTES);
    if (this.categories.features.length === 0) return found;
    const allowed = this.codes.heap.u8(slot + NODE_BYTES + RESULT_BYTES, this.featureCount);
    return this.categories.improve(candidate, allowed, found);
  }

  private readThreshold(address: number): Split | null {
    const {heap} = this.codes;
    const [gain] = heap.f32(address, 1);
    const [feature, bin, defaultLeft] = heap.i32(address + 4, 3);
    if (feature < 0) return null;
    const [leftG, leftH, rightG, rightH] = heap.f64(address + 16, 4);
    return {gain, feature, bin, defaultLeft: defaultLeft === 1, leftG, leftH, rightG, rightH};
  }
}
