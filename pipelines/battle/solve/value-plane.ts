import type {HpAxis} from "./hp-axis.ts";

/** Which side's HP the rows of all planes of one solution are; the other's are the columns. */
export interface Orientation {
  readonly rowsAreB: boolean;
  /** Upper bounds are kept apart from the lower ones; else the two are the same. */
  readonly bounded: boolean;
}

/** Bounds of P(A wins) over both sides' HP: `low[row * columns + column]`. */
export class ValuePlane {
  readonly low: Float64Array;
  readonly up: Float64Array;
  readonly columns: number;

  constructor(
    readonly rowAxis: HpAxis,
    readonly columnAxis: HpAxis,
    bounded: boolean
  ) {
    this.columns = columnAxis.count;
    this.low = new Float64Array(rowAxis.count * columnAxis.count);
    this.up = bounded ? new Float64Array(this.low.length).fill(1) : this.low;
  }

  /** Bounds at an HP of both sides. */
  at(row: number, column: number): [number, number] {
    let low = 0;
    let up = 0;
    this.rowAxis.spread(row, 1, (r, part) =>
      this.columnAxis.spread(column, part, (c, share) => {
        low += share * this.low[r * this.columns + c];
        up += share * this.up[r * this.columns + c];
      })
    );
    return [low, up];
  }
}
