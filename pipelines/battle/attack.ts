import {accuracyOf, hitChanceOf, isOutleveled} from "./accuracy.ts";
import type {BattleMove} from "./battle-move.ts";
import type {BattlePokemon, BattleTables} from "./battle-tables.ts";
import {BEHAVIOUR, DAMAGE} from "./codes.ts";
import {
  baseDamage,
  CRITICAL_ONE_IN,
  fillRolls,
  hasStab,
  MEAN_ROLL,
  netMultiplier,
  powerAgainst,
  ROLLS,
  rolledDamage,
  usesFormula
} from "./damage.ts";
import {HIT_COUNT_CHANCE} from "./hit-distribution.ts";
import {shrugsOff} from "./immunity.ts";
import {CRITICAL_DRAWS} from "./random.ts";

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
  /** Per cent to hit, stages left aside; 0: never misses. */
  accuracy = 0;
  /** The target shrugs the move off whole: the type chart's 0, powder or seed on Grass, too high a level. */
  immune = false;
  /** Of a use, the stages of accuracy and evasion left aside. */
  hitChance = 1;
  meanHits = 1;
  /** Can take HP by itself: no status move, not shrugged off, not at the price of the user's life. */
  strikes = false;
  /**
   * HP of a use that hits, at the mean roll and while neither side is `touched`: what a policy goes by. Infinity takes
   * all there is; 0 for what answers the opponent's attack or depends on its HP.
   */
  meanDamage = 0;
  /** Damage of one hit at each roll, without stages, ailments and screens. */
  readonly normal = new Int32Array(ROLLS);
  readonly critical = new Int32Array(ROLLS);

  prepare(tables: BattleTables, user: BattlePokemon, move: BattleMove, target: BattlePokemon): void {
    this.move = move;
    this.multiplier = netMultiplier(tables, move, target);
    this.stab = hasStab(move, user);
    this.power = powerAgainst(move, user, target);
    this.criticalBelow = CRITICAL_DRAWS / CRITICAL_ONE_IN[move.critStage];
    this.accuracy = accuracyOf(move, user, target);
    this.immune = shrugsOff(move, this.multiplier, target) || isOutleveled(move, user, target);
    fillRolls(tables, user, move, target, this.normal, this.critical);
    this.hitChance = hitChanceOf(move, user, target);
    this.meanHits = move.minHits === move.maxHits ? move.maxHits : MEAN_OF_2_TO_5;
    this.strikes = !move.status && !this.immune && move.behaviour !== BEHAVIOUR.self_destruct;
    this.meanDamage = this.strikes ? this.meanAgainst(user, target) : 0;
  }

  private meanAgainst(user: BattlePokemon, target: BattlePokemon): number {
    const {move} = this;
    if (usesFormula(move)) {
      const striker = move.damage === DAMAGE.foul_play ? target : user;
      const attack = move.special ? striker.spAttack : striker.attack;
      const base = baseDamage(
        this.power,
        attack,
        move.special ? target.spDefense : target.defense,
        user.level
      );
      return Math.max(1, rolledDamage(base, MEAN_ROLL, this.stab, this.multiplier)) * this.meanHits;
    }
    switch (move.damage) {
      case DAMAGE.ohko:
        return Number.POSITIVE_INFINITY;
      case DAMAGE.fixed:
        return move.fixedDamage;
      case DAMAGE.level:
      case DAMAGE.psywave:
        return user.level;
      default:
        return 0;
    }
  }
}
