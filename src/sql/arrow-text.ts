import {
  type DataType,
  type Decimal,
  type Field,
  type Time,
  type Timestamp,
  TimeUnit,
  Type
} from "apache-arrow";
import {decimal} from "../i18n/numbers.ts";

/** Parts of a second in a unit of Arrow's. */
const PER_SECOND = {
  [TimeUnit.SECOND]: 1,
  [TimeUnit.MILLISECOND]: 1e3,
  [TimeUnit.MICROSECOND]: 1e6,
  [TimeUnit.NANOSECOND]: 1e9
} as const;

const two = (value: number): string => String(value).padStart(2, "0");

/** Hours, minutes, seconds and what is left of one, of a number of nanoseconds. */
function clock(nanoseconds: bigint): string {
  const seconds = Number(nanoseconds / 1_000_000_000n);
  const rest = String(nanoseconds % 1_000_000_000n)
    .padStart(9, "0")
    .replace(/0+$/, "");
  const text = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return rest === "" ? text : `${text}.${rest}`;
}

const day = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** @param value milliseconds since 1970, as Arrow gives them, with parts of one */
function moment(value: number, {timezone}: Timestamp): string {
  const whole = Math.floor(value);
  const micro = Math.round((value - whole) * 1000);
  const [seconds, milliseconds] = new Date(whole).toISOString().replace("T", " ").replace("Z", "").split(".");
  const rest = `${milliseconds}${String(micro).padStart(3, "0")}`.replace(/0+$/, "");
  return `${seconds}${rest === "" ? "" : `.${rest}`}${timezone ? "+00" : ""}`;
}

/** A decimal of 128 bits, as Arrow gives it: four words, the least first. */
function decimalText(words: Uint32Array, {scale}: Decimal): string {
  const whole = BigInt.asIntN(
    128,
    words.reduceRight((sum, word) => (sum << 32n) | BigInt(word), 0n)
  );
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, "0");
  const sign = whole < 0n ? "-" : "";
  return scale === 0 ? sign + digits : `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function interval(parts: Int32Array): string {
  const nanoseconds = BigInt.asIntN(64, (BigInt(parts[3] ?? 0) << 32n) | BigInt((parts[2] ?? 0) >>> 0));
  const said = [
    [parts[0], "months"],
    [parts[1], "days"]
  ] as const;
  const text = said.filter(([count]) => count).map(([count, unit]) => `${count} ${unit}`);
  if (nanoseconds !== 0n || text.length === 0)
    text.push(nanoseconds < 0n ? `-${clock(-nanoseconds)}` : clock(nanoseconds));
  return text.join(" ");
}

const bytes = (value: Uint8Array): string =>
  Array.from(value, (byte) => byte.toString(16).padStart(2, "0")).join("");

const isNumber = (type: DataType): boolean =>
  [Type.Int, Type.Float, Type.Decimal].includes(type.typeId as Type);

/** A value of DuckDB's as exact text, as it would be written in SQL; null stays null. */
export function exactText(value: unknown, type: DataType): string | null {
  if (value === null || value === undefined) return null;
  switch (type.typeId as Type) {
    case Type.Decimal:
      return decimalText(value as Uint32Array, type as Decimal);
    case Type.Date:
      return day(Number(value));
    case Type.Timestamp:
      return moment(Number(value), type as Timestamp);
    case Type.Time:
      return clock(
        (BigInt(value as bigint | number) * 1_000_000_000n) / BigInt(PER_SECOND[(type as Time).unit])
      );
    case Type.Interval:
      return interval(value as Int32Array);
    case Type.Binary:
      return bytes(value as Uint8Array);
    case Type.Dictionary:
      return exactText(value, (type as unknown as {dictionary: DataType}).dictionary);
    case Type.List:
    case Type.FixedSizeList:
      return `[${Array.from(value as Iterable<unknown>, (item) => exactText(item, type.children[0].type) ?? "NULL").join(", ")}]`;
    case Type.Struct:
      return `{${type.children
        .map(
          ({name, type: inner}: Field) =>
            `${name}: ${exactText((value as Record<string, unknown>)[name], inner) ?? "NULL"}`
        )
        .join(", ")}}`;
    case Type.Map: {
      const [key, content] = type.children[0].type.children as Field[];
      return `{${Array.from(
        value as Iterable<readonly [unknown, unknown]>,
        ([name, item]) => `${exactText(name, key.type)}: ${exactText(item, content.type) ?? "NULL"}`
      ).join(", ")}}`;
    }
    default:
      return String(value);
  }
}

/** The same for a reader: parts of numbers only as far as they tell something. */
export function shownText(value: unknown, type: DataType): string {
  if (typeof value === "number" && type.typeId === Type.Float && Number.isFinite(value)) {
    if (Number.isInteger(value)) return Math.abs(value) < 1e15 ? String(value) : value.toExponential(6);
    return Math.abs(value) < 1e-3 ? value.toExponential(3) : decimal(value, 4);
  }
  return exactText(value, type) ?? "–";
}

/** What a column is sorted by, and a chart draws. */
export function sortable(value: unknown, type: DataType): number | string {
  if (value === null || value === undefined) return isNumber(type) ? Number.NEGATIVE_INFINITY : "";
  if (type.typeId === Type.Decimal) return Number(exactText(value, type));
  if (isNumber(type) || [Type.Date, Type.Timestamp, Type.Time].includes(type.typeId as Type))
    return Number(value);
  return exactText(value, type) ?? "";
}

export type ColumnKind = "number" | "time" | "text";

/** What a chart can do with a column. */
export function kindOf(type: DataType): ColumnKind {
  if (isNumber(type)) return "number";
  return [Type.Date, Type.Timestamp].includes(type.typeId as Type) ? "time" : "text";
}
