import {STATS} from "../../../data-loaders/game-data.ts";
import type {BattleMove} from "../../battle/battle-move.ts";
import type {BattleTables} from "../../battle/battle-tables.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "../../battle/codes.ts";
import {type Fighter, fighterPokemon, NO_STAGES} from "../../battle/fighter.ts";
import {canCatch} from "../../battle/immunity.ts";
import type {CoarseAttack} from "./coarse-attack.ts";
import {CoarseFight} from "./coarse-fight.ts";
import type {CoarseSide} from "./coarse-side.ts";
import {firstTurnGain, type Seen, seenFrom} from "./openings.ts";

/** Of the fight that is the first guess. */
const LEVELS = 24;
const FEW_LEVELS = 12;
const MANY_TURNS = 40;

/** What an ailment that a fighter begins with costs it. */
function ailing({
  state
}: Fighter): Pick<CoarseSide, "acting" | "physical" | "pace"> & {readonly ofMost: number} {
  const acting = state?.confusion ? 3 / 4 : 1;
  switch (state?.ailment) {
    case "paralysis":
      return {acting: acting * (3 / 4), physical: 1, pace: 1 / 2, ofMost: 0};
    case "burn":
      return {acting, physical: 1 / 2, pace: 1, ofMost: 1 / 16};
    case "poison":
      return {acting, physical: 1, pace: 1, ofMost: 1 / 8};
    case "bad_poison":
      return {acting, physical: 1, pace: 1, ofMost: Math.min(3, 1 + state.ailmentTurns) / 10};
    default:
      return {acting, physical: 1, pace: 1, ofMost: 0};
  }
}

/** Turns it cannot act in from the start. */
const idleTurns = ({state}: Fighter): number =>
  state?.ailment === "sleep" ? Math.max(0, state.ailmentTurns - 1) : state?.ailment === "freeze" ? 4 : 0;

function coarseSide(tables: BattleTables, fighter: Fighter): CoarseSide {
  const pokemon = fighterPokemon(tables, fighter);
  const hp = fighter.state?.hp ?? pokemon.hp;
  const {ofMost, ...rest} = ailing(fighter);
  return {
    pokemon,
    hp,
    moves: fighter.moves.map((move) => tables.moves[move]),
    stages: fighter.state?.stages ?? NO_STAGES,
    special: 1,
    loses: (ofMost * pokemon.hp) / hp,
    ailing: Boolean(fighter.state?.ailment),
    ...rest
  };
}

/** What is seen of a fight from one side, worked out once for all its columns. */
interface View extends Seen {
  readonly attacks: readonly CoarseAttack[];
  readonly foeAttacks: readonly CoarseAttack[];
  readonly firstTurn: number;
}

type Column = readonly [name: string, compute: (view: View) => number];

const has = (view: View, is: (move: BattleMove) => boolean): number => (view.own.moves.some(is) ? 1 : 0);
const behaves = (name: keyof typeof BEHAVIOUR): Column => [
  name,
  (view) => has(view, ({behaviour}) => behaviour === BEHAVIOUR[name])
];
const bestOf = (attacks: readonly CoarseAttack[]): CoarseAttack =>
  attacks.reduce((best, attack) => (attack.share > best.share ? attack : best));
const nth = (attacks: readonly CoarseAttack[], place: number): number =>
  [...attacks].sort((x, y) => y.share - x.share)[place]?.share ?? 0;

/** The most of a side effect that comes with attacks, each counted by how near it comes to the best. */
const besides = (view: View, of: (move: BattleMove) => number): number => {
  const best = bestOf(view.attacks).share || 1;
  return Math.max(
    0,
    ...view.attacks.map(({move, share, hitChance}) => (of(move) / 100) * hitChance * (share / best))
  );
};
const besideAilment =
  (ailment: number) =>
  (view: View): number =>
    canCatch(view.foe.pokemon, ailment)
      ? besides(view, (move) =>
          move.ailment === ailment ? move.ailmentPercent : move.ailment === AILMENT.tri_attack ? 20 / 3 : 0
        )
      : 0;

