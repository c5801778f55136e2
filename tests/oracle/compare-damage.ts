import type {GameData} from "../../data-loaders/game-data.ts";
import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {type Build, DEFAULT_BUILD} from "../../pipelines/battle/build.ts";
import {fillRolls, ROLLS, usesFormula} from "../../pipelines/battle/damage.ts";
import {type Fighter, fighterPokemon} from "../../pipelines/battle/fighter.ts";
import {Random} from "../../pipelines/battle/random.ts";
import {oracleRolls} from "./damage.ts";
import type {Oracle} from "./showdown.ts";

/** Moves tried on each random pair: making the oracle's battle costs more than asking for damage. */
const MOVES_A_PAIR = 15;

export const OUTCOMES_A_TRIPLE = 2 * ROLLS;

const equalTerms = (): readonly [Build, Build] => [DEFAULT_BUILD, DEFAULT_BUILD];

/**
 * Damage of random (attacker, move, defender) triples, every move with a damage formula in turn, whoever learns it.
 * @param builds of the two
 * @returns the triples in which any of the 32 outcomes differs, readably
 */
export function compareDamage(
  game: GameData,
  tables: BattleTables,
  oracle: Oracle,
  triples: number,
  seed: number,
  builds: (random: Random) => readonly [Build, Build] = equalTerms
): string[] {
  const random = new Random();
  random.seed(seed);
  const formulaMoves = tables.moves.filter(usesFormula);
  const normal = new Int32Array(ROLLS);
  const critical = new Int32Array(ROLLS);
  const different: string[] = [];
  for (let triple = 0; triple < triples; ) {
    const any = [formulaMoves[0].index];
    const [buildA, buildB] = builds(random);
    const fighter = (build: Build): Fighter => ({
      pokemon: random.below(tables.pokemon.length),
      moves: any,
      build
    });
    const [a, b] = [fighter(buildA), fighter(buildB)];
    const [attacker, defender] = [fighterPokemon(tables, a), fighterPokemon(tables, b)];
    const battle = oracle.startFight(a, b, [1, 2, 3, 4]);
    for (let i = 0; i < MOVES_A_PAIR && triple < triples; i++, triple++) {
      const {index} = formulaMoves[triple % formulaMoves.length];
      fillRolls(tables, attacker, tables.moves[index], defender, normal, critical);
      const theirs = oracleRolls(oracle, battle, index);
      const oursText = `${[...normal]} / ${[...critical]}`;
      const theirsText = `${theirs.normal} / ${theirs.critical}`;
      if (oursText !== theirsText)
        different.push(
          `${game.pokemon[a.pokemon].identifier} ${game.moves[index].identifier} ${game.pokemon[b.pokemon].identifier} ${JSON.stringify([buildA, buildB])}: ${oursText}, the oracle ${theirsText}`
        );
    }
  }
  return different;
}
