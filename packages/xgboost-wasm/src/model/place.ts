import {ModelError} from "../errors.ts";
import {FloatList, Int64List} from "./values.ts";

type Fields = Readonly<Record<string, unknown>>;

/** A value in a parsed model file and where it stands. What it reads it checks: ModelError names the place. */
export class Place {
  constructor(
    readonly value: unknown,
    readonly path = ""
  ) {}

  fail(reason: string): never {
    throw new ModelError(this.path, reason);
  }

  /** What the value is not. */
  expected(what: string, got: unknown = this.value): never {
    this.fail(`expected ${what}, got ${JSON.stringify(got)}`);
  }

  fields(): Fields {
    const {value} = this;
    if (typeof value !== "object" || !value || Array.isArray(value) || ArrayBuffer.isView(value))
      this.fail("expected an object");
    return value as Fields;
  }

  at(name: string): Place {
    return new Place(this.fields()[name], (this.path && `${this.path}.${name}`) || name);
  }

  /** The entries of an array written as text in brackets, as XGBoost 3 writes vectors. */
  bracketed(): number[] | undefined {
    const [, inner] = /^\[(.*)\]$/.exec(typeof this.value === "string" ? this.value.trim() : "") ?? [];
    if (inner === undefined) return undefined;
    return inner.split(",").map((entry, i) => new Place(entry, `${this.path}[${i}]`).number());
  }

  /** This value where it is given, else another. */
  or(value: unknown): Place {
    return new Place(this.value ?? value, this.path);
  }

  text(): string {
    return typeof this.value === "string" ? this.value : this.expected("a string");
  }

  /** A number written as a string, XGBoost's way. */
  number(): number {
    const written = this.text();
    const number = Number(written);
    return written.trim() && Number.isFinite(number) ? number : this.expected("a number");
  }

  /** A whole number from 0 on, written as a string, or (`plain`) as a number. */
  count(high: number, plain = false): number {
    const number = plain && typeof this.value === "number" ? this.value : this.number();
    if (!Number.isInteger(number) || number < 0 || number > high)
      this.expected(`a whole number from 0 to ${high}`, number);
    return number;
  }

  private list(): ArrayLike<unknown> {
    const {value} = this;
    if (value instanceof Int64List || value instanceof FloatList) return value.values;
    if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView)))
      return value as ArrayLike<unknown> & object;
    return this.fail("expected an array");
  }

  items(): Place[] {
    return Array.from(this.list(), (item, i) => new Place(item, `${this.path}[${i}]`));
  }

  private sized(length: number | undefined): ArrayLike<unknown> {
    const list = this.list();
    if (length !== undefined && list.length !== length)
      this.fail(`expected ${length} entries, got ${list.length}`);
    return list;
  }

  /** Single floats; `lax` lets those be NaN or infinite that predictions do not depend on. */
  floats(length?: number, lax = false): Float32Array {
    const list = this.sized(length);
    const floats = list instanceof Float32Array ? list : new Float32Array(list.length);
    for (let i = 0; i < list.length; i++) {
      const number = list[i];
      if (typeof number !== "number" || !(lax || Number.isFinite(Math.fround(number))))
        throw new ModelError(`${this.path}[${i}]`, `expected a finite number, got ${number}`);
      floats[i] = number;
    }
    return floats;
  }

  /** Whole numbers of 32 bits, truth values counted as 0 and 1. */
  integers(length?: number): Int32Array {
    const list = this.sized(length);
    if (list instanceof Int32Array) return list;
    const integers = new Int32Array(list.length);
    for (let i = 0; i < list.length; i++) {
      const number = typeof list[i] === "boolean" ? +(list[i] as boolean) : list[i];
      integers[i] = number as number;
      if (integers[i] !== number)
        throw new ModelError(`${this.path}[${i}]`, `expected a whole number, got ${number}`);
    }
    return integers;
  }
}
