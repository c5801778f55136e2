import {contestedTurns, outruns, pace} from "./contest.ts";
import type {Feature} from "./feature.ts";
import {
  crashShare,
  disabling,
  leechShare,
  ofWholeFight,
  reachesHidden,
  returned,
  tempering
} from "./interplay.ts";
import {keptForDuel} from "./kept.ts";
import {firstOf} from "./mechanics-features.ts";
import {forBothSides, otherSide, type SideFeature, type SideName} from "./side-columns.ts";
import {MANY_TURNS, quantileOf, within} from "./turns.ts";
import type {DuelView, SideView} from "./view.ts";

/**
 * What each side can expect once the other one acts too: turns it loses, HP given back, damage returned. Rough
 * sums of rates and single points of one side's distribution, not the outcome of the fight: the trees learn
 * that from the labels.
 */

/** Whole turns at which the opponent is as likely as not to have knocked out. */
const foeMedian = (foe: SideView): number => Math.ceil(quantileOf(foe.outlook, 0.5));

const recoilShare = (side: SideView): number =>
  (side.outlook.expectedDamage * side.move.mechanics.recoilPercent) / 100 / side.battle.hp;
const drainShare = (side: SideView): number =>
  (side.outlook.expectedDamage * side.move.mechanics.drainPercent) / 100 / side.battle.hp;

/** Expected share of the opponent's HP that is gone after a turn, everything counted at its mean rate. */
const netShare = keptForDuel((own, foe, view, side) => {
  const rate =
    own.outlook.expectedTurns < MANY_TURNS ? 1 / own.outlook.expectedTurns : own.outlook.expectedShare;
  const acting = 1 - disabling(foe, own, view, otherSide(side));
  const attack = (rate * tempering(own, foe, view, side) + returned(own, foe)) * acting;
  const regained = (drainShare(foe) + leechShare(foe, own)) * (1 - disabling(own, foe, view, side));
  return attack + recoilShare(foe) + crashShare(foe) - regained;
});

/** Turns at that rate; a rate that does not win counts as many. */
const netTurns = (own: SideView, foe: SideView, view: DuelView, side: SideName): number => {
  const share = netShare(own, foe, view, side);
  return share > 1 / MANY_TURNS ? 1 / share : MANY_TURNS;
};

const prospect = (
  name: string,
  unit: string,
  description: string,
  compute: SideFeature["compute"]
): SideFeature => ({
  name,
  group: "prospects",
  unit,
  description,
  source: "mechanics",
  compute
});

const SIDE: readonly SideFeature[] = [
  ...([10, 50, 90] as const).map((percent) =>
    prospect(
      `turns_p${percent}`,
      "turns",
      `turns by which ${percent} % of knock-outs of an opponent that does not act have come`,
      (own) => quantileOf(own.outlook, percent / 100)
    )
  ),
  prospect(
    "ko_before_foe_median",
    "probability",
    "chance to knock out before the turn at which the opponent's attack is as likely as not to have",
    (own, foe) => within(own.outlook, foeMedian(foe) - 1)
  ),
  prospect("ko_by_foe_median", "probability", "chance to knock out by that turn", (own, foe) =>
    within(own.outlook, foeMedian(foe))
  ),
  prospect(
    "disabling",
    "ratio",
    "expected share of its turns the opponent loses to the side's move",
    disabling
  ),
  prospect(
    "returned_share",
    "share of HP",
    "expected damage sent back a turn over the opponent's HP",
    (own, foe) => returned(own, foe)
  ),
  prospect(
    "net_share",
    "share of HP",
    "expected share of the opponent's HP gone a turn: attack, lost turns, burn, recoil, drain, returned damage",
    netShare
  ),
  prospect(
    "pace",
    "ratio",
    "factor on the side's speed by changed stats, screens and damage sent back",
    pace
  ),
  prospect(
    "contested_turns",
    "turns",
    `expected turns to the knock-out with lost turns, recoil, drain and pace counted, at most ${MANY_TURNS}`,
    contestedTurns
  ),
  prospect("tempering", "ratio", "factor by which the opponent's move changes the side's damage", tempering),
  prospect(
    "reaches_hidden",
    "0/1",
    "1 if the side's move reaches the opponent where its Fly or Dig takes it",
    (own, foe) => (reachesHidden(own, foe) ? 1 : 0)
  ),
  prospect("crash_share", "share of HP", "own HP that crashing is expected to cost a turn", crashShare),
  prospect(
    "leech_share",
    "share of HP",
    "HP a turn that Leech Seed gives the side, over its own",
    leechShare
  ),
  prospect(
    "recoil_whole",
    "share of HP",
    "own HP that recoil costs until all the opponent's HP is gone, over the own",
    (own, foe) => ofWholeFight(own.move.mechanics.recoilPercent, own, foe)
  ),
  prospect(
    "drain_whole",
    "share of HP",
    "HP regained until all the opponent's HP is gone, over the own",
    (own, foe) => ofWholeFight(own.move.mechanics.drainPercent, own, foe)
  ),
  ...([10, 25, 50, 75, 90] as const).map((percent) =>
    prospect(
      `outruns_p${percent}`,
      "probability",
      `chance to knock out before the turn by which ${percent} % of the opponent's knock-outs have come, both at their pace`,
      (own, foe, view, side) => outruns(own, foe, view, side, percent / 100)
    )
  ),
  prospect("net_turns", "turns", `turns to the knock-out at that rate, at most ${MANY_TURNS}`, netTurns)
];

const comparison = (
  name: string,
  unit: string,
  description: string,
  compute: (view: DuelView) => number
): Feature => ({
  name,
  group: "prospects",
  unit,
  description,
  source: "mechanics",
  compute
});

export const PROSPECT_FEATURES: readonly Feature[] = [
  ...forBothSides(SIDE),
  comparison(
    "median_turns_diff",
    "turns",
    "B's median turns to the knock-out minus A's",
    ({a, b}) => quantileOf(b.outlook, 0.5) - quantileOf(a.outlook, 0.5)
  ),
  comparison(
    "net_turns_diff",
    "turns",
    "B's turns at its net rate minus A's, half a turn for moving first",
    (view) =>
      netTurns(view.b, view.a, view, "b") - netTurns(view.a, view.b, view, "a") + firstOf(view, "a") - 0.5
  ),
  comparison(
    "contested_turns_diff",
    "turns",
    "B's contested turns minus A's",
    (view) => contestedTurns(view.b, view.a, view, "b") - contestedTurns(view.a, view.b, view, "a")
  ),
  comparison(
    "net_turns_log_ratio",
    "log",
    "natural logarithm of B's turns at its net rate over A's",
    (view) => Math.log(netTurns(view.b, view.a, view, "b") / netTurns(view.a, view.b, view, "a"))
  )
];
