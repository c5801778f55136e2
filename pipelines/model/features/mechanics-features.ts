import type {Ailment, DamageType, MoveBehaviour, Stat} from "../../../data-loaders/game-data.ts";
import {CRITICAL_ONE_IN} from "../../battle/damage.ts";
import type {Feature} from "./feature.ts";
import {aMovesFirst} from "./original-features.ts";
import {forBothSides, type SideFeature, type SideName} from "./side-columns.ts";
import type {DuelView, SideView} from "./view.ts";

/** Columns the real mechanics need beyond the original's: what a move does besides its power. */

/** Types that cannot get an ailment (generation 7). */
const IMMUNE_TYPES: Readonly<Partial<Record<Ailment, readonly number[]>>> = {
  burn: [10],
  freeze: [15],
  paralysis: [13],
  poison: [4, 9],
  bad_poison: [4, 9]
};

/** Chance that a use of the move reaches the opponent and gives it the ailment; immunities count. */
export function ailmentChance(own: SideView, foe: SideView, ailment: Ailment): number {
  const {mechanics} = own.move;
  const share =
    mechanics.ailment === "tri_attack" && ["burn", "freeze", "paralysis"].includes(ailment) ? 1 / 3 : 0;
  const percent = (mechanics.ailment === ailment ? 1 : share) * mechanics.ailmentPercent;
  if (own.multiplier === 0 || IMMUNE_TYPES[ailment]?.some((type) => foe.pokemon.typeIds.includes(type)))
    return 0;
  return (percent / 100) * own.outlook.hitChance;
}

/** Chance that the side acts first. */
export const firstOf = (view: DuelView, side: SideName): number =>
  side === "a" ? aMovesFirst(view) : 1 - aMovesFirst(view);

/** Chance that a use makes the opponent lose this turn. */
export const flinchChance = (own: SideView, view: DuelView, side: SideName): number =>
  own.multiplier === 0
    ? 0
    : (own.move.mechanics.flinchPercent / 100) * own.outlook.hitChance * firstOf(view, side);

const BEHAVIOURS: readonly MoveBehaviour[] = [
  "charge",
  "semi_invulnerable",
  "recharge",
  "self_destruct",
  "rampage",
  "partial_trap",
  "first_turn_only",
  "sucker_punch",
  "feint",
  "dream_eater",
  "crash",
  "rage",
  "leech_seed",
  "reflect",
  "light_screen",
  "haze",
  "struggle"
];

const DAMAGE_TYPES: readonly DamageType[] = [
  "formula",
  "multi_hit",
  "fixed",
  "level",
  "half_hp",
  "ohko",
  "psywave",
  "foul_play",
  "weight",
  "counter",
  "mirror_coat",
  "bide",
  "friendship"
];

const offense = (side: SideView): Stat => (side.move.category === "physical" ? "attack" : "spAttack");
const defense = (side: SideView): Stat => (side.move.category === "physical" ? "defense" : "spDefense");

/** The base stat the move strikes with; Foul Play uses the opponent's Attack. */
const striking = (own: SideView, foe: SideView): number =>
  own.move.mechanics.damageType === "foul_play" ? foe.pokemon.stats.attack : own.pokemon.stats[offense(own)];

/** Expected stages a use of the side's move adds to a stat of `target`, its hit chance included. */
const stageChange = (
  side: SideView,
  target: "user" | "target",
  stat: "attack" | "defense" | "spAttack" | "spDefense" | "speed" | "accuracy" | "evasion"
): number => {
  const change = side.move.mechanics.statChange;
  if (change?.target !== target || side.multiplier === 0) return 0;
  return (change.stages[stat] * change.percent * side.outlook.hitChance) / 100;
};

/** The stage names of `Stat` that a stat change can touch. */
const staged = (stat: Stat) => (stat === "hp" ? "evasion" : stat);

const flag = (slot: string, value: string, what: string, is: (own: SideView) => boolean): SideFeature => ({
  name: `${slot}_${value}`,
  group: "move mechanics",
  unit: "0/1",
  description: `1 if ${what} is ${value.replaceAll("_", " ")}`,
  source: "mechanics",
  oneHot: slot,
  of: "move",
  compute: (own) => (is(own) ? 1 : 0)
});

const mechanic = (
  name: string,
  unit: string,
  description: string,
  compute: SideFeature["compute"]
): SideFeature => ({
  name,
  group: "move mechanics",
  unit,
  description,
  source: "mechanics",
  compute
});

