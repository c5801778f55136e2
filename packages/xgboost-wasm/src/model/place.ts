import {ModelError} from "../errors.ts";

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

  /** This value where it is given, else another. */
  or(value: unknown): Place {
    return new Place(this.value ?? value, this.path);
  }

  text(): string {
    return typeof this.value === "string" ? this.value : this.expected("a string");
  }

  /** A number written as a string, XGBoost's way (3.x puts base_score in brackets). */
  number(): number {
    const written = typeof this.value === "number" ? `${this.value}` : this.text();
    const number = Number(written.replace(/^\[(.*)\]$/, "$1"));
    return written.trim() && Number.isFinite(number) ? number : this.expected("a number");
  }

  count(high: number): number {
    const number = this.number();
    if (!Number.isInteger(number) || number < 0 || number > high)
      this.expected(`a whole number from 0 to ${high}`, number);
    return number;
  }

  private list(): ArrayLike<unknown> {
    const {value} = this;
    if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView)))
      return value as ArrayLike<unknown> & object;
    return this.fail("expected an array");
  }

  items(): Place[] {
    return Array.from(this.list(), (item, i) => new Place(item, `${this.path}[${i}]`));
  }

  /** Finite numbers, truth values counted as 0 and 1. */
  numbers(length: number): number[] {
    const list = this.list();
    if (list.length !== length) this.fail(`expected ${length} entries, got ${list.length}`);
    return Array.from(list, (item, i) => {
      const number = typeof item === "boolean" ? +item : item;
      if (typeof number !== "number" || !Number.isFinite(number))
        throw new ModelError(`${this.path}[${i}]`, `expected a finite number, got ${item}`);
      return number;
    });
  }
}
