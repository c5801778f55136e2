import {ModelError} from "../errors.ts";
import {type Document, floatText, Int64List, toDocument} from "./document.ts";
import {fromDocument} from "./read-document.ts";
import type {Model} from "./tree.ts";

function write(value: Document): string {
  if (value instanceof Int64List) return "[]";
  if (value instanceof Float32Array) return `[${Array.from(value, (number) => floatText(number)).join(",")}]`;
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

export function modelFromJson(text: string): Model {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new ModelError("", `not a JSON model: ${(error as Error).message}`);
  }
  return fromDocument(document);
}