/** A mechanic that is a property of the move alone. */
const ofMove = (
  name: string,
  unit: string,
  description: string,
  compute: (own: SideView) => number
): SideFeature => ({...mechanic(name, unit, description, compute), of: "move"});

const status = (name: string, description: string, compute: SideFeature["compute"]): SideFeature => ({
  name,
  group: "status effects",
  unit: "probability",
  description,
  source: "mechanics",
  compute
});

const stage = (name: string, description: string, compute: SideFeature["compute"]): SideFeature => ({
  name,
  group: "stat changes",
  unit: "stages",
  description: `expected stages a use ${description}`,
  source: "mechanics",
  compute
});

const AILMENTS: readonly Ailment[] = [
  "burn",
  "freeze",
  "paralysis",
  "poison",
  "bad_poison",
  "sleep",
  "confusion"
];

const SIDE: readonly SideFeature[] = [
  ofMove("move_special", "0/1", "1 if the move is special", (own) =>
    own.move.category === "special" ? 1 : 0
  ),
  mechanic("hit_chance", "probability", "chance that a use of the move hits", (own) => own.outlook.hitChance),
  ofMove(
    "critical_chance",
    "probability",
    "chance of a critical hit",
    (own) => 1 / CRITICAL_ONE_IN[own.move.mechanics.critStage]
  ),
  ofMove("hits_min", "hits", "fewest hits of one use", (own) => own.move.mechanics.minHits),
  ofMove("hits_max", "hits", "most hits of one use", (own) => own.move.mechanics.maxHits),
  ofMove(
    "fixed_damage",
    "HP",
    "damage of a fixed-damage move, else 0",
    (own) => own.move.mechanics.fixedDamage ?? 0
  ),
  ...DAMAGE_TYPES.map((type) =>
    flag("damage", type, "the move's kind of damage", (own) => own.move.mechanics.damageType === type)
  ),
  ...BEHAVIOURS.map((kind) =>
    flag("behaviour", kind, "the move's turn structure", (own) => own.move.mechanics.behaviour === kind)
  ),
  ofMove(
    "drain",
    "ratio",
    "share of the damage dealt that the user regains",
    (own) => own.move.mechanics.drainPercent / 100
  ),
  ofMove(
    "recoil",
    "ratio",
    "share of the damage dealt that the user loses",
    (own) => own.move.mechanics.recoilPercent / 100
  ),
  mechanic("striking_stat", "points", "base stat the move strikes with", striking),
  mechanic(
    "facing_stat",
    "points",
    "the opponent's base stat the move meets",
    (own, foe) => foe.pokemon.stats[defense(own)]
  ),
  mechanic(
    "strike_ratio",
    "ratio",
    "striking stat over the stat it meets",
    (own, foe) => striking(own, foe) / foe.pokemon.stats[defense(own)]
  ),
  status(
    "flinch",
    "chance that a use makes the opponent flinch, 0 if the side acts second",
    (own, _foe, view, side) => flinchChance(own, view, side)
  ),
  ...AILMENTS.map((ailment) =>
    status(
      ailment,
      `chance that a use gives the opponent ${ailment.replace("_", " ")}, immunities counted`,
      (own, foe) => ailmentChance(own, foe, ailment)
    )
  ),
  status("burn_bites", "chance of a burn that halves the opponent's physical move", (own, foe) =>
    foe.move.category === "physical" ? ailmentChance(own, foe, "burn") : 0
  ),
  stage("own_striking_change", "adds to the stat the move strikes with", (own) =>
    stageChange(own, "user", staged(offense(own)))
  ),
  stage("foe_facing_change", "adds to the opponent's stat the move meets", (own) =>
    stageChange(own, "target", staged(defense(own)))
  ),
  stage("foe_striking_change", "adds to the stat the opponent strikes with", (own, foe) =>
    stageChange(own, "target", staged(offense(foe)))
  ),
  stage("own_facing_change", "adds to the own stat the opponent's move meets", (own, foe) =>
    stageChange(own, "user", staged(defense(foe)))
  ),
  stage("own_speed_change", "adds to its own Speed", (own) => stageChange(own, "user", "speed")),
  stage("foe_speed_change", "adds to the opponent's Speed", (own) => stageChange(own, "target", "speed")),
  stage("foe_accuracy_change", "adds to the opponent's accuracy", (own) =>
    stageChange(own, "target", "accuracy")
  )
];

export const MECHANICS_FEATURES: readonly Feature[] = forBothSides(SIDE);
