import {batchParts, denseParts, type Part} from "./batch-rows.ts";
import {readBatches} from "./batches.ts";
import {type ColumnSource, callbackSource, columnParts, replaceMissing, rowMajorSource} from "./columns.ts";
import type {Cuts} from "./cuts.ts";
import {DataError} from "./errors.ts";
import {toFloat32} from "./floats.ts";
import {Heap} from "./heap.ts";
import type {FeatureLayout} from "./layout.ts";
import {
  type BatchInput,
  type ColumnInput,
  checkColumns,
  checkFeatureNames,
  checkFeatureTypes,
  type DenseInput,
  groupStarts,
  INFO_NAMES,
  type MatrixInfo,
  onePerRow
} from "./matrix-input.ts";
import {refuseUnknown} from "./names.ts";
import {type Codes, quantize} from "./quantize.ts";
import {type SparseInput, SparseRows} from "./sparse.ts";
import {
  type ArrowLikeTable,
  columnsOf,
  type DuckDbLikeResult,
  duckDbTable,
  type TableInfo
} from "./tables.ts";

/** Threads need shared memory; a page has it where it is cross-origin isolated. */
const SHARED = typeof SharedArrayBuffer !== "undefined";

export type {Batch, DenseBatch, SparseBatch} from "./batch-rows.ts";
export type {BatchInput, ColumnInput, DenseInput, MatrixInfo} from "./matrix-input.ts";

const DENSE_NAMES = [...INFO_NAMES, "data", "source", "rows", "columns", "missing"];
const SPARSE_NAMES = [...INFO_NAMES, "indptr", "indices", "values", "columns", "missing"];

type Values = DenseInput | (MatrixInfo & {rows: number; columns: number; source: ColumnSource | SparseRows});
const CODES_NAMES = [...INFO_NAMES, "maxBin", "reference"];

/** A data matrix with labels and weights. Values are float32; NaN is missing. */
export class DMatrix {
  readonly rows: number;
  readonly columns: number;
  readonly label: Float32Array | null;
  readonly weight: Float32Array | null;
  readonly baseMargin: Float32Array | null;
  /** Where each query's rows begin, and after the last where they end; null without queries. */
  readonly groups: Uint32Array | null;
  readonly featureNames: readonly string[];
  readonly featureTypes: readonly string[];
  /** The values, when they are kept: row-major. */
  readonly data: Float32Array | null;
  private readonly missing: number;
  private readonly sparse: SparseRows | null;
  private source: ColumnSource | null;
  /** Where values that are not kept come from again. */
  private stream: (() => AsyncIterable<Part>) | null = null;
  private cuts: readonly Cuts[] | undefined;
  private readonly quantized = new Map<number, Promise<Codes>>();
  /** This matrix in the bins of others that it has evaluated. */
  private readonly against = new WeakMap<Codes, Map<number, Promise<Codes>>>();
  private fixed: {codes: Codes; maxBin: number; reference: DMatrix | null} | null = null;

  constructor(input: Values) {
    refuseUnknown("DMatrix", input, DENSE_NAMES);
    const {rows, columns} = input;
    if (!Number.isInteger(rows) || rows < 0 || !Number.isInteger(columns) || columns < 1) {
      throw new DataError(`shape: got ${rows} x ${columns}, expected whole numbers, rows >= 0, columns >= 1`);
    }
    this.rows = rows;
    this.columns = columns;
    this.missing = "missing" in input ? (input.missing ?? Number.NaN) : Number.NaN;
    if (typeof this.missing !== "number")
      throw new DataError(`missing: got ${this.missing}, expected a number`);
    const source = "source" in input ? input.source : null;
    this.sparse = source instanceof SparseRows ? source : null;
    this.source = source instanceof SparseRows ? null : source;
    this.data = "source" in input ? null : toFloat32("data", input.data);
    if (this.data && this.data.length !== rows * columns) {
      throw new DataError(
        `data: got ${this.data.length} values, expected ${rows} x ${columns} = ${rows * columns}`
      );
    }
    this.label = onePerRow("label", input.label, rows);
    this.weight = onePerRow("weight", input.weight, rows);
    this.baseMargin = input.baseMargin === undefined ? null : toFloat32("baseMargin", input.baseMargin);
    if (this.baseMargin && (rows === 0 || this.baseMargin.length % rows !== 0)) {
      throw new DataError(`baseMargin: got ${this.baseMargin.length} values for ${rows} rows`);
    }
    this.groups = groupStarts(input.group, rows);
    this.featureNames = checkFeatureNames(input.featureNames, columns);
    this.featureTypes = checkFeatureTypes(input.featureTypes, columns);
    const wrong = this.weight?.findIndex((w) => !(w >= 0) || w === Number.POSITIVE_INFINITY) ?? -1;
    if (wrong >= 0) {
      throw new DataError(
        `weight: row ${wrong} has ${this.weight![wrong]}, expected a finite number, at least 0`
      );
    }
  }

