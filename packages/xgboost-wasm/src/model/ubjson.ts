import {ModelError} from "../errors.ts";
import {type Document, Int64List, toDocument} from "./document.ts";
import {fromDocument} from "./read-document.ts";
import type {Model} from "./tree.ts";

// Universal Binary JSON as XGBoost writes it: big-endian, lengths as int64 ("L"), numeric arrays typed and
// counted ("[$d#L..."), other arrays and objects closed by "]" and "}".

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

  write(value: Document): void {
    if (value === null) this.mark("Z");
    else if (typeof value === "boolean") this.mark(value ? "T" : "F");
    else if (typeof value === "string") {
      this.mark("S");
      this.key(value);
    } else if (typeof value === "number") {
      this.mark("L");
      const at = this.reserve(8);
      this.view.setBigInt64(at, BigInt(value));
    } else if (value instanceof Int64List) this.typed("L", 0, 8, () => {});
    else if (value instanceof Float32Array) {
      this.typed("d", value.length, 4, (at, i) => this.view.setFloat32(at, value[i]));
    } else if (value instanceof Int32Array) {
      this.typed("l", value.length, 4, (at, i) => this.view.setInt32(at, value[i]));
    } else if (value instanceof Uint8Array) {
      this.typed("U", value.length, 1, (at, i) => this.view.setUint8(at, value[i]));
    } else if (Array.isArray(value)) {
      this.mark("[");
      for (const item of value) this.write(item);
      this.mark("]");
    } else {
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
  read: (view: DataView, at: number) => number;
}

const KINDS: Readonly<Record<string, NumberKind>> = {
  i: {width: 1, read: (view, at) => view.getInt8(at)},
  U: {width: 1, read: (view, at) => view.getUint8(at)},
  I: {width: 2, read: (view, at) => view.getInt16(at)},
  l: {width: 4, read: (view, at) => view.getInt32(at)},
  L: {width: 8, read: (view, at) => Number(view.getBigInt64(at))},
  d: {width: 4, read: (view, at) => view.getFloat32(at)},
  D: {width: 8, read: (view, at) => view.getFloat64(at)}
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
      return Array.from({length: count}, (_, i) => kind.read(this.view, start + i * kind.width));
    }
    const items: unknown[] = [];
    if (this.peek() === "#") {
      this.at++;
      const count = this.size();
      for (let i = 0; i < count; i++) items.push(this.value(depth));
      return items;
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
