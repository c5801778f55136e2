import {ModelError} from "../errors.ts";
import {toDocument} from "./document.ts";
import {fromDocument} from "./read-document.ts";
import type {Model} from "./tree.ts";
import {type Document, FloatList, Int64List} from "./values.ts";

// Universal Binary JSON as XGBoost writes it: big-endian, lengths as int64 ("L"), numeric arrays typed and
// counted ("[$d#L..."), other arrays counted ("[#L..."), objects closed by "}".

class Writer {
  private bytes = new Uint8Array(1 << 16);
  private view = new DataView(this.bytes.buffer);
  private length = 0;

  private reserve(count: number): number {
    const at = this.length;
    this.length += count;
    if (this.length > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.bytes.length * 2, this.length));
      larger.set(this.bytes);
      this.bytes = larger;
      this.view = new DataView(larger.buffer);
    }
    return at;
  }

  private mark(letter: string): void {
    const at = this.reserve(1);
    this.bytes[at] = letter.charCodeAt(0);
  }

  private size(value: number): void {
    this.mark("L");
    const at = this.reserve(8);
    this.view.setBigInt64(at, BigInt(value));
  }

  private key(value: string): void {
    const encoded = new TextEncoder().encode(value);
    this.size(encoded.length);
    const at = this.reserve(encoded.length);
    this.bytes.set(encoded, at);
  }

  private typed(letter: string, count: number, width: number, put: (at: number, i: number) => void): void {
    this.mark("[");
    this.mark("$");
    this.mark(letter);
    this.mark("#");
    this.size(count);
    const start = this.reserve(count * width);
    for (let i = 0; i < count; i++) put(start + i * width, i);
  }

  /** The shortest of XGBoost's types of whole numbers that holds it. */
  private integer(value: number): void {
    const [letter, width] =
      value > -128 && value < 127
        ? (["i", 1] as const)
        : value > -32768 && value < 32767
          ? (["I", 2] as const)
          : value > -2147483648 && value < 2147483647
            ? (["l", 4] as const)
            : (["L", 8] as const);
    this.mark(letter);
    const at = this.reserve(width);
    if (width === 1) this.view.setInt8(at, value);
    else if (width === 2) this.view.setInt16(at, value);
    else if (width === 4) this.view.setInt32(at, value);
    else this.view.setBigInt64(at, BigInt(value));
  }

  private single(value: number): void {
    this.mark("d");
    const at = this.reserve(4);
    this.view.setFloat32(at, value);
  }

  private list<T>(items: readonly T[], put: (item: T) => void): void {
    this.mark("[");
    this.mark("#");
    this.size(items.length);
    items.forEach(put);
  }

  /** An array of numbers of one type. */
  private array(value: Document): boolean {
    if (value instanceof Int64List) {
      const {values} = value;
      this.typed("L", values.length, 8, (at, i) => this.view.setBigInt64(at, BigInt(values[i])));
    } else if (value instanceof Float32Array) {
      this.typed("d", value.length, 4, (at, i) => this.view.setFloat32(at, value[i]));
    } else if (value instanceof Float64Array) {
      this.typed("D", value.length, 8, (at, i) => this.view.setFloat64(at, value[i]));
    } else if (value instanceof Int32Array) {
      this.typed("l", value.length, 4, (at, i) => this.view.setInt32(at, value[i]));
    } else if (value instanceof Int16Array) {
      this.typed("I", value.length, 2, (at, i) => this.view.setInt16(at, value[i]));
    } else if (value instanceof Int8Array) {
      this.typed("i", value.length, 1, (at, i) => this.view.setInt8(at, value[i]));
    } else if (value instanceof Uint8Array) {
      this.typed("U", value.length, 1, (at, i) => this.view.setUint8(at, value[i]));
    } else return false;
    return true;
  }

  write(value: Document): void {
    if (value === null) this.mark("Z");
    else if (typeof value === "boolean") this.mark(value ? "T" : "F");
    else if (typeof value === "string") {
      this.mark("S");
      this.key(value);
    } else if (typeof value === "number") {
      if (Number.isInteger(value)) this.integer(value);
      else this.single(value);
    } else if (value instanceof FloatList) this.list(value.values, (item) => this.single(item));
    else if (Array.isArray(value)) this.list(value as readonly Document[], (item) => this.write(item));
    else if (!this.array(value)) {
      this.mark("{");
      for (const [key, item] of Object.entries(value as {readonly [key: string]: Document})) {
        this.key(key);
        this.write(item);
      }
      this.mark("}");
    }
  }

  result(): Uint8Array {
    return this.bytes.slice(0, this.length);
  }
}

