import type {Feature} from "./feature.ts";
import {ailmentChance, firstOf, flinchChance} from "./mechanics.ts";
import {forBothSides, type SideFeature, type SideName} from "./side.ts";
import type {DuelView, SideView} from "./view.ts";

/**
 * What each side can expect once the other one acts too: turns it loses, HP given back, damage returned. Rough
 * sums of rates and single points of one side's distribution, not the outcome of the fight: the trees learn
 * that from the labels.
 */

const MANY_TURNS = 100;

/**
 * Keeps a quantity of both sides for the duel it was last computed for: many columns of one duel share it, and
 * all of them are computed before those of the next.
 */
function keptForDuel(compute: SideFeature["compute"]): SideFeature["compute"] {
  let duel: DuelView | null = null;
  const kept = {a: Number.NaN, b: Number.NaN};
  return (own, foe, view, side) => {
    if (view !== duel) {
      duel = view;
      kept.a = Number.NaN;
      kept.b = Number.NaN;
    }
    if (Number.isNaN(kept[side])) kept[side] = compute(own, foe, view, side);
    return kept[side];
  };
}

/** Turn by which `share` of the knock-outs have come, between whole turns by straight lines. */
export function turnsQuantile({outlook}: SideView, share: number): number {
  const {koWithin} = outlook;
  let before = 0;
  for (let turn = 1; turn <= koWithin.length; turn++) {
    const within = koWithin[turn - 1];
    if (within >= share) return turn - 1 + (share - before) / (within - before);
    before = within;
  }
  return Math.min(MANY_TURNS, Math.max(koWithin.length + 1, outlook.expectedTurns));
}

/** Chance to knock out within a whole number of turns; 0 for none. */
const within = ({outlook}: SideView, turns: number): number =>
  turns < 1 ? 0 : outlook.koWithin[Math.min(turns, outlook.koWithin.length) - 1];

/** Whole turns at which the opponent is as likely as not to have knocked out. */
const foeMedian = (foe: SideView): number => Math.ceil(turnsQuantile(foe, 0.5));

/** How many uses the shorter of the two attacks is expected to take, at most 12. */
const length = (own: SideView, foe: SideView): number =>
  Math.min(12, own.outlook.expectedTurns, foe.outlook.expectedTurns);

/** Chance that an ailment of `chance` a use has come by the middle of the fight. */
const byMiddle = (chance: number, uses: number): number => 1 - (1 - chance) ** (uses / 2);

/** Turns in a hundred that paralysis (1 in 4), confusion (1 in 3) and being frozen cost. */
const LOST = {paralysis: 1 / 4, confusion: 1 / 3, freeze: 4 / 5, sleep: 2 / 3} as const;

/**
 * Share of the opponent's strikes that meet a user of Fly or Dig on the ground: every other turn, except that
 * a move that charges strikes on even turns only, when a faster user is down and a slower one still away.
 */
function reached(foe: SideView, first: number): number {
  const {behaviour} = foe.move.mechanics;
  return behaviour === "charge" || behaviour === "semi_invulnerable" ? first : 1 / 2;
}

/** Expected share of its turns the opponent loses to what the side's move does. */
export const disabling = keptForDuel((own, foe, view, side) => {
  const uses = length(own, foe);
  let acts = 1 - flinchChance(own, view, side);
  for (const ailment of ["paralysis", "confusion", "freeze", "sleep"] as const) {
    acts *= 1 - LOST[ailment] * byMiddle(ailmentChance(own, foe, ailment), uses);
  }
  if (own.move.mechanics.behaviour === "semi_invulnerable") acts *= reached(foe, firstOf(view, side));
  return 1 - acts;
});

/** Expected damage that Counter, Mirror Coat and Bide send back, over the opponent's HP a turn. */
function returned(own: SideView, foe: SideView): number {
  const taken = foe.outlook.expectedDamage / foe.battle.hp;
  if (own.multiplier === 0) return 0;
  switch (own.move.mechanics.damageType) {
    case "counter":
      return foe.move.category === "physical" ? 2 * taken : 0;
    case "mirror_coat":
      return foe.move.category === "special" ? 2 * taken : 0;
    case "bide":
      // Two turns of storing, then twice what was taken: in three turns two and a half times a turn's damage.
      return (4 / 3) * taken;
    default:
      return 0;
  }
}

