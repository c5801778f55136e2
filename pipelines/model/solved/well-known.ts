/** Of an interval of a fight that is known to five points either way, rounding aside. */
const KNOWN = 0.1 + 1e-6;

/** Whether a fight's value tells what an estimate of it is off by. */
export const isWellKnown = ({low, high}: {readonly low: number; readonly high: number}): boolean =>
  high - low <= KNOWN;
