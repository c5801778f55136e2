import {ParameterError} from "./errors.ts";

/** What Python calls an option of this package. */
const IN_PYTHON: Readonly<Record<string, string>> = {
  num_boost_round: "numRound",
  n_estimators: "numRound",
  early_stopping_rounds: "earlyStoppingRounds",
  evals_result: "evalsResult",
  xgb_model: "model",
  callbacks: "onProgress",
  verbose_eval: "onProgress",
  obj: "objective",
  feval: "metric",
  custom_metric: "metric",
  ntree_limit: "iterationRange",
  qid: "group",
  set_group: "group"
};

const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]/g, "");

/** Letters to change, add or leave out to make one name the other. */
function distance(a: string, b: string): number {
  let row = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length];
}

/** The known name that was probably meant. */
export function nearestName(name: string, known: readonly string[]): string {
  const translated = IN_PYTHON[name];
  if (translated !== undefined && known.includes(translated)) return translated;
  let best = known[0];
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const steps = distance(plain(name), plain(candidate));
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** Refuses an object with a key that is not known. Throws ParameterError naming the nearest right one. */
export function refuseUnknown(what: string, given: object, known: readonly string[]): void {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new ParameterError(what, given, `an object with ${known.join(", ")}`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || known.includes(name)) continue;
    const others = known.join(", ");
    throw new ParameterError(
      name,
      value,
      `no such name in ${what}: ${nearestName(name, known)} is the nearest of ${others}`
    );
  }
}
