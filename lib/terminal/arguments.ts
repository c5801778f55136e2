import {InvalidArgumentError} from "commander";
import {parseDuration} from "./duration.ts";

const LARGEST = 9_999_999;

/** Reads a command-line value as a whole number in decimal digits, from `least` to `most`. */
export const wholeNumber =
  (least: number, most: number = LARGEST) =>
  (text: string): number => {
    const value = /^\d{1,10}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`expected a whole number from ${least} to ${most}`);
  };

/** Reads a command-line value as the number of a model version. */
export function versionNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError("expected a whole number from 1 on");
}

/** Reads a command-line value as a number in decimal notation above 0, at most `most`. */
export const positiveNumber =
  (most: number) =>
  (text: string): number => {
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (value > 0 && value <= most) return value;
    throw new InvalidArgumentError(`expected a number above 0, at most ${most}`);
  };

/** Reads a command-line value as a share: a number in decimal notation from 0 to 1. */
export function shareOf(text: string): number {
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError("expected a number from 0 to 1, such as 0.05");
}

/** Milliseconds of a command-line value such as `90s` or `7d`, at most `most` where given. */
export const durationUpTo =
  (most?: string) =>
  (text: string): number => {
    try {
      const value = parseDuration(text);
      if (most !== undefined && value > parseDuration(most)) throw new RangeError(`expected at most ${most}`);
      return value;
    } catch (error) {
      throw new InvalidArgumentError((error as Error).message);
    }
  };

/** A command-line value that is a duration, kept as it was written: what `--window` means in reports. */
export function durationText(text: string): string {
  durationUpTo()(text);
  return text;
}

/** Reads a command-line value such as `2/8`: the second of eight parts. */
export const partOf =
  (most: number) =>
  (text: string): {readonly index: number; readonly count: number} => {
    const [, index, count] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number);
    if (index >= 1 && count >= index && count <= most) return {index, count};
    throw new InvalidArgumentError(
      `expected a part such as 2/8: a whole number from 1, "/", and how many there are, at most ${most}`
    );
  };
