// Work is handed over as job records in memory, so that any thread can take any job. The result never
// depends on which thread does. A record is 80 bytes: operation u32, then u32 arguments at 4, 8, ... 76.

import {accumulate, accumulateListed, subtract} from "./histogram";
import {logisticGradients, softmaxGradients, squaredGradients, valueGradients} from "./objective";
import {addToRows, addTree, copyChunk, splitChunk, splitChunkTwo} from "./partition";
import {findSplit} from "./split";

const SPLIT_CHUNK: u32 = 1;
const COPY_CHUNK: u32 = 2;
const HISTOGRAM: u32 = 3;
const FIND: u32 = 4;
const ADD_TO_ROWS: u32 = 5;
const GRADIENTS: u32 = 6;
const ADD_TREE: u32 = 7;

const LOGISTIC: u32 = 0;
const SQUARED: u32 = 1;
const SOFTMAX: u32 = 2;

// @ts-ignore: decorator
@inline
function arg(job: usize, index: usize): u32 {
  return load<u32>(job + (index << 2));
}

/** target = sum of `count` histograms of `bytes` bytes that follow each other from `parts`. */
function sumParts(target: usize, parts: usize, count: u32, bytes: u32): void {
  for (let at: usize = 0; at < <usize>bytes; at += 16) {
    let sum = v128.load(parts + at);
    let part = parts + at;
    for (let k: u32 = 1; k < count; k++) {
      part += <usize>bytes;
      sum = f64x2.add(sum, v128.load(part));
    }
    v128.store(target + at, sum);
  }
}

export function runJob(job: usize): void {
  const operation = load<u32>(job);
  if (operation === SPLIT_CHUNK) {
    // 1: rows, 2: begin, 3: end, 4: column, 5: table, 6: spare, 7: where to write the count, 8: second column
    // or 0, 9: its table
    const rows = arg(job, 1);
    const begin = arg(job, 2);
    const end = arg(job, 3);
    const column = arg(job, 4);
    const table = arg(job, 5);
    const spare = arg(job, 6);
    const left =
      arg(job, 8) === 0
        ? splitChunk(rows, begin, end, column, table, spare)
        : splitChunkTwo(rows, begin, end, column, table, spare, arg(job, 8), arg(job, 9));
    store<u32>(arg(job, 7), left);
  } else if (operation === COPY_CHUNK) {
    copyChunk(arg(job, 1), arg(job, 2), arg(job, 3), arg(job, 4), arg(job, 5), arg(job, 6), arg(job, 7));
  } else if (operation === HISTOGRAM) {
    // 1: codes, 2: stride, 3: rows, 4: begin, 5: end, 6: gradients, 7: histogram, 8: offsets, 9: blocks, 10: bytes,
    // 11: starts of the rows' lists or 0, 12: their entries
    memory.fill(arg(job, 7), 0, arg(job, 10));
    accumulate(
      arg(job, 1),
      arg(job, 2),
      arg(job, 3),
      arg(job, 4),
      arg(job, 5),
      arg(job, 6),
      arg(job, 7),
      arg(job, 8),
      arg(job, 9)
    );
    const starts = arg(job, 11);
    if (starts !== 0) {
      const histogram = arg(job, 7);
      accumulateListed(starts, arg(job, 12), arg(job, 3), arg(job, 4), arg(job, 5), arg(job, 6), histogram);
    }
  } else if (operation === FIND) {
    // 1: regularization, 2: features, 3: feature count, 4: histogram bytes, 5: parts, 6: part count,
    // 7: small histogram, 8: its node, 9: its mask, 10: its result, 11-14: the same of the large one, which
    // holds the parent's sums before; 0 when there is none.
    const bytes = arg(job, 4);
    const small = arg(job, 7);
    if (arg(job, 6) !== 0) sumParts(small, arg(job, 5), arg(job, 6), bytes);
    findSplit(small, arg(job, 1), arg(job, 2), arg(job, 3), arg(job, 9), arg(job, 8), arg(job, 10));
    const large = arg(job, 11);
    if (large !== 0) {
      subtract(large, small, bytes);
      findSplit(large, arg(job, 1), arg(job, 2), arg(job, 3), arg(job, 13), arg(job, 12), arg(job, 14));
    }
  } else if (operation === ADD_TO_ROWS) {
    addToRows(arg(job, 1), arg(job, 2), arg(job, 3), arg(job, 4), load<f32>(job, 20));
  } else if (operation === GRADIENTS) {
    // 1: kind, 2: margins, 3: labels, 4: weights, 5: begin, 6: end, 7: rows, 8: classes, 9: out, 10: f32
    // weight of positive rows, 11: f32 parameter of the objective
    const kind = arg(job, 1);
    const margins = arg(job, 2);
    const labels = arg(job, 3);
    const weights = arg(job, 4);
    const begin = arg(job, 5);
    const end = arg(job, 6);
    const out = arg(job, 9);
    if (kind === LOGISTIC) {
      logisticGradients(margins, labels, weights, begin, end, load<f32>(job, 40), out);
    } else if (kind === SQUARED) {
      squaredGradients(margins, labels, weights, begin, end, load<f32>(job, 40), out);
    } else if (kind !== SOFTMAX) {
      const positive = load<f32>(job, 40);
      valueGradients(kind, margins, labels, weights, begin, end, positive, load<f32>(job, 44), out);
    } else {
      softmaxGradients(margins, labels, weights, begin, end, arg(job, 7), arg(job, 8), out);
    }
  } else if (operation === ADD_TREE) {
    addTree(arg(job, 1), arg(job, 2), arg(job, 3), arg(job, 4), arg(job, 5));
  }
}
