// SHAP values of up to 64 rows at a time: src/predict/shap.ts says how; here every step is one for all rows. What an
// element multiplies products by depends on two bits a row only (whether its feature was on the row's way before this
// split, and whether it still is), so that the host computes the factors once for a tree.
//
// Node record: address of the column (f32, one value a row), threshold f32, whether missing goes left, depth of the
// split on the same feature above or -1, address of the feature's values (f64, one a row), addresses of the records
// of the left and the right child (0: a leaf), 4 bytes unused; then for each of the two edges, left first, at every
// point four f64: the factor of products while the feature stays on the way and when it leaves it, the factor of the
// sum of leaves in the share, in these two cases; and the factor of products of a feature that had left before, whose
// share is 0. An edge to a leaf has its factors multiplied by the leaf's value, those of the share also by that of
// the products.

const BLOCK: u32 = 64;
const LANE: usize = 512;
const HEAD: usize = 32;
const AT_POINT: usize = 32;

let points: u32 = 0;
/** At each depth and point, one a row: the product of the elements above, and the sum of the leaves below. */
let products: usize = 0;
let sums: usize = 0;
/** At each depth, one a row: all bits set where the split's feature is on the row's way. */
let ones: usize = 0;
let firstRow: usize = 0;
/** Bytes of the rows' doubles. */
let length: usize = 0;

// @ts-ignore: decorator
@inline
function splat(address: usize): v128 {
  return v128.load64_splat(address);
}

/** Takes one of the two edges below a node at `depth`. */
function edge(
  factors: usize,
  child: usize,
  depth: usize,
  own: usize,
  outer: usize,
  values: usize
): void {
  const stride = <usize>points * LANE;
  const here = depth * stride;
  const left = splat(factors + <usize>points * AT_POINT);
  for (let k: usize = 0; k < <usize>points; k++) {
    const stays = splat(factors + k * AT_POINT);
    const leaves = splat(factors + k * AT_POINT + 8);
    const from = products + here + k * LANE;
    if (child) {
      const to = from + stride;
      if (outer) {
        for (let i: usize = 0; i < length; i += 16) {
          const now = v128.bitselect(stays, leaves, v128.load(own + i));
          const factor = v128.bitselect(now, left, v128.load(outer + i));
          v128.store(to + i, f64x2.mul(v128.load(from + i), factor));
        }
      } else {
        for (let i: usize = 0; i < length; i += 16) {
          const factor = v128.bitselect(stays, leaves, v128.load(own + i));
          v128.store(to + i, f64x2.mul(v128.load(from + i), factor));
        }
      }
    } else {
      const shareStays = splat(factors + k * AT_POINT + 16);
      const shareLeaves = splat(factors + k * AT_POINT + 24);
      const sum = sums + here + k * LANE;
      if (outer) {
        for (let i: usize = 0; i < length; i += 16) {
          const product = v128.load(from + i);
          const one = v128.load(own + i);
          const before = v128.load(outer + i);
          const factor = v128.bitselect(v128.bitselect(stays, leaves, one), left, before);
          v128.store(sum + i, f64x2.add(v128.load(sum + i), f64x2.mul(product, factor)));
          const share = v128.and(v128.bitselect(shareStays, shareLeaves, one), before);
          v128.store(values + i, f64x2.add(v128.load(values + i), f64x2.mul(product, share)));
        }
      } else {
        for (let i: usize = 0; i < length; i += 16) {
          const product = v128.load(from + i);
          const one = v128.load(own + i);
          const factor = v128.bitselect(stays, leaves, one);
          v128.store(sum + i, f64x2.add(v128.load(sum + i), f64x2.mul(product, factor)));
          const share = v128.bitselect(shareStays, shareLeaves, one);
          v128.store(values + i, f64x2.add(v128.load(values + i), f64x2.mul(product, share)));
        }
      }
    }
  }
  if (!child) return;
  visit(child, depth + 1);
  for (let k: usize = 0; k < <usize>points; k++) {
    const shareStays = splat(factors + k * AT_POINT + 16);
    const shareLeaves = splat(factors + k * AT_POINT + 24);
    const sum = sums + here + k * LANE;
    const below = sum + stride;
    if (outer) {
      for (let i: usize = 0; i < length; i += 16) {
        const inner = v128.load(below + i);
        v128.store(sum + i, f64x2.add(v128.load(sum + i), inner));
        const now = v128.bitselect(shareStays, shareLeaves, v128.load(own + i));
        const share = v128.and(now, v128.load(outer + i));
        v128.store(values + i, f64x2.add(v128.load(values + i), f64x2.mul(inner, share)));
      }
    } else {
      for (let i: usize = 0; i < length; i += 16) {
        const inner = v128.load(below + i);
        v128.store(sum + i, f64x2.add(v128.load(sum + i), inner));
        const share = v128.bitselect(shareStays, shareLeaves, v128.load(own + i));
        v128.store(values + i, f64x2.add(v128.load(values + i), f64x2.mul(inner, share)));
      }
    }
  }
}

/** Fills the sums at this depth with the leaves below the node, and adds the shares of the features there. */
function visit(node: usize, depth: usize): void {
  const stride = <usize>points * LANE;
  memory.fill(sums + depth * stride, 0, stride);
  const column = <usize>load<u32>(node) + firstRow * 4;
  const threshold = f32x4.splat(load<f32>(node, 4));
  const missingLeft = i32x4.splat(-load<i32>(node, 8));
  const above = load<i32>(node, 12);
  const outer = above < 0 ? 0 : ones + <usize>above * LANE;
  const values = <usize>load<u32>(node, 16) + firstRow * 8;
  const own = ones + depth * LANE;
  const edgeBytes = <usize>points * AT_POINT + 8;
  const all = i64x2.splat(-1);
  for (let i: usize = 0; i < length; i += 16) {
    const value = v128.load64_zero(column + (i >> 1));
    const missing = v128.and(f32x4.ne(value, value), missingLeft);
    const goesLeft = i64x2.extend_low_i32x4_s(v128.or(f32x4.lt(value, threshold), missing));
    const before = outer ? v128.load(outer + i) : all;
    v128.store(own + i, v128.and(goesLeft, before));
  }
  edge(node + HEAD, <usize>load<u32>(node, 20), depth, own, outer, values);
  for (let i: usize = 0; i < length; i += 16) {
    const before = outer ? v128.load(outer + i) : all;
    v128.store(own + i, v128.andnot(before, v128.load(own + i)));
  }
  edge(node + HEAD + edgeBytes, <usize>load<u32>(node, 24), depth, own, outer, values);
}

/**
 * Adds each feature's share of a tree's value for rows [0, rows), an even number. `scratch` holds, for each depth, 64
 * rows' bits, then products, then sums (512 bytes at each point).
 */
export function explainTree(root: usize, pointCount: u32, depth: u32, scratch: usize, rows: u32): void {
  points = pointCount;
  ones = scratch;
  products = ones + <usize>depth * LANE;
  sums = products + <usize>(depth * points) * LANE;
  for (let first: u32 = 0; first < rows; first += BLOCK) {
    firstRow = <usize>first;
    length = <usize>min(BLOCK, rows - first) * 8;
    const one = f64x2.splat(1);
    for (let k: usize = 0; k < <usize>points; k++) {
      for (let i: usize = 0; i < length; i += 16) v128.store(products + k * LANE + i, one);
    }
    visit(root, 0);
  }
}
