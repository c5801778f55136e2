import {hitChanceOf} from "../../battle/accuracy.ts";
import {type BattleMove, HIDDEN} from "../../battle/battle-move.ts";
import type {BattlePokemon, BattleTables} from "../../battle/battle-tables.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "../../battle/codes.ts";
import {netMultiplier} from "../../battle/damage.ts";
import {HitDistribution} from "../../battle/hit-distribution.ts";
import {canCatch, isGrass} from "../../battle/immunity.ts";
import {stagedAccuracy} from "../../battle/stages.ts";
import {changeChanceOf} from "./changes.ts";
import type {CoarseSide, Lasting} from "./coarse-side.ts";
import {LOST_TURNS, type LostTurns, NONE_LOST} from "./lost-turns.ts";
import {noToll, type Toll, tollOf} from "./toll.ts";

/** A move as the coarse fight sees it. */
export interface CoarseAttack {
  readonly move: BattleMove;
  /** Mean share of the target's HP that a turn takes, misses and idle turns counted; overkill not. */
  readonly share: number;
  /** The same of a use that hits, overkill counted. */
  readonly strength: number;
  readonly hitChance: number;
  /** Chance that a use knocks out the target as it stands. */
  readonly knockOut: number;
  /** Of one use. */
  readonly once: Toll;
  /** Turns that a use takes, and in which of them it hits. */
  readonly turns: number;
  readonly hitsIn: number;
  /** Chance that the target, if it acts later, does not act this turn. */
  readonly flinch: number;
  /** Chance that something makes it lose turns, and what that is. */
  readonly idle: number;
  readonly lost: LostTurns;
  readonly lasting: Lasting | null;
  /** Of the lasting effect. */
  readonly lastingChance: number;
  /** Chance that stages or a screen are others afterwards. */
  readonly changeChance: number;
}

const distribution = new HitDistribution();

const LASTING = new Map<number, Lasting>([
  [AILMENT.paralysis, "paralysis"],
  [AILMENT.burn, "burn"],
  [AILMENT.poison, "poison"],
  [AILMENT.bad_poison, "bad_poison"]
]);

/** Whether nothing of a move reaches the target. */
const isImmune = (tables: BattleTables, move: BattleMove, target: BattlePokemon): boolean =>
  (move.typeImmunity && netMultiplier(tables, move, target) === 0) ||
  (isGrass(target) && (move.powder || move.behaviour === BEHAVIOUR.leech_seed));

const hitChance = (move: BattleMove, user: CoarseSide, target: CoarseSide): number => {
  if (move.accuracy === 0 && move.damage !== DAMAGE.ohko) return 1;
  const percent = 100 * hitChanceOf(move, user.pokemon, target.pokemon);
  return Math.min(1, stagedAccuracy(percent, user.stages.accuracy - target.stages.evasion) / 100);
};

/** A status move that ails its target; null for any other. */
function coarseStatus(
  tables: BattleTables,
  user: CoarseSide,
  move: BattleMove,
  target: CoarseSide,
  levels: number
): CoarseAttack | null {
  const changes = changeChanceOf(move);
  if (changes > 0) {
    if (move.aimed && isImmune(tables, move, target.pokemon)) return null;
    const hits = move.aimed ? hitChance(move, user, target) : 1;
    return {...doingNothing(move, levels), hitChance: hits, changeChance: hits * user.acting};
  }
  const seeds = move.behaviour === BEHAVIOUR.leech_seed;
  if ((move.ailment === AILMENT.none && !seeds) || target.ailing || isImmune(tables, move, target.pokemon))
    return null;
  const chance = hitChance(move, user, target) * user.acting;
  const effects = effectsOf(move, target, chance);
  if (effects.idle === 0 && effects.lastingChance === 0 && !seeds) return null;
  return {
    ...doingNothing(move, levels),
    hitChance: chance,
    ...effects,
    ...(seeds ? {lasting: "seed" as const, lastingChance: chance} : {})
  };
}

/** A turn that changes nothing. */
export const doingNothing = (move: BattleMove, levels: number): CoarseAttack => ({
  move,
  share: 0,
  strength: 0,
  hitChance: 1,
  knockOut: 0,
  once: noToll(levels),
  turns: 1,
  hitsIn: 1,
  flinch: 0,
  idle: 0,
  lost: NONE_LOST,
  lasting: null,
  lastingChance: 0,
  changeChance: 0
});

const TRI_ATTACK = 20;

/** Share of its HP that one who is confused takes from itself: a hit of power 40 without type. */
const selfHit = ({pokemon: {level, attack, defense}, hp, physical}: CoarseSide): number =>
  (((((2 * level) / 5 + 2) * 40 * attack) / defense / 50 + 2) * 0.925 * physical) / hp;

/** @param chance that a use hits */
function effectsOf(
  {ailment, ailmentPercent, behaviour, flinchPercent, status}: BattleMove,
  target: CoarseSide,
  chance: number
): Pick<CoarseAttack, "flinch" | "idle" | "lost" | "lasting" | "lastingChance"> {
  const percent = ailment === AILMENT.tri_attack ? TRI_ATTACK / 3 : status ? 100 : ailmentPercent;
  const kind = ailment === AILMENT.tri_attack ? AILMENT.freeze : ailment;
  const takes =
    kind !== AILMENT.none && canCatch(target.pokemon, kind) && (!target.ailing || kind === AILMENT.confusion);
  const ailed = takes ? (chance * percent) / 100 : 0;
  const lost = LOST_TURNS.get(kind);
  // Four turns or five: a fight is seldom longer.
  const traps = behaviour === BEHAVIOUR.partial_trap && !target.ailing;
  return {
    flinch: (chance * flinchPercent) / 100,
    idle: lost === undefined ? 0 : ailed,
    lost: lost === undefined ? NONE_LOST : {...lost, cost: kind === AILMENT.confusion ? selfHit(target) : 0},
    lasting: traps ? "trap" : (LASTING.get(kind) ?? null),
    lastingChance: traps ? chance : LASTING.has(kind) ? ailed : 0
  };
}

