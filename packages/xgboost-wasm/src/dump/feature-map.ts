import {ParameterError} from "../errors.ts";
import type {Model} from "../model/tree.ts";

const TYPES = ["i", "q", "int", "float", "c"] as const;

/** How a dump names a feature and tells its splits: i without threshold, int by whole numbers, c by categories. */
export interface DumpedFeature {
  readonly name: string;
  /** Not given where neither a map nor the model tells. */
  readonly type?: (typeof TYPES)[number];
}

/** Backslashes, quotes and control characters as in JSON; the rest stays. */
function escaped(name: string): string {
  return JSON.stringify(name).slice(1, -1);
}

/** A file as Python's `fmap`: a line for each feature, its number, name and type. */
function parse(text: string, columns: number): DumpedFeature[] {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
  const features = lines.map((line, column) => {
    const words = line.trim().split(/\s+/);
    const [number, name, given] = words;
    const type = TYPES.find((one) => one === given);
    if (type && words.length === 3 && number === String(column)) return {name: escaped(name), type};
    const types = TYPES.join(", ");
    throw new ParameterError("featureMap", line, `"${column} NAME TYPE" with a type of ${types}`);
  });
  if (features.length === columns) return features;
  throw new ParameterError("featureMap", `${features.length} lines`, `one for each of ${columns} features`);
}

/** The features by the map given, else by the model's own names and types, else f0, f1, ... */
export function dumpedFeatures(
  {featureNames, featureTypes, numFeature}: Pick<Model, "featureNames" | "featureTypes" | "numFeature">,
  map: string | undefined
): DumpedFeature[] {
  if (map !== undefined) {
    if (typeof map !== "string") throw new ParameterError("featureMap", map, "the text of a feature map");
    return parse(map, numFeature);
  }
  return Array.from({length: numFeature}, (_, column) => ({
    name: escaped(featureNames[column] ?? `f${column}`),
    type: TYPES.find((one) => one === featureTypes[column])
  }));
}
