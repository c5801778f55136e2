/**
 * Splits rows[begin, end) by a 256-entry table telling which codes go left (1) and which right (0), into
 * spare[begin, end): rows that go left from the front, the others from the back, backwards. `column` holds
 * one byte a row. Returns how many go left.
 */
export function splitChunk(
  rows: usize,
  begin: u32,
  end: u32,
  column: usize,
  table: usize,
  spare: usize
): u32 {
  let left = spare + ((<usize>begin) << 2);
  let right = spare + ((<usize>end) << 2) - 4;
  const stop = rows + ((<usize>end) << 2);
  for (let p = rows + ((<usize>begin) << 2); p < stop; p += 4) {
    const row = load<u32>(p);
    const goesLeft = <usize>load<u8>(table + <usize>load<u8>(column + <usize>row));
    store<u32>(left, row);
    store<u32>(right, row);
    left += goesLeft << 2;
    right -= (1 - goesLeft) << 2;
  }
  return <u32>((left - spare) >> 2) - begin;
}

// A feature with 256 bins and missing values has its bins in two columns; ASK says the second one decides.
const ASK: u32 = 2;

/** splitChunk where a code whose entry is ASK is decided by the table of a second column. */
export function splitChunkTwo(
  rows: usize,
  begin: u32,
  end: u32,
  column: usize,
  table: usize,
  spare: usize,
  secondColumn: usize,
  secondTable: usize
): u32 {
  let left = spare + (<usize>begin << 2);
  let right = spare + (<usize>end << 2) - 4;
  const stop = rows + (<usize>end << 2);
  for (let p = rows + (<usize>begin << 2); p < stop; p += 4) {
    const row = load<u32>(p);
    let entry = <u32>load<u8>(table + <usize>load<u8>(column + <usize>row));
    if (entry === ASK) entry = <u32>load<u8>(secondTable + <usize>load<u8>(secondColumn + <usize>row));
    store<u32>(left, row);
    store<u32>(right, row);
    left += <usize>entry << 2;
    right -= <usize>(1 - entry) << 2;
  }
  return <u32>((left - spare) >> 2) - begin;
}

/** Puts a split chunk's rows in their places: those of the left child at leftAt.., the others at rightAt... */
export function copyChunk(
  rows: usize,
  spare: usize,
  begin: u32,
  end: u32,
  leftCount: u32,
  leftAt: u32,
  rightAt: u32
): void {
  memory.copy(rows + ((<usize>leftAt) << 2), spare + ((<usize>begin) << 2), (<usize>leftCount) << 2);
  let target = rows + ((<usize>rightAt) << 2);
  const stop = spare + ((<usize>(begin + leftCount)) << 2);
  for (let p = spare + ((<usize>end) << 2) - 4; p >= stop; p -= 4) {
    store<u32>(target, load<u32>(p));
    target += 4;
  }
}

/** margins[row] += value for rows[begin, end). */
export function addToRows(rows: usize, begin: u32, end: u32, margins: usize, value: f32): void {
  const stop = rows + ((<usize>end) << 2);
  for (let p = rows + ((<usize>begin) << 2); p < stop; p += 4) {
    const at = margins + ((<usize>load<u32>(p)) << 2);
    store<f32>(at, load<f32>(at) + value);
  }
}

export function fillSequence(rows: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) store<u32>(rows + ((<usize>i) << 2), i);
}

// Node record of a tree over codes, 24 bytes: column u32 (byte offset of the column's first code), byte offset u32 of the
// right child, which follows the left one, table u32 (address of its 256 entries), value f32, then column and table to
// ask where the first table says so. A leaf leads to itself: its table says left, and its right child follows it.
const NODE_BYTES: usize = 24;

// @ts-ignore: decorator
@inline
function next(codes: usize, nodes: usize, node: usize, row: usize): usize {
  const code = <usize>load<u8>(codes + <usize>load<u32>(node) + row);
  let entry = <usize>load<u8>(<usize>load<u32>(node, 8) + code);
  if (entry === ASK) {
    const second = <usize>load<u8>(codes + <usize>load<u32>(node, 16) + row);
    entry = <usize>load<u8>(<usize>load<u32>(node, 20) + second);
  }
  return nodes + <usize>load<u32>(node, 4) - entry * NODE_BYTES;
}

// @ts-ignore: decorator
@inline
function addValue(margins: usize, row: usize, node: usize): void {
  const at = margins + (row << 2);
  store<f32>(at, load<f32>(at) + load<f32>(node, 12));
}

/** Walks every row in [begin, end) down the tree and adds its leaf's value to margins. */
export function addTree(codes: usize, nodes: usize, begin: u32, end: u32, margins: usize): void {
  let row = <usize>begin;
  const stop = <usize>end;
  // A step waits for three loads, one after the other: four rows wait at once.
  for (; row + 4 <= stop; row += 4) {
    let a = nodes;
    let b = nodes;
    let c = nodes;
    let d = nodes;
    for (;;) {
      const nextA = next(codes, nodes, a, row);
      const nextB = next(codes, nodes, b, row + 1);
      const nextC = next(codes, nodes, c, row + 2);
      const nextD = next(codes, nodes, d, row + 3);
      const moved = (nextA ^ a) | (nextB ^ b) | (nextC ^ c) | (nextD ^ d);
      a = nextA;
      b = nextB;
      c = nextC;
      d = nextD;
      if (moved === 0) break;
    }
    addValue(margins, row, a);
    addValue(margins, row + 1, b);
    addValue(margins, row + 2, c);
    addValue(margins, row + 3, d);
  }
  for (; row < stop; row++) {
    let node = nodes;
    for (;;) {
      const below = next(codes, nodes, node, row);
      if (below === node) break;
      node = below;
    }
    addValue(margins, row, node);
  }
}
