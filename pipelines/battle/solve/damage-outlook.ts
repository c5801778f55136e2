import {hitChanceOf} from "../accuracy.ts";
import type {BattlePokemon, BattleTables} from "../battle-tables.ts";
import {fillRolls, ROLLS, usesFormula} from "../damage.ts";
import type {FighterState} from "../fighter.ts";
import {HitDistribution} from "../hit-distribution.ts";

/** What one attack does to the target as both stand: what a damage calculator tells. */
export interface DamageOutlook {
  /** HP of a use that hits, critical hits left aside. */
  readonly least: number;
  readonly most: number;
  readonly mean: number;
  /** Chance that a use hits. */
  readonly hitChance: number;
  /** Fewest uses that may knock the target out, and the chance that they do, misses and critical hits counted. */
  readonly uses: number;
  readonly knockOut: number;
}

/** Knock-outs that take more uses are none that a player plans for. */
const MOST_USES = 6;
/** A knock-out less likely in so many uses is told for one use more. */
const WORTH_TELLING = 0.05;

const distribution = new HitDistribution();
const normal = new Int32Array(ROLLS);
const critical = new Int32Array(ROLLS);

/** @returns null for moves that do no damage by themselves, and for immune targets */
export function damageOutlook(
  tables: BattleTables,
  user: BattlePokemon,
  userState: FighterState | undefined,
  moveIndex: number,
  target: BattlePokemon,
  targetState: FighterState | undefined
): DamageOutlook | null {
  const move = tables.moves[moveIndex];
  const hp = targetState?.hp ?? target.hp;
  const attackStage = (move.special ? userState?.stages.spAttack : userState?.stages.attack) ?? 0;
  const defenseStage = (move.special ? targetState?.stages.spDefense : targetState?.stages.defense) ?? 0;
  distribution.fill(tables, user, move, target, hp, attackStage, defenseStage);
  if (distribution.count === 0) return null;
  const hitChance = hitChanceOf(move, user, target);
  let least = distribution.values[0];
  let most = distribution.largest;
  if (usesFormula(move)) {
    fillRolls(tables, user, move, target, normal, critical, attackStage, defenseStage);
    least = normal[0] * move.minHits;
    most = normal[ROLLS - 1] * move.maxHits;
  }
  let left = new Float64Array(hp + 1);
  left[hp] = 1;
  let knockOut = 0;
  let uses = 0;
  while (uses < MOST_USES) {
    uses++;
    left = after(left, hitChance);
    knockOut = Math.min(1, left[0]);
    if (knockOut >= WORTH_TELLING) break;
  }
  return {
    least: Math.min(hp, least),
    most: Math.min(hp, most),
    mean: distribution.mean,
    hitChance,
    uses,
    knockOut
  };
}

function after(left: Float64Array, hitChance: number): Float64Array<ArrayBuffer> {
  const next = new Float64Array(left.length);
  for (let hp = 0; hp < left.length; hp++) {
    if (left[hp] === 0) continue;
    if (hp === 0) {
      next[0] += left[0];
      continue;
    }
    next[hp] += left[hp] * (1 - hitChance);
    for (let i = 0; i < distribution.count; i++)
      next[Math.max(0, hp - distribution.values[i])] += left[hp] * hitChance * distribution.weights[i];
  }
  return next;
}
