/** How requests come in over time. `drifted` comes in like `realistic`; it differs in what is asked. */
export const MODES = ["realistic", "burst", "spike", "drifted"] as const;
export type Mode = (typeof MODES)[number];

/** A burst lasts this long and comes once in `BURST_EVERY` seconds. */
const BURST_SECONDS = 5;
const BURST_EVERY = 20;
/** The spike: this many times the rate for the middle tenth of the time. */
const SPIKE = 8;
const SPIKE_SHARE = 0.1;
/** Questions of one visit, and the mean pause between them, in seconds. */
const VISIT_QUESTIONS = 6;
const PAUSE_SECONDS = 3;

const exponential = (mean: number, random: () => number): number => -mean * Math.log(1 - random());

/** Mean requests a second at `time`, so that the whole duration averages `rate`. */
export function intensity(mode: Mode, rate: number, time: number, duration: number): number {
  if (mode === "burst") {
    const inBurst = time % BURST_EVERY < BURST_SECONDS;
    const quiet = rate / 4;
    return inBurst ? quiet + ((rate - quiet) * BURST_EVERY) / BURST_SECONDS : quiet;
  }
  if (mode === "spike") {
    const base = rate / (1 + (SPIKE - 1) * SPIKE_SHARE);
    const inSpike = Math.abs(time / duration - 0.5) < SPIKE_SHARE / 2;
    return inSpike ? SPIKE * base : base;
  }
  return rate;
}

/**
 * Times of requests in seconds from the start, ascending, up to `duration`. Realistic ones are those of
 * visitors who come at random and pause between questions; bursts and spikes are random arrivals whose rate
 * changes.
 * @param rate mean requests a second
 */
export function* arrivals(
  mode: Mode,
  rate: number,
  duration: number,
  random: () => number
): Generator<number, void> {
  if (mode === "burst" || mode === "spike") yield* thinned(mode, rate, duration, random);
  else yield* visits(rate, duration, random);
}

/** Poisson arrivals of changing rate, by thinning those of the highest one. */
function* thinned(mode: Mode, rate: number, duration: number, random: () => number): Generator<number, void> {
  const highest = SPIKE * rate;
  for (let time = exponential(1 / highest, random); time < duration; time += exponential(1 / highest, random))
    if (random() * highest < intensity(mode, rate, time, duration)) yield time;
}

/** Visitors under way, kept in order of their next question. */
function* visits(rate: number, duration: number, random: () => number): Generator<number, void> {
  const arrivalMean = VISIT_QUESTIONS / rate;
  let nextVisit = exponential(arrivalMean, random);
  // Visitors already there at the start, so that the rate is reached from the beginning.
  const waiting = Array.from({length: Math.round(rate * PAUSE_SECONDS)}, () =>
    exponential(PAUSE_SECONDS, random)
  );
  waiting.sort((a, b) => a - b);
  for (;;) {
    const time = Math.min(nextVisit, waiting[0] ?? Number.POSITIVE_INFINITY);
    if (time >= duration) return;
    if (time === nextVisit) nextVisit += exponential(arrivalMean, random);
    else waiting.shift();
    yield time;
    // A visit ends after each question with the same chance, so that its length is geometric.
    if (random() >= 1 / VISIT_QUESTIONS) insert(waiting, time + exponential(PAUSE_SECONDS, random));
  }
}

function insert(sorted: number[], value: number): void {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < value) low = middle + 1;
    else high = middle;
  }
  sorted.splice(low, 0, value);
}
