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

// Node record of a tree over codes, 24 bytes: column u32 (byte offset of the column's first code), left child
// i32 (-1: leaf; the right child follows it), table u32 (address of its 256 entries), value f32, then column
// and table to ask where the first table says so.
/** Walks every row in [begin, end) down the tree and adds its leaf's value to margins. */
export function addTree(codes: usize, nodes: usize, begin: u32, end: u32, margins: usize): void {
  for (let row = <usize>begin; row < <usize>end; row++) {
    let node = nodes;
    let child = load<i32>(node, 4);
    while (child >= 0) {
      const code = <usize>load<u8>(codes + <usize>load<u32>(node) + row);
      let entry = <u32>load<u8>(<usize>load<u32>(node, 8) + code);
      if (entry === ASK) {
        const second = <usize>load<u8>(codes + <usize>load<u32>(node, 16) + row);
        entry = <u32>load<u8>(<usize>load<u32>(node, 20) + second);
      }
      node = nodes + <usize>(child + 1 - entry) * 24;
      child = load<i32>(node, 4);
    }
    const at = margins + (row << 2);
    store<f32>(at, load<f32>(at) + load<f32>(node, 12));
  }
}
