import {ModelError} from "../errors.ts";
import {toDocument} from "./document.ts";
import {fromDocument} from "./read-document.ts";
import type {Model} from "./tree.ts";
import {type Document, FloatList, Int64List} from "./values.ts";

// Universal Binary JSON as XGBoost writes it: big-endian, lengths as int64 ("L"), numeric arrays typed and
// counted ("[$d#L..."), other arrays counted ("[#L..."), objects closed by "}".

type Numbers = Float32Array | Float64Array | Int8Array | Int16Array | Int32Array | Uint8Array;

interface NumberKind {
  readonly width: number;
  /** The array that holds such numbers; those of 64 bits have none. */
  readonly make?: new (
    length: number
  ) => Numbers;
  readonly read: (view: DataView, at: number) => number;
  readonly write: (view: DataView, at: number, value: number) => void;
}

const KINDS: Readonly<Record<string, NumberKind>> = {
  i: {
    width: 1,
    make: Int8Array,
    read: (view, at) => view.getInt8(at),
    write: (view, at, value) => view.setInt8(at, value)
  },
  U: {
    width: 1,
    make: Uint8Array,
    read: (view, at) => view.getUint8(at),
    write: (view, at, value) => view.setUint8(at, value)
  },
  I: {
    width: 2,
    make: Int16Array,
    read: (view, at) => view.getInt16(at),
    write: (view, at, value) => view.setInt16(at, value)
  },
  l: {
    width: 4,
    make: Int32Array,
    read: (view, at) => view.getInt32(at),
    write: (view, at, value) => view.setInt32(at, value)
  },
  L: {
    width: 8,
    read: (view, at) => Number(view.getBigInt64(at)),
    write: (view, at, value) => view.setBigInt64(at, BigInt(value))
  },
  d: {
    width: 4,
    make: Float32Array,
    read: (view, at) => view.getFloat32(at),
    write: (view, at, value) => view.setFloat32(at, value)
  },
  D: {
    width: 8,
    make: Float64Array,
    read: (view, at) => view.getFloat64(at),
    write: (view, at, value) => view.setFloat64(at, value)
  }
};

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
    this.number("L", value);
  }

  private key(value: string): void {
    const encoded = new TextEncoder().encode(value);
    this.size(encoded.length);
    const at = this.reserve(encoded.length);
    this.bytes.set(encoded, at);
  }

  private number(letter: string, value: number): void {
    this.mark(letter);
    const {width, write} = KINDS[letter];
    const at = this.reserve(width);
    write(this.view, at, value);
  }

  private typed(letter: string, values: ArrayLike<number>): void {
    this.mark("[");
    this.mark("$");
    this.mark(letter);
    this.mark("#");
    this.size(values.length);
    const {width, write} = KINDS[letter];
    const start = this.reserve(values.length * width);
    for (let i = 0; i < values.length; i++) write(this.view, start + i * width, values[i]);
  }

  /** The shortest of XGBoost's types of whole numbers that holds it. */
  private integer(value: number): void {
    const fits = (bits: number): boolean => value > -(2 ** (bits - 1)) && value < 2 ** (bits - 1) - 1;
    this.number(fits(8) ? "i" : fits(16) ? "I" : fits(32) ? "l" : "L", value);
  }

  private list<T>(items: readonly T[], put: (item: T) => void): void {
    this.mark("[");
    this.mark("#");
    this.size(items.length);
    items.forEach(put);
  }

  /** An array of numbers of one type. */
  private array(value: Document): boolean {
    if (value instanceof Int64List) this.typed("L", value.values);
    else {
      const [letter] = Object.entries(KINDS).find(([, {make}]) => make && value instanceof make) ?? [];
      if (letter === undefined) return false;
      this.typed(letter, value as Numbers);
    }
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
      else this.number("d", value);
    } else if (value instanceof FloatList) this.list(value.values, (item) => this.number("d", item));
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