/** How a move falls on a target whose HP are divided into levels; null for one that does nothing here. */
export function coarseAttack(
  tables: BattleTables,
  user: CoarseSide,
  move: BattleMove,
  target: CoarseSide,
  levels: number
): CoarseAttack | null {
  if (move.status) return coarseStatus(tables, user, move, target, levels);
  if (move.damage >= DAMAGE.counter) return null;
  const {stages} = user;
  distribution.fill(
    tables,
    user.pokemon,
    move,
    target.pokemon,
    target.hp,
    move.special ? stages.spAttack : stages.attack,
    move.special ? target.stages.spDefense : target.stages.defense
  );
  if (distribution.count === 0) return null;
  const hits = hitChance(move, user, target);
  const uses = hits * user.acting;
  const factor = move.special ? user.special : user.physical;
  const taken = new Float64Array(levels + 1);
  let strength = 0;
  for (let i = 0; i < distribution.count; i++) {
    const whole = (distribution.values[i] * factor) / target.hp;
    strength += distribution.weights[i] * whole;
    const at = Math.min(levels, whole * levels);
    const below = Math.floor(at);
    const weight = uses * distribution.weights[i];
    taken[below] += weight * (1 - (at - below));
    if (below < levels) taken[below + 1] += weight * (at - below);
  }
  taken[0] += 1 - uses;
  const once = tollOf(taken);
  const charges = move.behaviour === BEHAVIOUR.charge;
  // Who hides is met by one of the two attacks that come meanwhile: an exchange of one for one.
  const turns = charges || move.behaviour === BEHAVIOUR.recharge ? 2 : 1;
  let share = 0;
  for (let level = 0; level <= levels; level++) share += (taken[level] * level) / levels / turns;
  return {
    move,
    share,
    strength,
    hitChance: hits,
    knockOut: taken[levels],
    once,
    turns,
    hitsIn: charges ? 2 : 1,
    ...effectsOf(move, target, uses),
    changeChance: uses * changeChanceOf(move)
  };
}

/** Whether a move's own changes help who uses it: a screen, raised stages of its own, lowered ones of the foe. */
const changesForBetter = ({move}: CoarseAttack): boolean => {
  const {attack, defense, spAttack, spDefense, speed, accuracyStages, evasion} = move;
  const sum = attack + defense + spAttack + spDefense + speed + accuracyStages + evasion;
  return move.stagesOfUser ? sum >= 0 : sum <= 0;
};

/** Whether the one attack is never worth using beside the other, which does as much of everything. */
export function isWorse(one: CoarseAttack, other: CoarseAttack): boolean {
  const halves = (attack: CoarseAttack): boolean => attack.move.damage === DAMAGE.half_hp;
  return (
    !halves(one) &&
    !halves(other) &&
    other.move.behaviour !== BEHAVIOUR.sucker_punch &&
    one.changeChance === 0 &&
    changesForBetter(other) &&
    one.turns === 1 &&
    one.move.hides === HIDDEN.no &&
    other.turns === 1 &&
    one.move.priority <= other.move.priority &&
    one.move.recoilPercent >= other.move.recoilPercent &&
    one.move.drainPercent <= other.move.drainPercent &&
    one.flinch <= other.flinch &&
    one.idle <= other.idle &&
    (one.lasting === null || (one.lasting === other.lasting && one.lastingChance <= other.lastingChance)) &&
    one.once.reaches.every((chance, level) => chance <= other.once.reaches[level])
  );
}

/** What never helps in a fight of one against one, or not as an attack that is repeated. */
const NO_ATTACK: ReadonlySet<number> = new Set([
  BEHAVIOUR.self_destruct,
  BEHAVIOUR.dream_eater,
  BEHAVIOUR.first_turn_only
]);

export const isRepeatable = ({behaviour}: BattleMove): boolean => !NO_ATTACK.has(behaviour);

/** Whether who sees the target go away or charge can step aside in time. */
export const stepsAside = (own: CoarseSide, lead: number): boolean =>
  own.moves.some(
    ({behaviour}) =>
      behaviour === BEHAVIOUR.protect || (behaviour === BEHAVIOUR.semi_invulnerable && lead > 0)
  );

/** Whether who goes into the ground or the air is met there by an attack of twice the strength. */
export const isReached = (target: CoarseSide, {hides}: BattleMove): boolean =>
  hides !== HIDDEN.no &&
  target.moves.some(
    ({status, doubledAgainstHidden, reachesAir, reachesUnderground}) =>
      !status && doubledAgainstHidden && (hides === HIDDEN.air ? reachesAir : reachesUnderground)
  );

/** Whether an attack is announced a turn before it comes. */
export const isAnnounced = ({behaviour}: BattleMove): boolean =>
  behaviour === BEHAVIOUR.charge || behaviour === BEHAVIOUR.semi_invulnerable;
