import type {ResolvedParameters} from "../parameters.ts";
import {sampleFeatures} from "../random.ts";
import type {FeatureSampler} from "./candidate.ts";

/** Samples features by tree, within it by level, within that by node. */
export function featureSampler(
  params: ResolvedParameters,
  features: number,
  random: () => number
): FeatureSampler {
  const {colsampleByTree, colsampleByLevel, colsampleByNode} = params;
  if (colsampleByTree === 1 && colsampleByLevel === 1 && colsampleByNode === 1) {
    return {fill: (_, mask) => mask.fill(1)};
  }
  const all = Array.from({length: features}, (_, i) => i);
  const ofTree = sampleFeatures(all, colsampleByTree, random);
  const ofLevel = new Map<number, number[]>();
  return {
    fill(depth, mask) {
      let level = ofLevel.get(depth);
      if (!level) {
        level = sampleFeatures(ofTree, colsampleByLevel, random);
        ofLevel.set(depth, level);
      }
      mask.fill(0);
      for (const feature of sampleFeatures(level, colsampleByNode, random)) mask[feature] = 1;
    }
  };
}
