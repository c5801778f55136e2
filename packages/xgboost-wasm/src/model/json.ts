import {ModelError} from "../errors.ts";
import {toDocument} from "./document.ts";
import {floatText} from "./float-text.ts";
import {fromDocument} from "./read-document.ts";
import type {Model} from "./tree.ts";
import {type Document, FloatList, Int64List, withTypes} from "./values.ts";

function write(value: Document): string {
  if (value instanceof Int64List) return `[${value.values.join(",")}]`;
  if (value instanceof FloatList || value instanceof Float32Array) {
    const floats = value instanceof FloatList ? value.values : value;
    return `[${Array.from(floats, (number) => floatText(Math.fround(number))).join(",")}]`;
  }
  if (ArrayBuffer.isView(value)) return `[${(value as Int32Array | Uint8Array).join(",")}]`;
  if (Array.isArray(value)) return `[${value.map(write).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value as {readonly [key: string]: Document});
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}

/** The model file XGBoost calls "json". */
export function modelToJson(model: Model): string {
  return write(toDocument(model));
}

/** XGBoost writes NaN and Infinity where a float is one, which JSON does not know: null and what is given stand in. */
function standard(text: string, infinite: (sign: string) => string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|nan|Infinity|inf)\b/g, (token) => {
    if (token.startsWith('"')) return token;
    return /nan/i.test(token) ? "null" : infinite(token.startsWith("-") ? "-" : "");
  });
}

const asNumber = (sign: string): string => `${sign}1e999`;
/** JSON.stringify, which makes null of an endless number, keeps a text. */
const asText = (sign: string): string => `"${sign}Infinity"`;

function parse(text: string, infinite = asNumber): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    try {
      return JSON.parse(standard(text, infinite));
    } catch {
      throw new ModelError("", `not a JSON model: ${(error as Error).message}`);
    }
  }
}

export function modelFromJson(text: string): Model {
  return modelFromPlain(parse(text));
}

/** A model file as JavaScript's plain objects, arrays, numbers and texts; null is NaN, and Infinity a text. */
export type PlainModel = {readonly [key: string]: unknown};

export function modelToPlain(model: Model): PlainModel {
  return parse(modelToJson(model), asText) as PlainModel;
}

export function modelFromPlain(document: unknown): Model {
  return fromDocument(withTypes(document));
}
