export {explainTree} from "./explain";

// Walks rows down a forest. Node record, 16 bytes: feature's byte offset in a row, with the top bit set where
// missing values go right; threshold f32; address of the left child, which the right one follows; leaf value
// f32. A leaf is its own left child and its threshold is NaN, which no value reaches, infinity neither, so that a
// walk of any length stays there: every walk of a tree has the same number of steps and no branch.

const MISSING_RIGHT: u32 = 0x80000000;

// @ts-ignore: decorator
@inline
function step(node: usize, row: usize): usize {
  const word = load<u32>(node);
  const value = load<f32>(row + <usize>(word & ~MISSING_RIGHT));
  const missing = <u32>(value !== value) & (word >> 31);
  return <usize>load<u32>(node, 8) + (<usize>(<u32>(value >= load<f32>(node, 4)) | missing) << 4);
}

// @ts-ignore: decorator
@inline
function addLeaf(out: usize, node: usize): void {
  store<f32>(out, load<f32>(out) + load<f32>(node, 12));
}

/** Adds one tree's values to 8 rows `stride` bytes apart, at out, outStride bytes apart. */
function addToEight(root: usize, depth: u32, rows: usize, stride: usize, out: usize, outStride: usize): void {
  const r1 = rows + stride;
  const r2 = r1 + stride;
  const r3 = r2 + stride;
  const r4 = r3 + stride;
  const r5 = r4 + stride;
  const r6 = r5 + stride;
  const r7 = r6 + stride;
  let n0 = root;
  let n1 = root;
  let n2 = root;
  let n3 = root;
  let n4 = root;
  let n5 = root;
  let n6 = root;
  let n7 = root;
  for (let d: u32 = 0; d < depth; d++) {
    n0 = step(n0, rows);
    n1 = step(n1, r1);
    n2 = step(n2, r2);
    n3 = step(n3, r3);
    n4 = step(n4, r4);
    n5 = step(n5, r5);
    n6 = step(n6, r6);
    n7 = step(n7, r7);
  }
  addLeaf(out, n0);
  addLeaf(out + outStride, n1);
  addLeaf(out + 2 * outStride, n2);
  addLeaf(out + 3 * outStride, n3);
  addLeaf(out + 4 * outStride, n4);
  addLeaf(out + 5 * outStride, n5);
  addLeaf(out + 6 * outStride, n6);
  addLeaf(out + 7 * outStride, n7);
}

// Tree record, 12 bytes: address of the root, depth, byte offset of its output.
const TREE: usize = 12;

/** Adds trees [first, last) of the records at `trees` to `count` rows; rows and outputs follow each other. */
export function addTrees(
  trees: usize,
  first: u32,
  last: u32,
  rows: usize,
  stride: u32,
  count: u32,
  out: usize,
  outStride: u32
): void {
  const end = trees + <usize>last * TREE;
  const eights = count & ~7;
  for (let tree = trees + <usize>first * TREE; tree < end; tree += TREE) {
    const root = <usize>load<u32>(tree);
    const depth = load<u32>(tree, 4);
    const target = out + <usize>load<u32>(tree, 8);
    for (let i: u32 = 0; i < eights; i += 8) {
      addToEight(root, depth, rows + <usize>(i * stride), stride, target + <usize>(i * outStride), outStride);
    }
  }
  for (let i = eights; i < count; i++) {
    const row = rows + <usize>(i * stride);
    const target = out + <usize>(i * outStride);
    let tree = trees + <usize>first * TREE;
    // Four trees at a time, added in their order.
    for (; tree + 3 * TREE < end; tree += 4 * TREE) {
      let a = <usize>load<u32>(tree);
      let b = <usize>load<u32>(tree, TREE);
      let c = <usize>load<u32>(tree, 2 * TREE);
      let d = <usize>load<u32>(tree, 3 * TREE);
      const deep = max(
        max(load<u32>(tree, 4), load<u32>(tree, TREE + 4)),
        max(load<u32>(tree, 2 * TREE + 4), load<u32>(tree, 3 * TREE + 4))
      );
      for (let k: u32 = 0; k < deep; k++) {
        a = step(a, row);
        b = step(b, row);
        c = step(c, row);
        d = step(d, row);
      }
      addLeaf(target + <usize>load<u32>(tree, 8), a);
      addLeaf(target + <usize>load<u32>(tree, TREE + 8), b);
      addLeaf(target + <usize>load<u32>(tree, 2 * TREE + 8), c);
      addLeaf(target + <usize>load<u32>(tree, 3 * TREE + 8), d);
    }
    for (; tree < end; tree += TREE) {
      let node = <usize>load<u32>(tree);
      const deep = load<u32>(tree, 4);
      for (let k: u32 = 0; k < deep; k++) node = step(node, row);
      addLeaf(target + <usize>load<u32>(tree, 8), node);
    }
  }
}
