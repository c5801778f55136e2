import {logGamma} from "./gamma.ts";

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/** P(X ≥ `k`) for X binomial of `n` trials with chance `p`; exact at any size. */
export function binomialSurvival(k: number, n: number, p: number): number {
  if (k <= 0) return 1;
  if (k > n || p <= 0) return 0;
  if (p >= 1) return 1;
  let term = Math.exp(logChoose(n, k) + k * Math.log(p) + (n - k) * Math.log1p(-p));
  let sum = term;
  for (let x = k; x < n; x += 1) {
    term *= ((n - x) / (x + 1)) * (p / (1 - p));
    sum += term;
    // Past the mode each term is a smaller part of the one before.
    if (x > n * p && term < 1e-12 * sum) break;
  }
  return Math.min(1, sum);
}

/**
 * P-value of a share that is larger than that of a reference sample: `k` of `n` against `K` of `N`, given that `k + K`
 * were found in all (Przyborowski and Wilenski's conditional test). It holds at any size, and for what the reference
 * never saw.
 */
export const moreOften = (k: number, n: number, K: number, N: number): number =>
  n <= 0 || N <= 0 ? 1 : binomialSurvival(Math.floor(k), Math.floor(k) + Math.ceil(K), n / (n + N));
