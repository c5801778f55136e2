// Lanczos' approximation with g = 7 and nine coefficients, good to 15 digits.
const COEFFICIENTS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7
];

/** Logarithm of the gamma function of a number of at least 1/2. */
export function logGamma(x: number): number {
  const z = x - 1;
  const sum = COEFFICIENTS.reduce((total, c, k) => (k === 0 ? c : total + c / (z + k)), 0);
  const t = z + 7.5;
  return Math.log(2 * Math.PI) / 2 + (z + 0.5) * Math.log(t) - t + Math.log(sum);
}
