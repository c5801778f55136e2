import type {GameData} from "../../data-loaders/game-data.ts";
import {anyBuilds} from "../../pipelines/battle/agreement/fight-plan.ts";
import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {type Build, statTable} from "../../pipelines/battle/build.ts";
import {type Fighter, fighterPokemon} from "../../pipelines/battle/fighter.ts";
import {Random} from "../../pipelines/battle/random.ts";
import {Oracle} from "./showdown.ts";

/** What the mod itself knows of a build: friendship 70, Awakening values in HP alone. */
const asTheMod = (build: Build): Build => ({
  ...build,
  friendship: 70,
  awakeningValues: {...statTable(0), hp: build.awakeningValues.hp}
});

/**
 * Stats of random builds: those that the mod knows by the mod as it is, all by its formula completed.
 * @returns what differs, readably
 */
export function compareStats(game: GameData, tables: BattleTables, builds: number, seed: number): string[] {
  const [asItIs, whole] = [new Oracle(game, false), new Oracle(game, true)];
  const random = new Random();
  random.seed(seed);
  const different: string[] = [];
  for (let i = 0; i < builds; i++) {
    const [build] = anyBuilds(random);
    const pokemon = random.below(tables.pokemon.length);
    for (const [oracle, told] of [
      [asItIs, asTheMod(build)],
      [whole, build]
    ] as const) {
      const fighter: Fighter = {pokemon, moves: [0], build: told};
      const {hp, attack, defense, spAttack, spDefense, speed} = fighterPokemon(tables, fighter);
      const [{maxhp, storedStats}] = oracle.startFight(fighter, fighter, [1, 2, 3, 4]).sides[0].active;
      const {atk, def, spa, spd, spe} = storedStats;
      const ours = [hp, attack, defense, spAttack, spDefense, speed];
      const theirs = [maxhp, atk, def, spa, spd, spe];
      if (String(ours) !== String(theirs))
        different.push(
          `${game.pokemon[pokemon].identifier} ${JSON.stringify(told)}: ${ours}, the oracle ${theirs}`
        );
    }
  }
  return different;
}
