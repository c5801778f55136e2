import type {GameData} from "../../data-loaders/game-data.ts";
import {createRandom} from "../../lib/statistics/seeded-random.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../pipelines/battle/damaging-moves.ts";
import {duelProbability} from "../../pipelines/battle/duel.ts";
import {type LabelledDuels, shared} from "../../pipelines/model/duels/duel-columns.ts";

type UnlabelledDuels = Omit<LabelledDuels, "winProbability" | "playouts">;

/** Random duels between any Pokémon with moves they learn, without their outcome. */
export function unlabelledDuels(
  game: GameData,
  rows: number,
  {seed = 1, tables = createBattleTables(game)} = {}
): UnlabelledDuels {
  const random = createRandom(seed);
  const fighters = game.pokemon.map((_, index) => index).filter((a) => damagingMoves(tables, a).length > 0);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const duels: UnlabelledDuels = {
    rows,
    scenario: shared.uint8(rows),
    pokemonA: shared.uint16(rows),
    moveA: shared.uint16(rows),
    pokemonB: shared.uint16(rows),
    moveB: shared.uint16(rows)
  };
  for (let row = 0; row < rows; row++) {
    const [a, b] = [pick(fighters), pick(fighters)];
    duels.scenario[row] = row % 3;
    duels.pokemonA[row] = a;
    duels.pokemonB[row] = b;
    duels.moveA[row] = pick(damagingMoves(tables, a));
    duels.moveB[row] = pick(damagingMoves(tables, b));
  }
  return duels;
}

/** The same, labelled by the simulator. */
export function smallDuels(game: GameData, rows: number, {seed = 1, playouts = 40} = {}): LabelledDuels {
  const tables = createBattleTables(game);
  const duels: LabelledDuels = {
    ...unlabelledDuels(game, rows, {seed, tables}),
    winProbability: shared.float32(rows),
    playouts: shared.uint32(rows)
  };
  const {pokemonA, moveA, pokemonB, moveB} = duels;
  for (let row = 0; row < rows; row++) {
    const truth = duelProbability(tables, pokemonA[row], moveA[row], pokemonB[row], moveB[row], {
      playouts,
      seed: row + 1
    });
    duels.winProbability[row] = truth.probability;
    duels.playouts[row] = truth.playouts;
  }
  return duels;
}
