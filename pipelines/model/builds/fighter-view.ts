import type {GameData, StatTable} from "../../../data-loaders/game-data.ts";
import {type BattlePokemon, type BattleTables, battlePokemon} from "../../battle/battle-tables.ts";
import {DEFAULT_BUILD} from "../../battle/build.ts";
import {type Fighter, fighterPokemon} from "../../battle/fighter.ts";
import {createViewer, type DuelView} from "../features/view.ts";

/** Apart from all ids of the game, so that two builds of a Pokémon are no mirror image of each other. */
const OTHER_BUILD = 1_000_000;

/** A fighter's row with the HP it has left for all there are: what an attack has to take. */
const rowOf = (tables: BattleTables, fighter: Fighter, index: number): BattlePokemon => {
  const own = fighterPokemon(tables, fighter);
  return battlePokemon({...own, index, hp: fighter.state?.hp ?? own.hp});
};

/** The same game with nobody in it but the two: A has index 0, B 1. */
export const tablesOfTwo = (tables: BattleTables, a: Fighter, b: Fighter): BattleTables => ({
  ...tables,
  pokemon: [rowOf(tables, a, 0), rowOf(tables, b, 1)]
});

/** At level 50 with best values a stat is its base and so much more, then 2 % by the usual friendship (`statsOf`). */
const MORE = {stat: 20, hp: 75} as const;
const BY_FRIENDSHIP = 1.02;
/** What a stat has from the start, whatever the level. */
const BORN_WITH = {stat: 5, hp: 10} as const;
/** Base stats are quotients in some columns. */
const LEAST = 1;
/** Before a quotient is rounded up. */
const ROUNDING = 1e-6;

/**
 * The base stats that would give the default build such stats: what the model knows base stats by.
 * @param measure of levels, the same for both sides, that brings theirs to the default build's
 */
function likeBaseStats(own: BattlePokemon, hp: number, measure: number): StatTable {
  const up = (value: number): number => Math.ceil(value - ROUNDING);
  const base = (stat: number): number =>
    Math.max(LEAST, up(measure * (stat / BY_FRIENDSHIP - BORN_WITH.stat) + BORN_WITH.stat) - MORE.stat);
  return {
    hp: Math.max(
      LEAST,
      up(measure * (hp - own.level - BORN_WITH.hp) + DEFAULT_BUILD.level + BORN_WITH.hp) - MORE.hp
    ),
    attack: base(own.attack),
    defense: base(own.defense),
    spAttack: base(own.spAttack),
    spDefense: base(own.spDefense),
    speed: base(own.speed)
  };
}

/**
 * A duel of any builds as the features see it: what an attack takes and who acts first are the fighters' own, base stats
 * those that would give the same. Ailments and stages are not seen.
 */
export function fighterView(game: GameData, tables: BattleTables, a: Fighter, b: Fighter): DuelView {
  const two = tablesOfTwo(tables, a, b);
  const measure = (2 * DEFAULT_BUILD.level) / (a.build.level + b.build.level);
  const isMirrored = a.build === b.build && a.state === b.state;
  const pair = [a, b].map((fighter, side) => {
    const kind = game.pokemon[fighter.pokemon];
    return {
      ...kind,
      id: kind.id + (side === 1 && !isMirrored ? OTHER_BUILD : 0),
      stats: likeBaseStats(fighterPokemon(tables, fighter), two.pokemon[side].hp, measure)
    };
  });
  return createViewer({...game, pokemon: pair}, two)(0, a.moves[0], 1, b.moves[0]);
}
