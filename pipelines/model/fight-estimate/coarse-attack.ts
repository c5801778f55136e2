import type {StatStages} from "../../../data-loaders/game-data.ts";
import {hitChanceOf} from "../../battle/accuracy.ts";
import type {BattleMove} from "../../battle/battle-move.ts";
import type {BattlePokemon, BattleTables} from "../../battle/battle-tables.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "../../battle/codes.ts";
import {netMultiplier} from "../../battle/damage.ts";
import {HitDistribution} from "../../battle/hit-distribution.ts";
import {canCatch, isGrass} from "../../battle/immunity.ts";
import {stagedAccuracy} from "../../battle/stages.ts";
import {noToll, type Toll, tollOf} from "./toll.ts";

/** One side of a coarse fight. */
export interface CoarseSide {
  readonly pokemon: BattlePokemon;
  /** HP left: what its levels divide. */
  readonly hp: number;
  readonly moves: readonly BattleMove[];
  readonly stages: StatStages;
  /** Share of its turns it can act in. */
  readonly acting: number;
  /** Factors on the damage of physical and special moves. */
  readonly physical: number;
  readonly special: number;
  /** Share of the HP its levels divide that it loses each turn besides; below 0: regains. */
  readonly loses: number;
  /** Factor on Speed. */
  readonly pace: number;
  /** It has an ailment, and gets no other. */
  readonly ailing: boolean;
}

/** What a move does to its target for good, as far as a coarse fight knows. */
export type Lasting = "paralysis" | "burn" | "poison" | "bad_poison" | "seed";

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
  /** Chance that it cannot act for a while, and chances by the number of turns it then loses. */
  readonly idle: number;
  readonly idleTurns: readonly number[];
  readonly lasting: Lasting | null;
  /** Of the lasting effect. */
  readonly lastingChance: number;
}

const distribution = new HitDistribution();

/** What never helps in a fight of one against one, or not as an attack that is repeated. */
const NO_ATTACK: ReadonlySet<number> = new Set([
  BEHAVIOUR.self_destruct,
  BEHAVIOUR.dream_eater,
  BEHAVIOUR.first_turn_only
]);

/** Chances to lose 0, 1, 2 … turns: sleep lasts one to three, ice melts in a turn out of five, confusion costs about one. */
const IDLE_TURNS = new Map<number, readonly number[]>([
  [AILMENT.sleep, [0, 1 / 3, 1 / 3, 1 / 3]],
  [AILMENT.freeze, [0.2, 0.16, 0.128, 0.1024, 0.0819, 0.3277]],
  [AILMENT.confusion, [0.3, 0.45, 0.25]]
]);
const LASTING = new Map<number, Lasting>([
  [AILMENT.paralysis, "paralysis"],
  [AILMENT.burn, "burn"],
  [AILMENT.poison, "poison"],
  [AILMENT.bad_poison, "bad_poison"]
]);

/** Whether nothing of a move reaches the target. */
export const isImmune = (tables: BattleTables, move: BattleMove, target: BattlePokemon): boolean =>
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
  idleTurns: [],
  lasting: null,
  lastingChance: 0
});

const TRI_ATTACK = 20;

/** @param chance that a use hits */
function effectsOf(
  {ailment, ailmentPercent, flinchPercent, status}: BattleMove,
  target: CoarseSide,
  chance: number
): Pick<CoarseAttack, "flinch" | "idle" | "idleTurns" | "lasting" | "lastingChance"> {
  const percent = ailment === AILMENT.tri_attack ? TRI_ATTACK / 3 : status ? 100 : ailmentPercent;
  const kind = ailment === AILMENT.tri_attack ? AILMENT.freeze : ailment;
  const takes =
    kind !== AILMENT.none && canCatch(target.pokemon, kind) && (!target.ailing || kind === AILMENT.confusion);
  const ailed = takes ? (chance * percent) / 100 : 0;
  const idleTurns = IDLE_TURNS.get(kind) ?? [];
  return {
    flinch: (chance * flinchPercent) / 100,
    idle: idleTurns.length > 0 ? ailed : 0,
    idleTurns,
    lasting: LASTING.get(kind) ?? null,
    lastingChance: LASTING.has(kind) ? ailed : 0
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
  if (move.damage >= DAMAGE.counter || NO_ATTACK.has(move.behaviour)) return null;
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
    ...effectsOf(move, target, uses)
  };
}

/** Whether who sees the target go away or charge can step aside in time. */
export const stepsAside = (own: CoarseSide, lead: number): boolean =>
  own.moves.some(
    ({behaviour}) =>
      behaviour === BEHAVIOUR.protect || (behaviour === BEHAVIOUR.semi_invulnerable && lead > 0)
  );

/** Whether an attack is announced a turn before it comes. */
export const isAnnounced = ({behaviour}: BattleMove): boolean =>
  behaviour === BEHAVIOUR.charge || behaviour === BEHAVIOUR.semi_invulnerable;

const share = ({pokemon, hp}: CoarseSide, ofMost: number): number => (ofMost * pokemon.hp) / hp;

/** A side that something lasting has come over. */
export function ailed(side: CoarseSide, lasting: Lasting): CoarseSide {
  switch (lasting) {
    case "paralysis":
      return {...side, ailing: true, acting: (side.acting * 3) / 4, pace: side.pace / 2};
    case "burn":
      return {...side, ailing: true, physical: side.physical / 2, loses: side.loses + share(side, 1 / 16)};
    case "bad_poison":
      return {...side, ailing: true, loses: side.loses + share(side, 1 / 6)};
    default:
      return {...side, ailing: true, loses: side.loses + share(side, 1 / 8)};
  }
}
