import {ParameterError} from "../errors.ts";
import {streamed} from "../model/float-text.ts";
import {isMultiOutput, type Model, outputCount} from "../model/tree.ts";
import {refuseUnknown} from "../names.ts";
import {depthOf} from "../predict/shap.ts";
import {dumpedFeatures} from "./feature-map.ts";
import {dot, json, type TreeFormat, text} from "./formats.ts";
import {TreeView} from "./tree-view.ts";

/** How a dump is written. */
export interface DumpOptions {
  /** text (the default), json, or dot for Graphviz. */
  format?: "text" | "json" | "dot";
  /** Gain and cover of every split, cover of every leaf. */
  withStats?: boolean;
  /** The text of a feature map: a line `NUMBER NAME TYPE` for each feature (types i, q, int, float, c). */
  featureMap?: string;
}

const FORMATS: Readonly<Record<NonNullable<DumpOptions["format"]>, TreeFormat>> = {text, json, dot};
/** Levels of a tree that can be told: each is a step to the right. */
const DEEPEST = 1000;
/** Digits of a stream that nobody told how many. */
const STREAM_DIGITS = 6;

function dumpLinear(model: Model, format: string): string {
  const {weights} = model.linear!;
  const own = Array.from(weights, (weight) => streamed(weight, STREAM_DIGITS));
  const biases = own.splice(model.numFeature * outputCount(model));
  if (format === "text") return `bias:\n${biases.join("\n")}\nweight:\n${own.join("\n")}\n`;
  const list = (values: string[]): string => values.map((value) => `      ${value}`).join(",\n");
  return `  { "bias": [\n${list(biases)}\n    ],\n    "weight": [\n${list(own)}\n    ]\n  }`;
}

/** Every tree as text. Throws ParameterError. */
export function dumpModel(model: Model, options: DumpOptions): string[] {
  refuseUnknown("the options of dumpModel", options, ["format", "withStats", "featureMap"]);
  const {format = "text", withStats = false, featureMap} = options;
  if (!Object.hasOwn(FORMATS, format)) throw new ParameterError("format", format, "text, json or dot");
  const features = dumpedFeatures(model, featureMap);
  if (model.linear) {
    if (format === "dot") throw new ParameterError("format", format, "text or json for a gblinear model");
    return [dumpLinear(model, format)];
  }
  if (withStats && isMultiOutput(model)) {
    throw new ParameterError(
      "withStats",
      true,
      "trees with one value a leaf: no statistics of several are kept"
    );
  }
  const deep = model.trees.findIndex((tree) => depthOf(tree) > DEEPEST);
  if (deep >= 0) {
    const depth = depthOf(model.trees[deep]);
    throw new ParameterError("dumpModel", `tree ${deep}, ${depth} levels deep`, `at most ${DEEPEST} levels`);
  }
  return model.trees.map((tree) => FORMATS[format](new TreeView(tree, features), withStats));
}
