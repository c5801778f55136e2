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
    let w: f32 = weights !== 0 ? load<f32>(weights + (i << 2)) : 1;
    if (label === 1) w *= positiveWeight;
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
  out: usize
): void {
  for (let i = <usize>begin; i < <usize>end; i++) {
    const w: f32 = weights !== 0 ? load<f32>(weights + (i << 2)) : 1;
    store<f32>(out + (i << 3), (load<f32>(margins + (i << 2)) - load<f32>(labels + (i << 2))) * w);
    store<f32>(out + (i << 3), w, 4);
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