const recoilShare = (side: SideView): number =>
  (side.outlook.expectedDamage * side.move.mechanics.recoilPercent) / 100 / side.battle.hp;
const drainShare = (side: SideView): number =>
  (side.outlook.expectedDamage * side.move.mechanics.drainPercent) / 100 / side.battle.hp;

const other = (side: SideName): SideName => (side === "a" ? "b" : "a");

/** Expected share of the opponent's HP that is gone after a turn, everything counted at its mean rate. */
export const netShare = keptForDuel((own, foe, view, side) => {
  const rate =
    own.outlook.expectedTurns < MANY_TURNS ? 1 / own.outlook.expectedTurns : own.outlook.expectedShare;
  const burnt =
    own.move.category === "physical" && own.move.mechanics.behaviour !== "facade"
      ? 1 - byMiddle(ailmentChance(foe, own, "burn"), length(own, foe)) / 2
      : 1;
  const attack = (rate * burnt + returned(own, foe)) * (1 - disabling(foe, own, view, other(side)));
  return attack + recoilShare(foe) - drainShare(foe) * (1 - disabling(own, foe, view, side));
});

/** Turns at that rate; a rate that does not win counts as many. */
const netTurns = (own: SideView, foe: SideView, view: DuelView, side: SideName): number => {
  const share = netShare(own, foe, view, side);
  return share > 1 / MANY_TURNS ? 1 / share : MANY_TURNS;
};

/** How much faster or slower than undisturbed the side gets there: its net rate over its own. */
const pace = keptForDuel((own, foe, view, side) => {
  const undisturbed = 1 / Math.min(MANY_TURNS, own.outlook.expectedTurns);
  return Math.min(4, Math.max(0.05, netShare(own, foe, view, side) / undisturbed));
});

/** Chance to knock out within any number of turns, between whole ones by straight lines. */
function withinTurns(side: SideView, turns: number): number {
  const whole = Math.floor(turns);
  const below = within(side, whole);
  return below + (turns - whole) * (within(side, whole + 1) - below);
}

/** Chance that the side is there before the opponent is, if that one takes the turns of `share` of its knock-outs. */
function outruns(own: SideView, foe: SideView, view: DuelView, side: SideName, share: number): number {
  const turns = Math.ceil(turnsQuantile(foe, share)) / pace(foe, own, view, other(side));
  return withinTurns(own, (turns - 1 + firstOf(view, side)) * pace(own, foe, view, side));
}

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
      (own) => turnsQuantile(own, percent / 100)
    )
  ),
  prospect(
    "ko_before_foe_median",
    "probability",
    "chance to knock out before the turn at which the opponent's attack is as likely as not to have",
    (own, foe) => within(own, foeMedian(foe) - 1)
  ),
  prospect("ko_by_foe_median", "probability", "chance to knock out by that turn", (own, foe) =>
    within(own, foeMedian(foe))
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
  prospect("pace", "ratio", "net rate over the rate against an opponent that does not act", pace),
  ...([10, 50, 90] as const).map((percent) =>
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
    ({a, b}) => turnsQuantile(b, 0.5) - turnsQuantile(a, 0.5)
  ),
  comparison(
    "net_turns_diff",
    "turns",
    "B's turns at its net rate minus A's, half a turn for moving first",
    (view) =>
      netTurns(view.b, view.a, view, "b") - netTurns(view.a, view.b, view, "a") + firstOf(view, "a") - 0.5
  ),
  comparison(
    "net_turns_log_ratio",
    "log",
    "natural logarithm of B's turns at its net rate over A's",
    (view) => Math.log(netTurns(view.b, view.a, view, "b") / netTurns(view.a, view.b, view, "a"))
  )
];
