// Split search over one node's histogram, in the order and the precision of XGBoost's hist updater:
// features ascending, bins ascending with missing values sent right, then bins descending with missing
// values sent left; a later candidate must be strictly better.

// Feature record, 32 bytes.
const SLOT: usize = 0; // byte offset in the histogram of the first stored bin
const BINS: usize = 4;
const FIRST_BIN: usize = 8; // 1 when bin 0 is the rest of a bundle and has no slot of its own
const MISSING_SLOT: usize = 12; // byte offset in the histogram, or NONE
const MONOTONE: usize = 16; // -1, 0, 1
const HAS_MISSING: usize = 20;
const RECORD: usize = 32;
const NONE: u32 = 0xffffffff;

let lambda: f64 = 1;
let alpha: f64 = 0;
let maxDeltaStep: f64 = 0;
let minChildWeight: f64 = 1;
let constrained: bool = false;
let plain: bool = true;
let lower: f32 = 0;
let upper: f32 = 0;
let parentGain: f32 = 0;
let monotone: i32 = 0;

let bestGain: f32 = 0;
let bestFeature: i32 = -1;
let bestBin: i32 = 0;
let bestDefaultLeft: i32 = 0;
let bestLeftGradient: f64 = 0;
let bestLeftHessian: f64 = 0;
let bestRightGradient: f64 = 0;
let bestRightHessian: f64 = 0;

// @ts-ignore: decorator
@inline
function shrink(gradient: f64): f64 {
  if (gradient > alpha) return gradient - alpha;
  if (gradient < -alpha) return gradient + alpha;
  return 0;
}

function weightOf(gradient: f64, hessian: f64): f32 {
  if (hessian < minChildWeight || hessian <= 0) return 0;
  let w = -shrink(gradient) / (hessian + lambda);
  if (maxDeltaStep !== 0 && abs(w) > maxDeltaStep) w = copysign(maxDeltaStep, w);
  const weight = <f32>w;
  if (!constrained) return weight;
  return weight < lower ? lower : weight > upper ? upper : weight;
}

function gainGivenWeight(gradient: f64, hessian: f64, w: f32): f32 {
  if (hessian <= 0) return 0;
  if (maxDeltaStep === 0 && !constrained) {
    const g = shrink(gradient);
    return <f32>(g * g) / <f32>(hessian + lambda);
  }
  const g = <f32>gradient;
  const h = <f32>hessian;
  return -(<f32>2 * g * w + (h + <f32>lambda) * (w * w));
}

function splitGain(leftG: f64, leftH: f64, rightG: f64, rightH: f64): f32 {
  if (plain) {
    // Both quotients in one division: no L1 term, no bounds.
    const gradients = f64x2.replace_lane(f64x2.splat(leftG), 1, rightG);
    const hessians = f64x2.replace_lane(f64x2.splat(leftH + lambda), 1, rightH + lambda);
    const quotient = f32x4.div(
      f32x4.demote_f64x2_zero(f64x2.mul(gradients, gradients)),
      f32x4.demote_f64x2_zero(hessians)
    );
    return f32x4.extract_lane(quotient, 0) + f32x4.extract_lane(quotient, 1);
  }
  const leftW = weightOf(leftG, leftH);
  const rightW = weightOf(rightG, rightH);
  if (monotone > 0 && leftW > rightW) return -Infinity;
  if (monotone < 0 && leftW < rightW) return -Infinity;
  return gainGivenWeight(leftG, leftH, leftW) + gainGivenWeight(rightG, rightH, rightW);
}

/** Record: doubles lambda, alpha, maxDeltaStep, minChildWeight, then u32: whether any constraint is monotone. */
function loadRegularization(record: usize): void {
  lambda = load<f64>(record);
  alpha = load<f64>(record, 8);
  maxDeltaStep = load<f64>(record, 16);
  minChildWeight = load<f64>(record, 24);
  constrained = load<u32>(record, 32) !== 0;
  plain = alpha === 0 && maxDeltaStep === 0 && !constrained;
}

/** Optimal weight of a node with these sums, within [low, high] under monotone constraints. */
export function nodeWeight(regularization: usize, gradient: f64, hessian: f64, low: f32, high: f32): f32 {
  loadRegularization(regularization);
  lower = low;
  upper = high;
  return weightOf(gradient, hessian);
}

/** What a split gains over its node undivided; sums are of both children and of the node. */
export function splitLoss(
  regularization: usize,
  leftG: f64,
  leftH: f64,
  rightG: f64,
  rightH: f64,
  sumG: f64,
  sumH: f64,
  low: f32,
  high: f32
): f32 {
  loadRegularization(regularization);
  lower = low;
  upper = high;
  monotone = 0;
  const before = gainGivenWeight(sumG, sumH, weightOf(sumG, sumH));
  return splitGain(leftG, leftH, rightG, rightH) - before;
}