interface NumberKind {
  width: number;
  make?: new (length: number) => {[index: number]: number};
  read: (view: DataView, at: number) => number;
}

const KINDS: Readonly<Record<string, NumberKind>> = {
  i: {width: 1, make: Int8Array, read: (view, at) => view.getInt8(at)},
  U: {width: 1, make: Uint8Array, read: (view, at) => view.getUint8(at)},
  I: {width: 2, make: Int16Array, read: (view, at) => view.getInt16(at)},
  l: {width: 4, make: Int32Array, read: (view, at) => view.getInt32(at)},
  L: {width: 8, read: (view, at) => Number(view.getBigInt64(at))},
  d: {width: 4, make: Float32Array, read: (view, at) => view.getFloat32(at)},
  D: {width: 8, make: Float64Array, read: (view, at) => view.getFloat64(at)}
};

const MAX_DEPTH = 64;

class Reader {
  private at = 0;
  private readonly view: DataView;

  constructor(private readonly bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  private fail(reason: string): never {
    throw new ModelError("", `not a UBJSON model: ${reason} at byte ${this.at}`);
  }

  private need(count: number): number {
    const at = this.at;
    if (!(count >= 0) || at + count > this.bytes.length) this.fail("the file ends too early");
    this.at += count;
    return at;
  }

  private letter(): string {
    const at = this.need(1);
    return String.fromCharCode(this.bytes[at]);
  }

  private number(letter: string): number {
    const kind = KINDS[letter];
    if (!kind) this.fail(`unknown type ${JSON.stringify(letter)}`);
    return kind.read(this.view, this.need(kind.width));
  }

  private size(): number {
    const letter = this.letter();
    if (letter === "d" || letter === "D") this.fail("a length that is no whole number");
    return this.number(letter);
  }

  private string(): string {
    const length = this.size();
    const at = this.need(length);
    return new TextDecoder().decode(this.bytes.slice(at, at + length));
  }

  private array(depth: number): unknown {
    if (this.peek() === "$") {
      this.at++;
      const letter = this.letter();
      const kind = KINDS[letter];
      if (!kind) this.fail(`unknown array type ${JSON.stringify(letter)}`);
      if (this.letter() !== "#") this.fail("a typed array without a length");
      const count = this.size();
      const start = this.need(count * kind.width);
      const {make} = kind;
      const values = make ? new make(count) : new Array<number>(count);
      for (let i = 0; i < count; i++) values[i] = kind.read(this.view, start + i * kind.width);
      return make ? values : new Int64List(values as number[]);
    }
    const items: unknown[] = [];
    if (this.peek() === "#") {
      this.at++;
      const count = this.size();
      const floats = count > 0 && this.peek() === "d";
      for (let i = 0; i < count; i++) items.push(this.value(depth));
      return floats && items.every((item) => typeof item === "number")
        ? new FloatList(items as number[])
        : items;
    }
    while (this.peek() !== "]") items.push(this.value(depth));
    this.at++;
    return items;
  }

  private peek(): string {
    if (this.at >= this.bytes.length) this.fail("the file ends too early");
    return String.fromCharCode(this.bytes[this.at]);
  }

  value(depth = 0): unknown {
    if (depth > MAX_DEPTH) this.fail("nested too deep");
    const letter = this.letter();
    switch (letter) {
      case "Z":
        return null;
      case "T":
        return true;
      case "F":
        return false;
      case "S":
        return this.string();
      case "[":
        return this.array(depth + 1);
      case "{": {
        const entries: [string, unknown][] = [];
        while (this.peek() !== "}") {
          const key = this.string();
          entries.push([key, this.value(depth + 1)]);
        }
        this.at++;
        return Object.fromEntries(entries);
      }
      default:
        return this.number(letter);
    }
  }
}

/** The model file XGBoost calls "ubj". */
export function modelToUbjson(model: Model): Uint8Array {
  const writer = new Writer();
  writer.write(toDocument(model));
  return writer.result();
}

export function modelFromUbjson(bytes: Uint8Array): Model {
  return fromDocument(new Reader(bytes).value());
}
