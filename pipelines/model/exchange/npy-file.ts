import {closeSync, openSync, writeSync} from "node:fs";

/** Bytes that a header is padded to, with the magic before it. */
const ALIGNMENT = 64;

/** Bytes that one call writes: the system takes less than 2 GiB. */
const MOST_AT_ONCE = 2 ** 30;

/** The bytes before the values of a NumPy array of little-endian float32, in format 1.0 of NumPy's `.npy`. */
export function npyHeader(shape: readonly number[]): Buffer {
  const dimensions = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const text = `{'descr': '<f4', 'fortran_order': False, 'shape': (${dimensions}), }`;
  const before = 10;
  const length = Math.ceil((before + text.length + 1) / ALIGNMENT) * ALIGNMENT - before;
  const header = Buffer.alloc(before + length, " ");
  header.write("\x93NUMPY\x01\x00", 0, "latin1");
  header.writeUInt16LE(length, 8);
  header.write(text, before, "latin1");
  header.write("\n", before + length - 1, "latin1");
  return header;
}

/** Writes float32 values, row by row, as a NumPy array. */
export function writeNpy(path: string, values: Float32Array, shape: readonly number[]): void {
  const file = openSync(path, "w");
  try {
    writeSync(file, npyHeader(shape));
    const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    for (let at = 0; at < bytes.length; )
      at += writeSync(file, bytes, at, Math.min(MOST_AT_ONCE, bytes.length - at));
  } finally {
    closeSync(file);
  }
}
