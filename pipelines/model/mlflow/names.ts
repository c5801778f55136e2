import {LIMITS} from "./mlflow-limits.ts";

const isPlainPath = (name: string): boolean =>
  name.split("/").every((part) => part !== "" && part !== "." && part !== "..");

/**
 * A name as a key MLflow takes: letters, digits, `_ - . /` and spaces, at most 250 characters, and the same name
 * when it is taken for a path (mlflow/utils/validation.py).
 */
export function mlflowKey(name: string): string {
  const plain = name.replaceAll(/[^A-Za-z0-9_./ -]/g, "_").slice(0, LIMITS.keyLength);
  if (isPlainPath(plain)) return plain;
  const flat = plain.replaceAll("/", "_");
  return isPlainPath(flat) ? flat : `_${flat}`;
}

/** Shortens to at most `bytes` of UTF-8, marked by an ellipsis, never inside a character. */
export function clip(text: string, bytes: number): string {
  const encoded = Buffer.from(text);
  if (encoded.length <= bytes) return text;
  let end = bytes - 3;
  while (end > 0 && (encoded[end] & 0xc0) === 0x80) end--;
  return `${encoded.subarray(0, end).toString()}…`;
}

/** Names and values as MLflow's pairs; names that become the same key stay apart by a number. */
export function keyValues(values: Readonly<Record<string, string | number | boolean>>, bytes: number) {
  const pairs = new Map<string, string>();
  for (const [name, value] of Object.entries(values)) {
    const key = mlflowKey(name);
    let free = key;
    for (let n = 2; pairs.has(free); n++) free = `${key.slice(0, LIMITS.keyLength - 8)}_${n}`;
    pairs.set(free, clip(String(value), bytes));
  }
  return [...pairs].map(([key, value]) => ({key, value}));
}
