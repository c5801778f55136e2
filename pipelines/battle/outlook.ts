import {hitChanceOf} from "./accuracy.ts";
import type {BattleMove} from "./battle-move.ts";
import type {BattleTables} from "./battle-tables.ts";
import {BEHAVIOUR} from "./codes.ts";
import {courseOf, hitsAlike, KoDistribution} from "./ko-distribution.ts";

export const OUTLOOK_TURNS = 32;

/**
 * Turns computed exactly. For targets that stand longer the rest of the expectation is by mean damage, which is very
 * near for attacks that stay the same, so that those need fewer turns.
 */
const STEADY_TURNS = OUTLOOK_TURNS;
const CHANGING_TURNS = 2 * OUTLOOK_TURNS;

/** Survival below this is taken as none; under a handicap, which is a mean itself, sooner. */
const NEGLIGIBLE = 1e-6;
const NEGLIGIBLE_HANDICAPPED = 1e-3;

/** What one side's attack does to a target that does not act: exact, no sampling. */
export interface AttackOutlook {
  /** Chance that a use hits; 0 where the target is immune. */
  readonly hitChance: number;
  /** Direct damage a turn in HP, misses and idle turns counted, overkill too. */
  readonly expectedDamage: number;
  /** The same without overkill, over the target's HP: 0 to 1. */
  readonly expectedShare: number;
  /** `koWithin[n - 1]`: chance to knock out within n turns, n = 1 to 32. */
  readonly koWithin: Float64Array;
  /** Mean turns to the knock-out; Infinity for an attack that may never get there. */
  readonly expectedTurns: number;
}

/** What changes an attack beside the target itself. */
export interface Handicap {
  /** HP of the target, if not its maximum: from 1 to 511, or to its maximum where that is more. */
  readonly hp?: number;
  /** Share of its turns the attacker can act in, independently of each other. */
  readonly acting?: number;
}

/** What is to be taken from a target that heals has no bound. */
const MOST_TO_TAKE = 511;

const distribution = new KoDistribution();

/** Idle turns belong to the attack: a charging move takes two turns, a recharging one two when it hits. */
export function usesATurn(move: BattleMove, hitChance: number): number {
  if (move.behaviour === BEHAVIOUR.charge || move.behaviour === BEHAVIOUR.semi_invulnerable) return 1 / 2;
  return move.behaviour === BEHAVIOUR.recharge ? 1 / (1 + hitChance) : 1;
}

/**
 * The distribution of turns to the knock-out of `defender` by `attacker` with `move`, undisturbed: rolls,
 * criticals, accuracy, numbers of hits, charge and recharge, own stat drops, and damage left behind. Moves whose
 * damage answers the opponent's (Counter, Mirror Coat, Bide) and Dream Eater do nothing alone; Fake Out and moves
 * that cost the user's life have one turn.
 */
export function attackOutlook(
  tables: BattleTables,
  attacker: number,
  moveIndex: number,
  defender: number,
  {hp, acting = 1}: Handicap = {}
): AttackOutlook {
  const move = tables.moves[moveIndex];
  const whole = tables.pokemon[defender];
  const target =
    hp === undefined
      ? whole
      : {...whole, hp: Math.max(1, Math.min(Math.max(MOST_TO_TAKE, whole.hp), Math.round(hp)))};
  const exactTurns = hitsAlike(move, courseOf(move, target)) ? STEADY_TURNS : CHANGING_TURNS;
  distribution.fill(
    tables,
    tables.pokemon[attacker],
    move,
    target,
    exactTurns,
    target.hp === whole.hp && acting === 1 ? NEGLIGIBLE : NEGLIGIBLE_HANDICAPPED,
    acting
  );
  const {first, byHit, byResidual, turns, survival} = distribution;
  const harmless = turns === 0;
  const hitChance = harmless ? 0 : acting * hitChanceOf(move, tables.pokemon[attacker], whole);
  const uses = hitChance * usesATurn(move, hitChance);
  const expectedDamage = harmless ? 0 : uses * first.mean;
  const koWithin = new Float64Array(OUTLOOK_TURNS);
  let within = 0;
  let expectedTurns = 0;
  for (let turn = 1; turn <= Math.max(turns, OUTLOOK_TURNS); turn++) {
    const ko = byHit[turn] + byResidual[turn];
    within += ko;
    expectedTurns += ko * turn;
    if (turn <= OUTLOOK_TURNS) koWithin[turn - 1] = Math.min(1, within);
  }
  if (harmless || (survival > 0 && turns < exactTurns)) expectedTurns = Number.POSITIVE_INFINITY;
  else if (survival > 0) {
    const {latest, residual, meanLeft} = distribution;
    const lossATurn = uses * latest.mean + residual;
    expectedTurns += survival * (turns + (meanLeft + latest.overshoot) / lossATurn);
  }
  return {
    hitChance,
    expectedDamage,
    expectedShare: harmless ? 0 : Math.min(1, (uses * first.meanWithin(target.hp)) / target.hp),
    koWithin,
    expectedTurns: Math.max(1, expectedTurns)
  };
}
