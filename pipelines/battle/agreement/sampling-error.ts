/** Natural logarithm of n!. */
const logFactorials: number[] = [0];
function logFactorial(n: number): number {
  for (let i = logFactorials.length; i <= n; i++) logFactorials.push(logFactorials[i - 1] + Math.log(i));
  return logFactorials[n];
}

/**
 * Mean absolute difference between a probability and the share of successes in `trials` draws of it: what two
 * engines that agree perfectly would still differ by. De Moivre's formula for the binomial distribution.
 */
export function expectedAbsoluteDifference(probability: number, trials: number): number {
  if (probability <= 0 || probability >= 1) return 0;
  const above = Math.floor(trials * probability) + 1;
  if (above > trials) return 0;
  const logChoose = logFactorial(trials) - logFactorial(above) - logFactorial(trials - above);
  const logTerm = logChoose + above * Math.log(probability) + (trials - above + 1) * Math.log1p(-probability);
  return (2 * above * Math.exp(logTerm)) / trials;
}
