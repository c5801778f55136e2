import type {GameData} from "../../../data-loaders/game-data.ts";
import {type BattlePokemon, type BattleTables, battlePokemon} from "../../battle/battle-tables.ts";
import {type Fighter, fighterPokemon} from "../../battle/fighter.ts";
import {createViewer, type DuelView} from "../features/view.ts";

/** Apart from all ids of the game, so that two builds of a Pokémon are no mirror image of each other. */
const OTHER_BUILD = 1_000_000;

/** A fighter's row with the HP it has left for all there are: what an attack has to take. */
export const rowOf = (tables: BattleTables, fighter: Fighter, index: number): BattlePokemon => {
  const own = fighterPokemon(tables, fighter);
  return battlePokemon({...own, index, hp: fighter.state?.hp ?? own.hp});
};

/** The same game with nobody in it but the two: A has index 0, B 1. */
export const tablesOfTwo = (tables: BattleTables, a: Fighter, b: Fighter): BattleTables => ({
  ...tables,
  pokemon: [rowOf(tables, a, 0), rowOf(tables, b, 1)]
});

/**
 * A duel of any builds as the features see it: stats, speed and damage are the fighters' own, base stats and types their
 * kind's. Ailments and stages are not seen.
 */
export function fighterView(game: GameData, tables: BattleTables, a: Fighter, b: Fighter): DuelView {
  const [kindA, kindB] = [game.pokemon[a.pokemon], game.pokemon[b.pokemon]];
  const own = a.build === b.build && a.state === b.state;
  const pair = [kindA, own ? kindB : {...kindB, id: kindB.id + OTHER_BUILD}];
  return createViewer({...game, pokemon: pair}, tablesOfTwo(tables, a, b))(0, a.moves[0], 1, b.moves[0]);
}
