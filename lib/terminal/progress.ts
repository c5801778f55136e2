import type {LongTask, Progress} from "./report-progress.ts";

export interface ProgressOptions extends LongTask {
  readonly stream?: NodeJS.WriteStream;
  readonly now?: () => number;
  /** Milliseconds between two plain lines where there is no terminal. */
  readonly plainEvery?: number;
}

function seconds(value: number): string {
  if (value < 10) return `${value.toFixed(1)} s`;
  const whole = Math.round(value);
  return whole < 90 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}

const count = new Intl.NumberFormat("en");

/** A long job in one line. @param elapsed seconds since it began */
export function progressLine({label, total, unit}: LongTask, done: number, elapsed: number): string {
  const rate = elapsed > 0 ? done / elapsed : 0;
  const left = rate > 0 && done < total ? `, ${seconds((total - done) / rate)} left` : "";
  const share = total > 0 ? Math.floor((100 * done) / total) : 100;
  return `${label}: ${count.format(done)} of ${count.format(total)} ${unit} (${share} %), ${count.format(rate < 10 ? Number(rate.toFixed(1)) : Math.round(rate))} ${unit}/s${left}`;
}

/** A long job that has ended. */
export const endLine = ({label, unit}: LongTask, done: number, elapsed: number): string =>
  `${label}: ${count.format(done)} ${unit} in ${seconds(elapsed)}`;

/** Shows a long job: rate and time left on a terminal line, plain lines elsewhere. */
export function createProgress(options: ProgressOptions): Progress {
  const {total, stream = process.stderr, now = Date.now, plainEvery = 10_000} = options;
  const start = now();
  let last = Number.NEGATIVE_INFINITY;
  let latest = 0;
  const line = (done: number): string => progressLine(options, done, (now() - start) / 1000);
  return {
    update(done) {
      latest = done;
      const due = stream.isTTY ? 100 : plainEvery;
      if (now() - last < due && done < total) return;
      last = now();
      if (stream.isTTY) stream.write(`\r\u001b[2K${line(done)}`);
      else stream.write(`${line(done)}\n`);
    },
    end() {
      if (stream.isTTY) stream.write(`\r\u001b[2K${endLine(options, latest, (now() - start) / 1000)}\n`);
    }
  };
}