  /** From columns produced one at a time: only one-byte codes are kept. Trains with this maxBin only. */
  static async fromColumns(input: ColumnInput): Promise<DMatrix> {
    refuseUnknown("DMatrix.fromColumns", input, [...CODES_NAMES, "rows", "columns", "read"]);
    const {rows, columns, read, maxBin, reference, ...info} = input;
    const source = callbackSource(rows, columns, read);
    const matrix = new DMatrix({...info, rows, columns, source});
    matrix.stream = () => columnParts(source);
    await matrix.fix(maxBin ?? 256, reference ?? null);
    return matrix;
  }

  /**
   * From batches of rows: only one-byte codes are kept, and no batch longer than it is used. The batches are
   * gone through twice, first for the bins (from at most 131,072 of a column's values, evenly chosen, when it
   * has more than 256 different ones), then for the codes.
   */
  static async fromBatches(input: BatchInput): Promise<DMatrix> {
    refuseUnknown("DMatrix.fromBatches", input, [...CODES_NAMES, "columns", "batches"]);
    const {maxBin = 256, reference = null, batches, columns, ...info} = input;
    checkColumns(columns);
    if (typeof batches !== "function") {
      const got = Array.isArray(batches) ? "an array" : String(batches);
      throw new DataError(`batches: got ${got}, expected a function that gives them anew each time`);
    }
    const column = info.featureTypes?.indexOf("c") ?? -1;
    if (column >= 0) throw new DataError(`featureTypes[${column}]: categories cannot come in batches`);
    const layout = reference ? (await reference.codesFor(maxBin, null)).layout : null;
    const given = layout?.features.map((feature) => feature.cuts);
    const {cuts, ...read} = await readBatches({columns, batches, maxBin, cuts: given});
    const matrix = new DMatrix({...info, ...read, columns});
    matrix.stream = () => batchParts(batches(), columns);
    if (!reference) matrix.cuts = cuts;
    await matrix.fix(maxBin, reference);
    return matrix;
  }

  /** From sparse rows, which are kept; what is not there is missing. */
  static fromSparse(input: SparseInput & MatrixInfo & {missing?: number}): DMatrix {
    refuseUnknown("DMatrix.fromSparse", input, SPARSE_NAMES);
    const {indptr, indices, values, columns, missing = Number.NaN, ...info} = input;
    checkColumns(columns);
    const source = new SparseRows({indptr, indices, values, columns}, missing);
    return new DMatrix({...info, rows: source.rows, columns, source});
  }

  /** From an Arrow table of numeric columns; its field names name the features. */
  static async fromArrow(table: ArrowLikeTable, info: TableInfo = {}): Promise<DMatrix> {
    refuseUnknown("DMatrix.fromArrow", info, CODES_NAMES);
    return DMatrix.fromColumns(columnsOf(table, info));
  }

  /** From what DuckDB has read, as fromArrow: numeric columns, whose names name the features. */
  static async fromDuckDb(result: DuckDbLikeResult, info: TableInfo = {}): Promise<DMatrix> {
    refuseUnknown("DMatrix.fromDuckDb", info, CODES_NAMES);
    return DMatrix.fromColumns(columnsOf(duckDbTable(result), info));
  }

  private async fix(maxBin: number, reference: DMatrix | null): Promise<void> {
    const codes = await this.codesFor(maxBin, reference);
    this.fixed = {codes, maxBin, reference};
    this.source = null;
  }

  /** The kept values, row by row, NaN for missing. */
  values(): Float32Array {
    if (!this.data) {
      throw new DataError(
        "the matrix keeps no values: predict from rows, or with `await predictStreamed(matrix)`"
      );
    }
    if (Number.isNaN(this.missing)) return this.data;
    const copy = this.data.slice();
    replaceMissing(copy, this.missing);
    return copy;
  }