function searchFeature(histogram: usize, record: usize, feature: i32, sumG: f64, sumH: f64): void {
  const bins = <i32>load<u32>(record, BINS);
  const firstBin = <i32>load<u32>(record, FIRST_BIN);
  const slots = histogram + <usize>load<u32>(record, SLOT) - (<usize>firstBin << 4);
  const hasMissing = load<u32>(record, HAS_MISSING) !== 0;
  monotone = load<i32>(record, MONOTONE);

  let restG: f64 = 0;
  let restH: f64 = 0;
  if (firstBin !== 0) {
    restG = sumG;
    restH = sumH;
    const missingSlot = load<u32>(record, MISSING_SLOT);
    if (missingSlot !== NONE) {
      restG -= load<f64>(histogram + <usize>missingSlot);
      restH -= load<f64>(histogram + <usize>missingSlot, 8);
    }
    for (let bin = 1; bin < bins; bin++) {
      restG -= load<f64>(slots + (<usize>bin << 4));
      restH -= load<f64>(slots + (<usize>bin << 4), 8);
    }
    // What rounding leaves of an empty bin.
    if (abs(restH) <= sumH * 1e-13) {
      restG = 0;
      restH = 0;
    }
  }

  let leftG: f64 = restG;
  let leftH: f64 = restH;
  const last = hasMissing ? bins : bins - 1;
  for (let bin = 0; bin < last; bin++) {
    if (bin >= firstBin) {
      const slot = slots + (<usize>bin << 4);
      // An empty bin divides no rows: it gains what the bin before it did, which is not strictly better.
      if (!v128.any_true(v128.load(slot))) continue;
      leftG += load<f64>(slot);
      leftH += load<f64>(slot, 8);
    }
    const rightH = sumH - leftH;
    if (leftH < minChildWeight || rightH < minChildWeight) continue;
    const rightG = sumG - leftG;
    const gain = splitGain(leftG, leftH, rightG, rightH) - parentGain;
    if (gain > bestGain && gain < Infinity) {
      bestGain = gain;
      bestFeature = feature;
      bestBin = bin;
      bestDefaultLeft = 0;
      bestLeftGradient = leftG;
      bestLeftHessian = leftH;
      bestRightGradient = rightG;
      bestRightHessian = rightH;
    }
  }
  if (!hasMissing || (leftG === sumG && leftH === sumH)) return;

  let rightG: f64 = 0;
  let rightH: f64 = 0;
  for (let bin = bins - 1; bin >= 0; bin--) {
    if (bin >= firstBin) {
      const slot = slots + (<usize>bin << 4);
      if (!v128.any_true(v128.load(slot))) continue;
      rightG += load<f64>(slot);
      rightH += load<f64>(slot, 8);
    } else {
      rightG += restG;
      rightH += restH;
    }
    leftH = sumH - rightH;
    if (leftH < minChildWeight || rightH < minChildWeight) continue;
    leftG = sumG - rightG;
    const gain = splitGain(leftG, leftH, rightG, rightH) - parentGain;
    if (gain > bestGain && gain < Infinity) {
      bestGain = gain;
      bestFeature = feature;
      bestBin = bin - 1;
      bestDefaultLeft = 1;
      bestLeftGradient = leftG;
      bestLeftHessian = leftH;
      bestRightGradient = rightG;
      bestRightHessian = rightH;
    }
  }
}

/**
 * Best split of the features whose mask byte is set. The node record holds the doubles gradient and Hessian
 * sum, then the floats lowest and highest weight. Writes at out: gain f32, feature i32 (-1: none), bin i32
 * (last bin that goes left; -1: only missing values do), default left i32, then four doubles: gradient and
 * Hessian sums of the left and of the right child.
 */
export function findSplit(
  histogram: usize,
  regularization: usize,
  features: usize,
  count: i32,
  mask: usize,
  node: usize,
  out: usize
): void {
  loadRegularization(regularization);
  const sumGradient = load<f64>(node);
  const sumHessian = load<f64>(node, 8);
  lower = load<f32>(node, 16);
  upper = load<f32>(node, 20);
  parentGain = gainGivenWeight(sumGradient, sumHessian, weightOf(sumGradient, sumHessian));
  bestGain = 0;
  bestFeature = -1;
  for (let feature = 0; feature < count; feature++) {
    if (load<u8>(mask + <usize>feature) === 0) continue;
    searchFeature(histogram, features + <usize>feature * RECORD, feature, sumGradient, sumHessian);
  }
  store<f32>(out, bestGain);
  store<i32>(out, bestFeature, 4);
  store<i32>(out, bestBin, 8);
  store<i32>(out, bestDefaultLeft, 12);
  store<f64>(out, bestLeftGradient, 16);
  store<f64>(out, bestLeftHessian, 24);
  store<f64>(out, bestRightGradient, 32);
  store<f64>(out, bestRightHessian, 40);
}
