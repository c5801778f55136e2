// Codes are stored row by row in blocks of eight one-byte columns, so that one 64-bit load brings eight. A histogram slot is 16 bytes: the sums of the gradient and of the Hessian, as doubles.

// A batch of rows is gathered into a buffer first: the gathering loop is so short that many of its cache
// misses are under way at once, where the accumulating loop would wait for each (measured: four times faster
// on a node that holds every 64th row). A gathered row is its gradient pair as doubles, then its codes,
// copied 48 bytes at a time.
const BUFFER_BYTES: u32 = 32768;
const MIN_BATCH: u32 = 32;
const STEP: usize = 48;

/** Address of this instance's own buffer of BUFFER_BYTES, at least MIN_BATCH gathered rows long. */
let buffer: usize = 0;

export function setBuffer(address: usize): void {
  buffer = address;
}

// @ts-ignore: decorator
@inline
function addTo(slot: usize, pair: v128): void {
  v128.store(slot, f64x2.add(v128.load(slot), pair));
}

// @ts-ignore: decorator
@inline
function copyStep(target: usize, source: usize): void {
  const a = v128.load(source);
  const b = v128.load(source, 16);
  const c = v128.load(source, 32);
  v128.store(target, a, 16);
  v128.store(target, b, 32);
  v128.store(target, c, 48);
}

function gatherRows(codes: usize, stride: usize, rows: usize, end: usize, gradients: usize, size: usize): void {
  let target = buffer;
  if (stride <= STEP) {
    for (let p = rows; p < end; p += 4, target += size) {
      const row = <usize>load<u32>(p);
      copyStep(target, codes + row * stride);
      v128.store(target, f64x2.promote_low_f32x4(v128.load64_zero(gradients + (row << 3))));
    }
    return;
  }
  for (let p = rows; p < end; p += 4, target += size) {
    const row = <usize>load<u32>(p);
    const source = codes + row * stride;
    for (let k: usize = 0; k < stride; k += STEP) copyStep(target + k, source + k);
    v128.store(target, f64x2.promote_low_f32x4(v128.load64_zero(gradients + (row << 3))));
  }
}

/** Adds gathered rows [at, end) to the histograms of the eight columns whose codes are `word` bytes in. */
function accumulateBlock(at: usize, end: usize, size: usize, word: usize, histogram: usize, offsets: usize): void {
  const h0 = histogram + <usize>load<u32>(offsets);
  const h1 = histogram + <usize>load<u32>(offsets, 4);
  const h2 = histogram + <usize>load<u32>(offsets, 8);
  const h3 = histogram + <usize>load<u32>(offsets, 12);
  const h4 = histogram + <usize>load<u32>(offsets, 16);
  const h5 = histogram + <usize>load<u32>(offsets, 20);
  const h6 = histogram + <usize>load<u32>(offsets, 24);
  const h7 = histogram + <usize>load<u32>(offsets, 28);
  for (; at + size < end; at += size << 1) {
    const firstPair = v128.load(at);
    const secondPair = v128.load(at + size);
    const first = load<u64>(at + word);
    const second = load<u64>(at + size + word);
    addTo(h0 + <usize>((first << 4) & 0xff0), firstPair);
    addTo(h0 + <usize>((second << 4) & 0xff0), secondPair);
    addTo(h1 + <usize>((first >> 4) & 0xff0), firstPair);
    addTo(h1 + <usize>((second >> 4) & 0xff0), secondPair);
    addTo(h2 + <usize>((first >> 12) & 0xff0), firstPair);
    addTo(h2 + <usize>((second >> 12) & 0xff0), secondPair);
    addTo(h3 + <usize>((first >> 20) & 0xff0), firstPair);
    addTo(h3 + <usize>((second >> 20) & 0xff0), secondPair);
    addTo(h4 + <usize>((first >> 28) & 0xff0), firstPair);
    addTo(h4 + <usize>((second >> 28) & 0xff0), secondPair);
    addTo(h5 + <usize>((first >> 36) & 0xff0), firstPair);
    addTo(h5 + <usize>((second >> 36) & 0xff0), secondPair);
    addTo(h6 + <usize>((first >> 44) & 0xff0), firstPair);
    addTo(h6 + <usize>((second >> 44) & 0xff0), secondPair);
    addTo(h7 + <usize>((first >> 52) & 0xff0), firstPair);
    addTo(h7 + <usize>((second >> 52) & 0xff0), secondPair);
  }
  if (at < end) {
    const pair = v128.load(at);
    const w = load<u64>(at + word);
    addTo(h0 + <usize>((w << 4) & 0xff0), pair);
    addTo(h1 + <usize>((w >> 4) & 0xff0), pair);
    addTo(h2 + <usize>((w >> 12) & 0xff0), pair);
    addTo(h3 + <usize>((w >> 20) & 0xff0), pair);
    addTo(h4 + <usize>((w >> 28) & 0xff0), pair);
    addTo(h5 + <usize>((w >> 36) & 0xff0), pair);
    addTo(h6 + <usize>((w >> 44) & 0xff0), pair);
    addTo(h7 + <usize>((w >> 52) & 0xff0), pair);
  }
}

/** Adds the gradient pairs of rows[begin, end) to the histogram of `blocks` blocks of eight columns. */
export function accumulate(
  codes: usize,
  stride: u32,
  rows: usize,
  begin: u32,
  end: u32,
  gradients: usize,
  histogram: usize,
  offsets: usize,
  blocks: u32
): void {
  const size = 16 + ((<usize>stride + STEP - 1) / STEP) * STEP;
  const batch = max(BUFFER_BYTES / <u32>size, MIN_BATCH);
  for (let from = begin; from < end; from += batch) {
    const to = min(from + batch, end);
    gatherRows(codes, stride, rows + (<usize>from << 2), rows + (<usize>to << 2), gradients, size);
    const stop = buffer + <usize>(to - from) * size;
    for (let block: usize = 0; block < <usize>blocks; block++) {
      accumulateBlock(buffer, stop, size, 16 + (block << 3), histogram, offsets + (block << 5));
    }
  }
}

/**
 * Adds the gradient pairs of rows[begin, end) to slots that the row lists: entries[starts[row], starts[row + 1]) are
 * byte offsets in the histogram.
 */
export function accumulateListed(
  starts: usize,
  entries: usize,
  rows: usize,
  begin: u32,
  end: u32,
  gradients: usize,
  histogram: usize
): void {
  const stop = rows + (<usize>end << 2);
  for (let p = rows + (<usize>begin << 2); p < stop; p += 4) {
    const row = <usize>load<u32>(p);
    const last = entries + (<usize>load<u32>(starts + (row << 2), 4) << 2);
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(gradients + (row << 3)));
    for (let e = entries + (<usize>load<u32>(starts + (row << 2)) << 2); e < last; e += 4) {
      addTo(histogram + <usize>load<u32>(e), pair);
    }
  }
}

/** target -= other over `bytes` bytes (a multiple of 16). */
export function subtract(target: usize, other: usize, bytes: u32): void {
  const end = target + <usize>bytes;
  for (; target < end; target += 16, other += 16) {
    v128.store(target, f64x2.sub(v128.load(target), v128.load(other)));
  }
}
