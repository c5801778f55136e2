// Cuts and codes of one column of single floats (NaN: missing).

// @ts-ignore: decorator
@inline
function keyOf(bits: u32): u32 {
  // Order-preserving map from the bits of a float to an unsigned integer.
  return bits ^ (<u32>(<i32>bits >> 31) | 0x80000000);
}

// @ts-ignore: decorator
@inline
function bitsOf(key: u32): u32 {
  return key ^ (<u32>~(<i32>key >> 31) | 0x80000000);
}

/**
 * Collects the distinct values of a column into `out` (keys, unordered) with a hash table of 2,048
 * entries at `table` (u32 key, u32 1 when taken; zeroed by this function). Writes at `stats`: number of
 * missing values, row of the first infinite value or 0xffffffff. Returns the number of distinct values,
 * or limit + 1 as soon as there are more than limit (<= 1,024).
 */
export function distinctValues(column: usize, rows: u32, limit: u32, table: usize, out: usize, stats: usize): u32 {
  memory.fill(table, 0, 2048 * 8);
  let found: u32 = 0;
  let missing: u32 = 0;
  let infinite: u32 = 0xffffffff;
  let recent: f32 = NaN;
  let before: f32 = NaN;
  for (let i: u32 = 0; i < rows; i++) {
    const value = load<f32>(column + (<usize>i << 2)) + <f32>0; // -0 becomes 0
    // Columns of few values repeat them.
    if (value === recent || value === before) continue;
    if (value !== value) {
      missing++;
      continue;
    }
    if (abs(value) === Infinity) {
      if (infinite === 0xffffffff) infinite = i;
      continue;
    }
    if (found > limit) continue;
    before = recent;
    recent = value;
    const key = keyOf(reinterpret<u32>(value));
    let at = (key * 0x9e3779b1) >> 21;
    for (;;) {
      const entry = table + (<usize>at << 3);
      if (load<u32>(entry, 4) === 0) {
        found++;
        if (found <= limit) {
          store<u32>(entry, key);
          store<u32>(entry, 1, 4);
          store<u32>(out + (<usize>(found - 1) << 2), key);
        }
        break;
      }
      if (load<u32>(entry) === key) break;
      at = (at + 1) & 2047;
    }
  }
  store<u32>(stats, missing);
  store<u32>(stats, infinite, 4);
  return found;
}

/** Writes the ordered keys of the values that are not missing; returns how many. */
export function writeKeys(column: usize, rows: u32, out: usize): u32 {
  let count: u32 = 0;
  for (let i: u32 = 0; i < rows; i++) {
    const value = load<f32>(column + (<usize>i << 2)) + <f32>0;
    store<u32>(out + (<usize>count << 2), keyOf(reinterpret<u32>(value)));
    if (value === value) count++;
  }
  return count;
}

function radixPass(from: usize, to: usize, count: u32, shift: u32, counters: usize): void {
  memory.fill(counters, 0, 2048 * 4);
  for (let i: u32 = 0; i < count; i++) {
    const at = counters + (<usize>((load<u32>(from + (<usize>i << 2)) >> shift) & 2047) << 2);
    store<u32>(at, load<u32>(at) + 1);
  }
  let sum: u32 = 0;
  for (let d: usize = 0; d < 2048; d++) {
    const at = counters + (d << 2);
    const n = load<u32>(at);
    store<u32>(at, sum);
    sum += n;
  }
  for (let i: u32 = 0; i < count; i++) {
    const key = load<u32>(from + (<usize>i << 2));
    const at = counters + (<usize>((key >> shift) & 2047) << 2);
    const position = load<u32>(at);
    store<u32>(at, position + 1);
    store<u32>(to + (<usize>position << 2), key);
  }
}

/** Sorts `count` keys; the result is in `spare`. `counters` has room for 2,048 u32. */
export function sortKeys(keys: usize, spare: usize, count: u32, counters: usize): void {
  radixPass(keys, spare, count, 0, counters);
  radixPass(spare, keys, count, 11, counters);
  radixPass(keys, spare, count, 22, counters);
}

/** Turns `count` keys back into floats, in place. */
export function keysToFloats(keys: usize, count: u32): void {
  for (let i: u32 = 0; i < count; i++) {
    const at = keys + (<usize>i << 2);
    store<u32>(at, bitsOf(load<u32>(at)));
  }
}

