import type {BattleMove} from "./battle-move.ts";
import {BEHAVIOUR} from "./codes.ts";
import {CRITICAL_ONE_IN, fillRolls, hasStab, netMultiplier, powerAgainst, ROLLS} from "./damage.ts";
import {HIT_COUNT_CHANCE} from "./hit-distribution.ts";
import {isGrass} from "./immunity.ts";
import type {BattlePokemon, BattleTables} from "./tables.ts";

/** Critical chances are compared with 28 random bits: the other 4 of a draw choose the roll. */
const DRAW = 2 ** 28;

const MEAN_OF_2_TO_5 = HIT_COUNT_CHANCE.reduce((mean, chance, i) => mean + chance * (i + 2), 0);

/** A move of one side made ready against the other: what does not change during a battle, and its power points. */
export class Attack {
  move!: BattleMove;
  powerPoints = 0;
  /** Net type multiplier of the target's own types. */
  multiplier = 1;
  stab = false;
  power = 0;
  /** Below this of 28 random bits: critical. */
  criticalBelow = 0;
  /** The target's type shrugs the move off whole: the type chart's 0, powder or seed on Grass. */
  immune = false;
  meanHits = 1;
  /** Damage of one hit at each roll, without stages, ailments and screens. */
  readonly normal = new Int32Array(ROLLS);
  readonly critical = new Int32Array(ROLLS);

  prepare(tables: BattleTables, user: BattlePokemon, move: BattleMove, target: BattlePokemon): void {
    this.move = move;
    this.multiplier = netMultiplier(tables, move, target);
    this.stab = hasStab(move, user);
    this.power = powerAgainst(move, target);
    this.criticalBelow = DRAW / CRITICAL_ONE_IN[move.critStage];
    const grassShrugs = move.powder || (move.status && move.behaviour === BEHAVIOUR.leech_seed);
    this.immune = (move.typeImmunity && this.multiplier === 0) || (grassShrugs && isGrass(target));
    fillRolls(tables, user, move, target, this.normal, this.critical);
    this.meanHits = move.minHits === move.maxHits ? move.maxHits : MEAN_OF_2_TO_5;
  }
}
