// Gradient pairs (gradient f32, Hessian f32, interleaved) of the objectives, in XGBoost's precision:
// single floats throughout, with a correctly rounded exponential.

const HESSIAN_FLOOR: f32 = 1e-16;

// exp in double precision: error below 1e-12 over the range of single floats.
function exponential(x: f64): f64 {
  const scaled = x * 1.4426950408889634;
  const k = nearest(scaled);
  const r = (scaled - k) * 0.6931471805599453;
  let p: f64 = 1.0 / 3628800.0;
  p = p * r + 1.0 / 362880.0;
  p = p * r + 1.0 / 40320.0;
  p = p * r + 1.0 / 5040.0;
  p = p * r + 1.0 / 720.0;
  p = p * r + 1.0 / 120.0;
  p = p * r + 1.0 / 24.0;
  p = p * r + 1.0 / 6.0;
  p = p * r + 0.5;
  p = p * r + 1.0;
  p = p * r + 1.0;
  return p * reinterpret<f64>((<i64>k + 1023) << 52);
}

// @ts-ignore: decorator
@inline
function expf(x: f32): f32 {
  return <f32>exponential(max(<f64>x, -160));
}

export function sigmoid(x: f32): f32 {
  return <f32>1 / (expf(min(-x, <f32>88.7)) + <f32>1 + HESSIAN_FLOOR);
}

/** Probabilities of margins, in place. */
export function sigmoidAll(margins: usize, count: u32): void {
  const stop = margins + (<usize>count << 2);
  for (let at = margins; at < stop; at += 4) store<f32>(at, sigmoid(load<f32>(at)));
}

// What a row counts; weights may be 0 (none).
// @ts-ignore: decorator
@inline
function rowWeight(weights: usize, i: usize, label: f32, positiveWeight: f32): f32 {
  const w: f32 = weights !== 0 ? load<f32>(weights + (i << 2)) : 1;
  return label === 1 ? w * positiveWeight : w;
}

/** weights may be 0 (none). */
export function logisticGradients(
  margins: usize,
  labels: usize,
  weights: usize,
  begin: u32,
  end: u32,
  positiveWeight: f32,
  out: usize
): void {
  for (let i = <usize>begin; i < <usize>end; i++) {
    const p = sigmoid(load<f32>(margins + (i << 2)));
    const label = load<f32>(labels + (i << 2));
    const w = rowWeight(weights, i, label, positiveWeight);
    store<f32>(out + (i << 3), (p - label) * w);
    store<f32>(out + (i << 3), max(p * (<f32>1 - p), HESSIAN_FLOOR) * w, 4);
  }
}

export function squaredGradients(
  margins: usize,
  labels: usize,
  weights: usize,
  begin: u32,
  end: u32,
  positiveWeight: f32,
  out: usize
): void {
  for (let i = <usize>begin; i < <usize>end; i++) {
    const label = load<f32>(labels + (i << 2));
    const w = rowWeight(weights, i, label, positiveWeight);
    store<f32>(out + (i << 3), (load<f32>(margins + (i << 2)) - label) * w);
    store<f32>(out + (i << 3), w, 4);
  }
}

export const POISSON: u32 = 3;
export const GAMMA: u32 = 4;
export const TWEEDIE: u32 = 5;
export const HINGE: u32 = 6;
export const SQUARED_LOG: u32 = 7;
export const PSEUDO_HUBER: u32 = 8;
export const ABSOLUTE: u32 = 9;

const SMALLEST_NORMAL: f32 = 1.17549435e-38;

// exp over all single floats: infinite where theirs is.
// @ts-ignore: decorator
@inline
function expOf(x: f32): f32 {
  return <f32>exponential(min(max(<f64>x, -160), 160));
}

let gradient: f32 = 0;
let hessian: f32 = 0;

