import type {GameData} from "../../data-loaders/game-data.ts";
import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {damageRolls, ROLLS, usesFormula} from "../../pipelines/battle/damage.ts";
import {Random} from "../../pipelines/battle/random.ts";
import {oracleRolls} from "./damage.ts";
import type {Oracle} from "./showdown.ts";

/** Moves tried on each random pair: making the oracle's battle costs more than asking for damage. */
const MOVES_A_PAIR = 15;

export const OUTCOMES_A_TRIPLE = 2 * ROLLS;

/**
 * Damage of random (attacker, move, defender) triples, every move with a damage formula in turn, whoever learns it.
 * @returns the triples in which any of the 32 outcomes differs, readably
 */
export function compareDamage(
  game: GameData,
  tables: BattleTables,
  oracle: Oracle,
  triples: number,
  seed: number
): string[] {
  const random = new Random();
  random.seed(seed);
  const formulaMoves = tables.moves.filter(usesFormula);
  const different: string[] = [];
  for (let triple = 0; triple < triples; ) {
    const attacker = random.below(tables.pokemon.length);
    const defender = random.below(tables.pokemon.length);
    const any = [formulaMoves[0].index];
    const battle = oracle.start(attacker, any, defender, any, [1, 2, 3, 4]);
    for (let i = 0; i < MOVES_A_PAIR && triple < triples; i++, triple++) {
      const {index} = formulaMoves[triple % formulaMoves.length];
      const ours = damageRolls(tables, attacker, index, defender);
      const theirs = oracleRolls(oracle, battle, index);
      const oursText = `${[...ours.normal]} / ${[...ours.critical]}`;
      const theirsText = `${theirs.normal} / ${theirs.critical}`;
      if (oursText !== theirsText)
        different.push(
          `${game.pokemon[attacker].identifier} ${game.moves[index].identifier} ${game.pokemon[defender].identifier}: ${oursText}, the oracle ${theirsText}`
        );
    }
  }
  return different;
}