/** Of one side; the other's are the same seen from there. */
const SIDE: readonly Column[] = [
  ["best_share", ({ownShare}) => ownShare],
  ["second_share", ({attacks}) => nth(attacks, 1)],
  ["third_share", ({attacks}) => nth(attacks, 2)],
  ["turns", ({ownShare}) => Math.min(MANY_TURNS, 1 / Math.max(1e-6, ownShare))],
  ["knock_out", ({attacks}) => Math.max(...attacks.map(({knockOut}) => knockOut))],
  ["best_hit_chance", ({attacks}) => bestOf(attacks).hitChance],
  ["best_strength", ({attacks}) => Math.min(2, bestOf(attacks).strength)],
  ["best_special", ({attacks}) => (bestOf(attacks).move.special ? 1 : 0)],
  ["best_recoil", ({attacks}) => bestOf(attacks).move.recoilPercent],
  ["best_drain", ({attacks}) => bestOf(attacks).move.drainPercent],
  ["best_priority", ({attacks}) => bestOf(attacks).move.priority],
  [
    "quick_share",
    ({attacks}) => Math.max(0, ...attacks.map(({move, share}) => (move.priority > 0 ? share : 0)))
  ],
  ["hp_left", ({own}) => own.hp / own.pokemon.hp],
  ["loses", ({own}) => own.loses],
  ["acting", ({own}) => own.acting],
  ["free_turn", ({value, ownShare}) => value(1, 1 - ownShare)],
  ["two_free_turns", ({value, ownShare}) => value(1, 1 - 2 * ownShare)],
  ["from_half", ({value}) => value(0.5, 1)],
  ["first_turn", ({firstTurn}) => firstTurn],
  ["heals", ({own}) => Math.max(0, ...own.moves.map(({healPercent}) => healPercent)) / 100],
  [
    "heal_less_toll",
    ({own, foeShare}) =>
      (Math.max(0, ...own.moves.map(({healPercent}) => healPercent)) / 100) * (own.pokemon.hp / own.hp) -
      foeShare
  ],
  ["flinch", (view) => view.first * besides(view, ({flinchPercent}) => flinchPercent)],
  ["hits_paralyse", besideAilment(AILMENT.paralysis)],
  ["hits_burn", besideAilment(AILMENT.burn)],
  ["hits_freeze", besideAilment(AILMENT.freeze)],
  ["hits_poison", besideAilment(AILMENT.poison)],
  ["hits_bad_poison", besideAilment(AILMENT.bad_poison)],
  ["hits_confuse", besideAilment(AILMENT.confusion)],
  [
    "hits_lower",
    (view) => besides(view, (move) => (move.changesStages && !move.stagesOfUser ? move.stagesPercent : 0))
  ],
  [
    "hits_raise_or_cost",
    (view) =>
      besides(view, (move) =>
        move.stagesOfUser
          ? move.stagesPercent * (move.attack + move.spAttack + move.defense + move.spDefense)
          : 0
      )
  ],
  ["evasion", (view) => has(view, (move) => move.status && (move.evasion > 0 || move.accuracyStages < 0))],
  ["status_moves", ({own}) => own.moves.filter(({status}) => status).length],
  [
    "counters",
    ({own, foeAttacks}) => {
      const best = bestOf(foeAttacks);
      return own.moves.some(
        ({damage}) => damage === (best.move.special ? DAMAGE.mirror_coat : DAMAGE.counter)
      )
        ? best.share
        : 0;
    }
  ],
  ["bide", (view) => has(view, ({damage}) => damage === DAMAGE.bide)],
  ["halves", (view) => has(view, ({damage}) => damage === DAMAGE.half_hp)],
  [
    "ohko",
    ({attacks}) =>
      Math.max(0, ...attacks.map(({move, hitChance}) => (move.damage === DAMAGE.ohko ? hitChance : 0)))
  ],
  ...(
    [
      "semi_invulnerable",
      "charge",
      "recharge",
      "partial_trap",
      "rampage",
      "sucker_punch",
      "first_turn_only",
      "dream_eater",
      "rest",
      "substitute",
      "protect",
      "haze",
      "mist",
      "focus_energy",
      "disable",
      "encore",
      "taunt",
      "minimize",
      "cure_user",
      "facade",
      "rage"
    ] as const
  ).map(behaves)
];

/** Names of all columns of the estimator's input, in order. */
export const FIGHT_FEATURES: readonly string[] = [
  "value",
  "first",
  "level_difference",
  "speed_ratio",
  "hp_ratio",
  "bulk_ratio",
  ...SIDE.map(([name]) => `own_${name}`),
  ...SIDE.map(([name]) => `foe_${name}`)
];

/** A fight as the estimator is asked it, from either side. */
export interface FightRows {
  /** Values by `FIGHT_FEATURES`, A's side first, then B's. */
  readonly ofA: Float32Array;
  readonly ofB: Float32Array;
  /** P(A wins) by the coarse fight: what the model mends. */
  readonly guess: number;
}

/** A fight worked out in so many levels, as both sides see it. */
function lookedAt(tables: BattleTables, a: Fighter, b: Fighter, levels: number) {
  if (a.moves.length === 0 || b.moves.length === 0)
    throw new RangeError("a side of the fight has no move; give each one to four");
  const fight = new CoarseFight(tables, coarseSide(tables, a), coarseSide(tables, b), levels);
  const viewOf = (side: "a" | "b"): View => {
    const seen = seenFrom(fight, side);
    return {
      ...seen,
      attacks: side === "a" ? fight.attacksA : fight.attacksB,
      foeAttacks: side === "a" ? fight.attacksB : fight.attacksA,
      firstTurn: firstTurnGain(tables, seen)
    };
  };
  const views = [viewOf("a"), viewOf("b")] as const;
  const share = (attacks: readonly CoarseAttack[]): number => bestOf(attacks).share;
  const [idleA, idleB] = [idleTurns(a), idleTurns(b)];
  const plain = fight.value(1 - idleA * share(fight.attacksB), 1 - idleB * share(fight.attacksA));
  return {views, guess: Math.min(1, Math.max(0, plain + views[0].firstTurn - views[1].firstTurn))};
}

/**
 * P(A wins) by a fight of half as many levels, a third of the work: to choose among many sets of moves.
 * @throws RangeError for a side without a move
 */
export const roughGuess = (tables: BattleTables, a: Fighter, b: Fighter): number =>
  lookedAt(tables, a, b, FEW_LEVELS).guess;

/** @throws RangeError for a side without a move */
export function fightRows(tables: BattleTables, a: Fighter, b: Fighter): FightRows {
  const {views, guess} = lookedAt(tables, a, b, LEVELS);
  const sides = views.map((view) => SIDE.map(([, compute]) => compute(view)));
  const row = (own: 0 | 1): Float32Array => {
    const {own: self, foe, first} = views[own];
    const total = (of: CoarseSide): number => STATS.reduce((sum, stat) => sum + of.pokemon[stat], 0);
    return Float32Array.of(
      own === 0 ? guess : 1 - guess,
      first,
      self.pokemon.level - foe.pokemon.level,
      Math.log((self.pokemon.speed * self.pace) / (foe.pokemon.speed * foe.pace)),
      Math.log(self.hp / foe.hp),
      Math.log(total(self) / total(foe)),
      ...sides[own],
      ...sides[1 - own]
    );
  };
  return {ofA: row(0), ofB: row(1), guess};
}