/**
 * Bin of each value: the number of cuts (ascending, `count` of them, at most 255) not above it, so that
 * bin b holds cut[b - 1] <= value < cut[b]. Missing values get missingCode.
 */
export function encodeColumn(
  column: usize,
  rows: u32,
  cuts: usize,
  count: u32,
  missingCode: u32,
  out: usize
): void {
  if (count === 1) {
    const cut = load<f32>(cuts);
    for (let i: u32 = 0; i < rows; i++) {
      const value = load<f32>(column + (<usize>i << 2));
      store<u8>(out + <usize>i, <u8>select<u32>(<u32>(value >= cut), missingCode, value === value));
    }
    return;
  }
  for (let i: u32 = 0; i < rows; i++) {
    const value = load<f32>(column + (<usize>i << 2));
    let base: usize = 0;
    let n: usize = <usize>count;
    while (n > 1) {
      const half = n >> 1;
      base += select<usize>(half, 0, load<f32>(cuts + ((base + half - 1) << 2)) <= value);
      n -= half;
    }
    if (n === 1) base += select<usize>(1, 0, load<f32>(cuts + (base << 2)) <= value);
    store<u8>(out + <usize>i, <u8>select<u32>(<u32>base, missingCode, value === value));
  }
}

/** Copies columns stored columnStep bytes apart into rows of `stride` bytes. */
export function transpose(columns: usize, columnStep: u32, rows: u32, count: u32, stride: u32, out: usize): void {
  for (let from: u32 = 0; from < rows; from += 256) {
    const to = min(from + 256, rows);
    for (let c: u32 = 0; c < count; c++) {
      const source = columns + <usize>c * <usize>columnStep;
      const target = out + <usize>c;
      for (let i = from; i < to; i++) {
        store<u8>(target + <usize>i * <usize>stride, load<u8>(source + <usize>i));
      }
    }
  }
}

/** Whether some row has a code other than `defaultCode` where the bundle already holds a code other than 0. */
export function conflicts(bundle: usize, codes: usize, rows: u32, defaultCode: u32): bool {
  const none = i8x16.splat(<i8>defaultCode);
  const zero = i8x16.splat(0);
  let i: usize = 0;
  for (; i + 16 <= <usize>rows; i += 16) {
    const here = i8x16.ne(v128.load(codes + i), none);
    if (v128.any_true(v128.and(here, i8x16.ne(v128.load(bundle + i), zero)))) return true;
  }
  for (; i < <usize>rows; i++) {
    if (load<u8>(codes + i) !== <u8>defaultCode && load<u8>(bundle + i) !== 0) return true;
  }
  return false;
}

/** bundle[row] = codes[row] + shift where codes[row] is not defaultCode. */
export function mergeCodes(bundle: usize, codes: usize, rows: u32, defaultCode: u32, shift: i32): void {
  for (let i: usize = 0; i < <usize>rows; i++) {
    const code = load<u8>(codes + i);
    if (code !== <u8>defaultCode) store<u8>(bundle + i, <u8>(<i32>code + shift));
  }
}

/** How many rows have code 0. */
export function countZeros(codes: usize, rows: u32): u32 {
  const zero = i8x16.splat(0);
  let count: u32 = 0;
  let i: usize = 0;
  for (; i + 16 <= <usize>rows; i += 16) {
    count += popcnt<u32>(<u32>i8x16.bitmask(i8x16.eq(v128.load(codes + i), zero)));
  }
  for (; i < <usize>rows; i++) count += load<u8>(codes + i) === 0 ? 1 : 0;
  return count;
}

/**
 * Spreads 256 bins and missing values over two columns. Low: bin + 1 for bins below 128, else 0. High: bin -
 * 128 for the other bins, else 128. `codes` holds each row's bin, `values` tells which are missing.
 */
export function spreadCodes(values: usize, codes: usize, rows: u32, low: usize, high: usize): void {
  for (let i: usize = 0; i < <usize>rows; i++) {
    const value = load<f32>(values + (i << 2));
    const bin = <u32>load<u8>(codes + i);
    const present = value === value;
    store<u8>(low + i, <u8>(present && bin < 128 ? bin + 1 : 0));
    store<u8>(high + i, <u8>(present && bin >= 128 ? bin - 128 : 128));
  }
}
