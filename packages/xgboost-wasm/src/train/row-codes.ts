import type {Codes} from "../quantize.ts";

/** A column with values in no more rows than one of so many is listed. */
const LISTED_SHARE = 8;

/**
 * The codes row by row, for histograms: those of dense columns as bytes in blocks of eight, those of columns that are
 * nearly always missing as lists of the slots that a row's values are in. What is missing needs no slot.
 */
export interface RowCodes {
  /** Address of the rows of dense columns, `stride` bytes each. */
  readonly bytes: number;
  readonly stride: number;
  /** Byte offset of each dense column's slots, then of the padding's. */
  readonly offsets: Uint32Array;
  /** Addresses of where each row's list begins (and the last one ends) and of the lists; 0 where there are none. */
  readonly starts: number;
  readonly entries: number;
}

/** The matrix's codes by row, made once. `offsets` are those of each column's slots; the last is the padding's. */
export function rowCodes(codes: Codes, offsets: Uint32Array): RowCodes {
  codes.byRow ??= makeRowCodes(codes, offsets);
  return codes.byRow;
}

function makeRowCodes(codes: Codes, offsets: Uint32Array): RowCodes {
  const {heap, rows, layout} = codes;
  const listed = listedColumns(codes);
  const dense = layout.codes.map((_, column) => column).filter((column) => !listed.has(column));
  const stride = Math.ceil(dense.length / 8) * 8;
  // A gathered row is copied 48 bytes at a time, beyond its end.
  const size = rows * stride + 64;
  const bytes = heap.allocate(size);
  heap.u8(bytes, size).fill(0);
  for (let first = 0; first < dense.length; ) {
    let count = 1;
    while (dense[first + count] === dense[first] + count) count++;
    const columns = codes.columns + dense[first] * codes.columnStep;
    heap.kernels.transpose(columns, codes.columnStep, rows, count, stride, bytes + first);
    first += count;
  }
  const denseOffsets = new Uint32Array(stride).fill(offsets[layout.codes.length]);
  dense.forEach((column, i) => {
    denseOffsets[i] = offsets[column];
  });
  const lists = listed.size > 0 ? list(codes, listed, offsets) : {starts: 0, entries: 0};
  codes.scratch = heap.mark();
  return {bytes, stride, offsets: denseOffsets, ...lists};
}

/**
 * Columns of one feature each, nearly always missing, with the code that says so: of a feature in two columns both,
 * with the codes for "not here". The first column sums up the root.
 */
function listedColumns({heap, rows, layout, columns, columnStep}: Codes): ReadonlyMap<number, number> {
  const listed = new Map<number, number>();
  const most = rows / LISTED_SHARE;
  for (const {column, missingCode, otherwise, second, cuts} of layout.features) {
    const own: readonly (readonly [column: number, code: number])[] =
      second >= 0
        ? [
            [column, 0],
            [second, 128]
          ]
        : [[column, missingCode]];
    if (column === 0 || own[0][1] < 0 || otherwise !== "never" || cuts.categorical) continue;
    let there = 0;
    for (const [at, code] of own) {
      const values = heap.u8(columns + at * columnStep, rows);
      for (let row = 0; row < rows && there <= most; row++) if (values[row] !== code) there++;
    }
    if (there <= most) for (const [at, code] of own) listed.set(at, code);
  }
  return listed;
}

function list(
  {heap, rows, columns, columnStep}: Codes,
  listed: ReadonlyMap<number, number>,
  offsets: Uint32Array
): {starts: number; entries: number} {
  const next = new Uint32Array(rows + 1);
  const each = (visit: (row: number, column: number, code: number) => void): void => {
    for (const [column, missingCode] of listed) {
      const values = heap.u8(columns + column * columnStep, rows);
      for (let row = 0; row < rows; row++) if (values[row] !== missingCode) visit(row, column, values[row]);
    }
  };
  each((row) => {
    next[row + 1]++;
  });
  for (let row = 0; row < rows; row++) next[row + 1] += next[row];
  const starts = heap.allocate((rows + 1) * 4);
  const entries = heap.allocate(Math.max(1, next[rows]) * 4);
  heap.u32(starts, rows + 1).set(next);
  const slots = heap.u32(entries, next[rows]);
  each((row, column, code) => {
    slots[next[row]++] = offsets[column] + code * 16;
  });
  return {starts, entries};
}
