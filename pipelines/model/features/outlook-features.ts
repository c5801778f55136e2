import type {Feature} from "./feature.ts";
import {forBothSides, type SideFeature} from "./side-columns.ts";
import type {SideView} from "./view.ts";

/**
 * What each side's attack would do to a target that does not act: the damage formula's distribution over
 * rolls, criticals and misses, for one side at a time. Never the two sides' race against each other: that
 * would be the answer itself.
 */

/** Expected turns are cut here: an attack that never wins is no further away than this. */
const MANY_TURNS = 100;

const outlook = (
  name: string,
  unit: string,
  description: string,
  compute: (own: SideView) => number
): SideFeature => ({
  name,
  group: "damage outlook",
  unit,
  description,
  source: "mechanics",
  compute: (own) => compute(own)
});

const turns = (side: SideView): number => Math.min(MANY_TURNS, side.outlook.expectedTurns);
const share = (side: SideView): number => side.outlook.expectedShare;
const ownHp = (side: SideView): number => side.battle.hp;

const KO_TURNS = [1, 2, 3, 4, 5, 6, 7, 8] as const;

const SIDE: readonly SideFeature[] = [
  outlook(
    "expected_damage",
    "HP",
    "expected damage a turn, misses and idle turns counted",
    (own) => own.outlook.expectedDamage
  ),
  outlook("power_points", "uses", "uses of the move before its PP are gone, at most 64", (own) =>
    Math.min(64, own.powerPoints)
  ),
  outlook(
    "ko_within_pp",
    "probability",
    "chance to knock out an opponent that does not act before the PP are gone, within 32 turns",
    (own) => own.outlook.koWithin[Math.min(own.powerPoints, own.outlook.koWithin.length) - 1]
  ),
  outlook(
    "struggle_share",
    "share of HP",
    "expected damage of Struggle a turn over the opponent's HP",
    (own) => own.struggle.expectedShare
  ),
  outlook("expected_share", "share of HP", "expected damage a turn over the opponent's HP", share),
  outlook(
    "expected_turns",
    "turns",
    `expected turns to knock out an opponent that does not act, at most ${MANY_TURNS}`,
    turns
  ),
  ...KO_TURNS.map((n) =>
    outlook(
      `ko_within_${n}`,
      "probability",
      `chance to knock out within ${n} ${n === 1 ? "turn" : "turns"}`,
      (own) => own.outlook.koWithin[n - 1]
    )
  ),
  outlook(
    "drain_share",
    "share of HP",
    "expected HP regained a turn over the own HP",
    (own) => (own.outlook.expectedDamage * own.move.mechanics.drainPercent) / 100 / ownHp(own)
  ),
  outlook(
    "recoil_share",
    "share of HP",
    "expected HP lost to recoil a turn over the own HP",
    (own) => (own.outlook.expectedDamage * own.move.mechanics.recoilPercent) / 100 / ownHp(own)
  )
];

const comparison = (
  name: string,
  unit: string,
  description: string,
  compute: (a: SideView, b: SideView) => number
): Feature => ({
  name,
  group: "damage outlook",
  unit,
  description,
  source: "mechanics",
  compute: ({a, b}) => compute(a, b)
});

/** Keeps the logarithm of a ratio finite where a side does no damage. */
const LEAST_SHARE = 1e-3;

export const OUTLOOK_FEATURES: readonly Feature[] = [
  ...forBothSides(SIDE),
  comparison("share_diff", "share of HP", "A's expected share minus B's", (a, b) => share(a) - share(b)),
  comparison("share_log_ratio", "log", "natural logarithm of A's expected share over B's", (a, b) =>
    Math.log((share(a) + LEAST_SHARE) / (share(b) + LEAST_SHARE))
  ),
  comparison("turns_diff", "turns", "B's expected turns minus A's", (a, b) => turns(b) - turns(a))
];