  /** The values some rows at a time: a dense matrix is one part. */
  *parts(): Generator<Part> {
    if (this.sparse) yield* denseParts(this.sparse);
    else yield {first: 0, rows: this.rows, data: this.values()};
  }

  /** The values of any matrix; those that are not kept are read once more. Throws DataError. */
  async *allParts(): AsyncGenerator<Part> {
    if (!this.stream) {
      yield* this.parts();
      return;
    }
    let rows = 0;
    for await (const part of this.stream()) {
      rows += part.rows;
      if (rows > this.rows) break;
      yield part;
    }
    if (rows !== this.rows) {
      const got = rows > this.rows ? "more rows" : `${rows} rows`;
      throw new DataError(`batches: ${this.rows} rows the first time, ${got} when read again`);
    }
  }

  /** A column's name, or f and its number. */
  featureName(column: number): string {
    return this.featureNames[column] ?? `f${column}`;
  }

  /**
   * The matrix as codes in bins of its own, or of the reference's. Made once for each set of options.
   * @internal
   */
  async codesFor(maxBin: number, reference: DMatrix | null): Promise<Codes> {
    if (this.fixed) {
      if (this.fixed.reference !== reference) {
        throw new DataError(
          reference
            ? "a matrix made from columns or batches evaluates only against the matrix given as its reference"
            : "a matrix made with a reference cannot be trained on"
        );
      }
      if (!reference && this.fixed.maxBin !== maxBin) {
        throw new DataError(
          `max_bin: got ${maxBin}, but the matrix was made from columns or batches with ${this.fixed.maxBin}`
        );
      }
      return this.fixed.codes;
    }
    if (!reference) return this.once(this.quantized, maxBin, undefined);
    const codes = await reference.codesFor(maxBin, null);
    let against = this.against.get(codes);
    if (!against) {
      against = new Map();
      this.against.set(codes, against);
    }
    return this.once(against, maxBin, codes.layout.features);
  }

  private once(
    made: Map<number, Promise<Codes>>,
    maxBin: number,
    reference: readonly FeatureLayout[] | undefined
  ): Promise<Codes> {
    let codes = made.get(maxBin);
    if (!codes) {
      codes = this.quantize(maxBin, reference);
      made.set(maxBin, codes);
      codes.catch(() => made.delete(maxBin));
    }
    return codes;
  }

  private async quantize(maxBin: number, reference: readonly FeatureLayout[] | undefined): Promise<Codes> {
    const source =
      this.source ??
      this.sparse?.source() ??
      rowMajorSource(this.data ?? new Float32Array(), this.rows, this.columns, this.missing);
    return quantize(await Heap.create(SHARED), source, {
      maxBin,
      weight: this.weight,
      reference,
      cuts: this.cuts,
      featureName: (column) => this.featureName(column),
      categorical: (column) => this.featureTypes[column] === "c"
    });
  }

  /** The rows chosen, in that order, as a matrix of its own. Needs kept values. */
  slice(rows: ArrayLike<number>): DMatrix {
    const {columns, data, sparse} = this;
    if (!data && !sparse) throw new DataError("slice: the matrix keeps no values");
    if (this.groups) throw new DataError("slice: the matrix has queries, which cannot be cut");
    for (let i = 0; i < rows.length; i++) {
      if (!Number.isInteger(rows[i]) || rows[i] < 0 || rows[i] >= this.rows) {
        throw new DataError(`slice: got row ${rows[i]}, expected 0 to ${this.rows - 1}`);
      }
    }
    const pick = (values: Float32Array | null): Float32Array | undefined => {
      if (!values) return undefined;
      const width = values.length / this.rows;
      const out = new Float32Array(rows.length * width);
      for (let i = 0; i < rows.length; i++) {
        out.set(values.subarray(rows[i] * width, (rows[i] + 1) * width), i * width);
      }
      return out;
    };
    const info = {
      rows: rows.length,
      columns,
      label: pick(this.label),
      weight: pick(this.weight),
      baseMargin: pick(this.baseMargin),
      featureNames: this.featureNames.length ? this.featureNames : undefined,
      featureTypes: this.featureTypes.length ? this.featureTypes : undefined
    };
    if (sparse) return new DMatrix({...info, source: sparse.slice(rows)});
    return new DMatrix({...info, data: pick(data) ?? new Float32Array(), missing: this.missing});
  }
}