/** Derivatives at margin m for label y; `a` is the objective's parameter. */
function derive(kind: u32, m: f32, y: f32, a: f32): void {
  if (kind === POISSON) {
    gradient = expOf(m) - y;
    hessian = expOf(m + a);
  } else if (kind === GAMMA) {
    const ratio = y / expOf(m);
    gradient = <f32>1 - ratio;
    hessian = ratio;
  } else if (kind === TWEEDIE) {
    const first = expOf((<f32>1 - a) * m);
    const second = expOf((<f32>2 - a) * m);
    gradient = -y * first + second;
    hessian = -y * (<f32>1 - a) * first + (<f32>2 - a) * second;
  } else if (kind === HINGE) {
    const side = y * 2 - 1;
    const wrong = m * side < 1;
    gradient = wrong ? -side : 0;
    hessian = wrong ? 1 : SMALLEST_NORMAL;
  } else if (kind === SQUARED_LOG) {
    const p = max(m, <f32>-1 + <f32>1e-6);
    const difference = <f32>Math.log1p(p) - <f32>Math.log1p(y);
    gradient = difference / (p + 1);
    hessian = max((<f32>1 - difference) / <f32>((p + 1) * (p + 1)), <f32>1e-6);
  } else if (kind === PSEUDO_HUBER) {
    const z = m - y;
    const square = a * a;
    const root = sqrt<f32>(<f32>1 + (z * z) / square);
    gradient = z / root;
    hessian = square / ((square + z * z) * root);
  } else if (kind === ABSOLUTE) {
    gradient = m > y ? 1 : m < y ? -1 : 0;
    hessian = 1;
  } else {
    // Quantile.
    gradient = m >= y ? <f32>1 - a : -a;
    hessian = 1;
  }
}

/** Gradients of one output's margins. weights may be 0 (none). */
export function valueGradients(
  kind: u32,
  margins: usize,
  labels: usize,
  weights: usize,
  begin: u32,
  end: u32,
  positiveWeight: f32,
  parameter: f32,
  out: usize
): void {
  for (let i = <usize>begin; i < <usize>end; i++) {
    const label = load<f32>(labels + (i << 2));
    const w = rowWeight(weights, i, label, positiveWeight);
    derive(kind, load<f32>(margins + (i << 2)), label, parameter);
    store<f32>(out + (i << 3), gradient * w);
    // Hinge's rows beyond the margin weigh next to nothing, whatever their weight.
    const light = kind === HINGE && gradient === 0;
    store<f32>(out + (i << 3), light ? hessian : hessian * w, 4);
  }
}

/**
 * Softmax over `classes` margins a row. Margins and gradient pairs are class by class: class k's begin
 * `rows` entries after class k - 1's.
 */
export function softmaxGradients(
  margins: usize,
  labels: usize,
  weights: usize,
  begin: u32,
  end: u32,
  rows: u32,
  classes: u32,
  out: usize
): void {
  const step = <usize>rows << 2;
  for (let i = <usize>begin; i < <usize>end; i++) {
    const at = margins + (i << 2);
    let highest = load<f32>(at);
    for (let k: usize = 1; k < <usize>classes; k++) highest = max(highest, load<f32>(at + k * step));
    let sum: f64 = 0;
    for (let k: usize = 0; k < <usize>classes; k++) sum += <f64>expf(load<f32>(at + k * step) - highest);
    const w: f32 = weights !== 0 ? load<f32>(weights + (i << 2)) : 1;
    const label = <usize>load<f32>(labels + (i << 2));
    for (let k: usize = 0; k < <usize>classes; k++) {
      const p = expf(load<f32>(at + k * step) - highest) / <f32>sum;
      const g = k === label ? p - <f32>1 : p;
      const target = out + ((k * <usize>rows + i) << 3);
      store<f32>(target, g * w);
      store<f32>(target, max(<f32>2 * p * (<f32>1 - p) * w, HESSIAN_FLOOR), 4);
    }
  }
}
