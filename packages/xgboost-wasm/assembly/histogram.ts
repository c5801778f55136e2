// Codes are stored row by row in blocks of eight one-byte columns, so that one 64-bit load brings
// eight of them. A histogram slot is 16 bytes: the sums of the gradient and of the Hessian, as doubles.

// Rows handled before moving on to the next block of columns: their codes stay in the first-level cache.
const ROW_BLOCK: u32 = 512;

// @ts-ignore: decorator
@inline
function addTo(slot: usize, pair: v128): void {
  v128.store(slot, f64x2.add(v128.load(slot), pair));
}

function accumulateBlock(
  codes: usize,
  stride: usize,
  rows: usize,
  end: usize,
  gradients: usize,
  histogram: usize,
  offsets: usize
): void {
  const h0 = histogram + <usize>load<u32>(offsets);
  const h1 = histogram + <usize>load<u32>(offsets, 4);
  const h2 = histogram + <usize>load<u32>(offsets, 8);
  const h3 = histogram + <usize>load<u32>(offsets, 12);
  const h4 = histogram + <usize>load<u32>(offsets, 16);
  const h5 = histogram + <usize>load<u32>(offsets, 20);
  const h6 = histogram + <usize>load<u32>(offsets, 24);
  const h7 = histogram + <usize>load<u32>(offsets, 28);
  for (let p = rows; p < end; p += 4) {
    const row = <usize>load<u32>(p);
    const pair = f64x2.promote_low_f32x4(v128.load64_zero(gradients + (row << 3)));
    const w = load<u64>(codes + row * stride);
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

/** Adds the gradient pairs of rows[begin, end) to the histogram, for column blocks [firstBlock, lastBlock). */
export function accumulate(
  codes: usize,
  stride: u32,
  rows: usize,
  begin: u32,
  end: u32,
  gradients: usize,
  histogram: usize,
  offsets: usize,
  firstBlock: u32,
  lastBlock: u32
): void {
  for (let from = begin; from < end; from += ROW_BLOCK) {
    const to = min(from + ROW_BLOCK, end);
    for (let block = firstBlock; block < lastBlock; block++) {
      accumulateBlock(
        codes + (<usize>block << 3),
        stride,
        rows + (<usize>from << 2),
        rows + (<usize>to << 2),
        gradients,
        histogram,
        offsets + (<usize>block << 5)
      );
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

/** Sums the gradient pairs of rows[begin, end) into out (two doubles). */
export function sumGradients(rows: usize, begin: u32, end: u32, gradients: usize, out: usize): void {
  let sum = f64x2.splat(0);
  for (let p = begin; p < end; p++) {
    const row = <usize>load<u32>(rows + (<usize>p << 2));
    sum = f64x2.add(sum, f64x2.promote_low_f32x4(v128.load64_zero(gradients + (row << 3))));
  }
  v128.store(out, sum);
}
