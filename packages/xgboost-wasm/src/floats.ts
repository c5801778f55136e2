import {DataError} from "./errors.ts";

/** Numbers in any of JavaScript's forms; null or undefined in a plain array is missing. */
export type Numbers = ArrayLike<number | null | undefined>;

const KINDS = "a Float32Array, another typed array of numbers or a plain array of numbers";

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  return typeof value === "object" ? (value.constructor?.name ?? "an object") : typeof value;
}

/**
 * The one conversion at the edge: everything inside is single precision. A Float32Array is taken as it is, anything
 * else copied. Throws DataError for what is no array of numbers, or too large for single precision.
 */
export function toFloat32(name: string, values: Numbers): Float32Array {
  if (values instanceof Float32Array) return values;
  const typed = ArrayBuffer.isView(values) && !(values instanceof DataView);
  if (
    !(typed || Array.isArray(values)) ||
    values instanceof BigInt64Array ||
    values instanceof BigUint64Array
  )
    throw new DataError(`${name}: got ${nameOf(values)}, expected ${KINDS}`);
  const floats = new Float32Array(values.length);
  for (let i = 0; i < floats.length; i++) {
    const value = values[i] ?? Number.NaN;
    if (typeof value !== "number") {
      throw new DataError(
        `${name}: value ${i} is ${JSON.stringify(value) ?? nameOf(value)}, expected a number; NaN or null is missing`
      );
    }
    floats[i] = value;
    if (Math.abs(floats[i]) === Number.POSITIVE_INFINITY && Number.isFinite(value))
      throw new DataError(`${name}: value ${i}, ${value}, is too large for single precision`);
  }
  return floats;
}
