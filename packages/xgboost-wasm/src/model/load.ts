import {ModelError} from "../errors.ts";
import {modelFromJson, modelFromPlain, type PlainModel} from "./json.ts";
import type {Model} from "./tree.ts";
import {modelFromUbjson} from "./ubjson.ts";

/** A model file: JSON as text, bytes or parsed, or UBJSON. */
export type ModelFile = string | Uint8Array | ArrayBuffer | PlainModel;

/** Reads a model file. Throws ModelError with the reason. */
export function loadModel(file: ModelFile): Model {
  if (typeof file === "string") return modelFromJson(file);
  if (!(file instanceof Uint8Array || isBuffer(file))) return modelFromPlain(file);
  const bytes = file instanceof Uint8Array ? file : new Uint8Array(file);
  if (bytes.length === 0) throw new ModelError("", "the file is empty");
  // Both begin with "{"; then JSON has a quote or white space, UBJSON the type of a key's length.
  const [first, second] = bytes;
  if (first === 0x7b && "iUIlL".includes(String.fromCharCode(second))) return modelFromUbjson(bytes);
  if (String.fromCharCode(...bytes.subarray(0, 4)) === "binf") {
    throw new ModelError("", "XGBoost's old binary format is not supported: save the model as JSON");
  }
  return modelFromJson(new TextDecoder().decode(bytes));
}

/** An ArrayBuffer, also of another realm. */
function isBuffer(file: object): file is ArrayBuffer {
  return Object.prototype.toString.call(file) === "[object ArrayBuffer]";
}
