import {FEATURE_GROUPS, type FeatureGroup} from "../../pipelines/model/features/feature.ts";
import {FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";

type ReasonSide = "a" | "b" | "both";

/** Features that tell a reader one thing, with the sum of their SHAP values (they add up). */
export interface Reason {
  readonly group: FeatureGroup;
  readonly side: ReasonSide;
  /** On the log-odds scale; positive speaks for A. */
  readonly contribution: number;
}

const sideOf = (name: string): ReasonSide => {
  if (name.startsWith("a_") && name !== "a_moves_first") return "a";
  return name.startsWith("b_") ? "b" : "both";
};

/** A prediction's SHAP values by reason, the largest effect first. */
export function reasonsOf(contributions: ArrayLike<number>): Reason[] {
  const sums = new Map<string, Reason>();
  for (const [index, {group, name}] of FEATURES.entries()) {
    const side = sideOf(name);
    const key = `${FEATURE_GROUPS.indexOf(group)} ${side}`;
    const contribution = (sums.get(key)?.contribution ?? 0) + contributions[index];
    sums.set(key, {group, side, contribution});
  }
  return [...sums.values()].sort((x, y) => Math.abs(y.contribution) - Math.abs(x.contribution));
}

export interface Step {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/**
 * A waterfall from the expected margin to the prediction's: the strongest `shown` reasons, then the sum of
 * the rest.
 */
export function waterfall(
  expected: number,
  reasons: readonly {readonly label: string; readonly contribution: number}[],
  shown: number,
  restLabel: string
): Step[] {
  const rest = reasons.slice(shown).reduce((sum, {contribution}) => sum + contribution, 0);
  const kept = [...reasons.slice(0, shown)];
  if (reasons.length > shown) kept.push({label: restLabel, contribution: rest});
  let at = expected;
  return kept.map(({label, contribution}) => {
    const from = at;
    at += contribution;
    return {label, from, to: at};
  });
}
