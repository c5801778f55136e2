import type {Feature} from "./feature.ts";
import {fixedColumns} from "./fixed-columns.ts";
import {MECHANICS_FEATURES} from "./mechanics-features.ts";
import {ORIGINAL_FEATURES} from "./original-features.ts";
import {OUTLOOK_FEATURES} from "./outlook-features.ts";
import {PROSPECT_FEATURES} from "./prospects.ts";
import type {DuelView} from "./view.ts";

/** Every column of the model's input, in order. The one definition for training, server and browser. */
export const FEATURES: readonly Feature[] = [
  ...ORIGINAL_FEATURES,
  ...MECHANICS_FEATURES,
  ...OUTLOOK_FEATURES,
  ...PROSPECT_FEATURES
];

export const FEATURE_NAMES: readonly string[] = FEATURES.map(({name}) => name);

/** Runs of neighbouring columns of which at most one is 1: `[first, end)`. */
export const ONE_HOT_GROUPS: readonly {
  readonly name: string;
  readonly first: number;
  readonly end: number;
}[] = FEATURES.reduce<{name: string; first: number; end: number}[]>((groups, {oneHot}, index) => {
  if (!oneHot) return groups;
  const last = groups.at(-1);
  if (last?.name === oneHot && last.end === index) last.end = index + 1;
  else groups.push({name: oneHot, first: index, end: index + 1});
  return groups;
}, []);

/** Which side of a duel the model sees as A; see `orientation.ts`. */
export const MODEL_FRAME = "A is the side that acts first";

/** Changes whenever a column's name, place, unit or meaning does, or the frame; a model is tied to it. */
export const FEATURE_VERSION: string = fingerprint(
  [MODEL_FRAME, ...FEATURES.map(({name, unit, description}) => `${name}|${unit}|${description}`)].join("\n")
);

const fillFixed = fixedColumns(FEATURES);
const VARYING = FEATURES.map((feature, column) => ({feature, column})).filter(
  ({feature}) => feature.fixedBy === undefined
);

/** Writes one duel's feature values into `out` from `offset`. */
export function computeFeatures(view: DuelView, out: Float32Array, offset = 0): void {
  fillFixed(view, out, offset);
  for (const {feature, column} of VARYING) out[offset + column] = feature.compute(view);
}

/** FNV-1a over UTF-16 code units, 64 bits in hexadecimal: a name for a text, not a protection. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let index = 0; index < text.length; index++) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(index))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, "0");
}
