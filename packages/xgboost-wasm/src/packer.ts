import type {Cuts} from "./cuts.ts";
import type {Heap} from "./heap.ts";
import type {FeatureLayout, Layout} from "./layout.ts";
import type {Work} from "./quantize.ts";

/** Codes a bundle holds: 0 is "every member at its default". */
const BUNDLE_CODES = 256;
const OPEN_BUNDLES = 32;

/** Assigns columns of codes, bundling columns that are never off their default in the same row. */
export class Packer {
  readonly layout: Layout = {features: [], codes: []};
  readonly columnStep: number;
  firstColumn = 0;
  private readonly bundles: number[] = [];

  constructor(
    private readonly heap: Heap,
    private readonly rows: number
  ) {
    this.columnStep = Math.ceil(rows / 64) * 64;
  }

  private newColumn(): number {
    const address = this.heap.allocate(this.columnStep);
    if (this.layout.codes.length === 0) this.firstColumn = address;
    this.layout.codes.push(0);
    return this.layout.codes.length - 1;
  }

  private address(column: number): number {
    return this.firstColumn + column * this.columnStep;
  }

  addReference(reference: FeatureLayout, work: Work): void {
    const binCount = reference.cuts.upper.length;
    if (binCount === 256 && reference.hasMissing) this.addSpread(reference.cuts, work);
    else this.addOwn(reference.cuts, binCount < 256, work.scratch.codes);
  }

  /** A column of its own; code = bin, then one for missing values. */
  private addOwn(cuts: Cuts, hasMissing: boolean, codes: number): void {
    const binCount = cuts.upper.length;
    const column = this.newColumn();
    this.heap.u8(this.address(column), this.rows).set(this.heap.u8(codes, this.rows));
    this.layout.codes[column] = binCount + (hasMissing ? 1 : 0);
    this.layout.features.push({
      cuts,
      column,
      second: -1,
      firstCode: 0,
      firstBin: 0,
      missingCode: hasMissing ? binCount : -1,
      otherwise: "never",
      hasMissing
    });
  }

  /** 256 bins and missing values in two columns. */
  private addSpread(cuts: Cuts, {values, scratch}: Work): void {
    const column = this.newColumn();
    const second = this.newColumn();
    const {kernels} = this.heap;
    kernels.spreadCodes(values, scratch.codes, this.rows, this.address(column), this.address(second));
    this.layout.codes[column] = 129;
    this.layout.codes[second] = 129;
    this.layout.features.push({
      cuts,
      column,
      second,
      firstCode: 1,
      firstBin: 0,
      missingCode: -1,
      otherwise: "never",
      hasMissing: true
    });
  }

  add(cuts: Cuts, missing: number, work: Work): void {
    const {heap, rows} = this;
    const {codes} = work.scratch;
    const binCount = cuts.upper.length;
    const hasMissing = missing > 0;
    const zeros = heap.kernels.countZeros(codes, rows);
    const byMissing = missing * 2 >= rows;
    const byZero = zeros * 2 >= rows && binCount > 1;
    const states = binCount - (byMissing ? 0 : 1) + (hasMissing && !byMissing ? 1 : 0);
    if ((byMissing || byZero) && states <= 64 && !cuts.categorical) {
      const column = this.bundleFor(codes, byMissing ? binCount : 0, states);
      const firstCode = this.layout.codes[column];
      const firstBin = byMissing ? 0 : 1;
      heap.kernels.mergeCodes(
        this.address(column),
        codes,
        rows,
        byMissing ? binCount : 0,
        firstCode - firstBin
      );
      this.layout.codes[column] += states;
      this.layout.features.push({
        cuts,
        column,
        second: -1,
        firstCode,
        firstBin,
        missingCode: hasMissing && !byMissing ? firstCode + binCount - firstBin : -1,
        otherwise: byMissing ? "missing" : "bin0",
        hasMissing
      });
      return;
    }
    if (binCount === 256 && hasMissing) this.addSpread(cuts, work);
    else this.addOwn(cuts, hasMissing, codes);
  }

  private bundleFor(codes: number, defaultCode: number, states: number): number {
    const {heap, rows} = this;
    for (const column of this.bundles) {
      if (this.layout.codes[column] + states > BUNDLE_CODES) continue;
      if (!heap.kernels.conflicts(this.address(column), codes, rows, defaultCode)) return column;
    }
    const column = this.newColumn();
    heap.u8(this.address(column), rows).fill(0);
    this.layout.codes[column] = 1;
    if (this.bundles.length === OPEN_BUNDLES) this.bundles.shift();
    this.bundles.push(column);
    return column;
  }
}
