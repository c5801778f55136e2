import type {GameData} from "../../data-loaders/game-data.ts";
import {damagingMoves} from "../../pipelines/battle/best-move.ts";
import {duelProbability} from "../../pipelines/battle/duel.ts";
import {createBattleTables} from "../../pipelines/battle/tables.ts";
import {createRandom} from "../../pipelines/evaluation/random.ts";
import {type LabelledDuels, shared} from "../../pipelines/model/duel-columns.ts";

/** Random duels between any Pokémon with moves they learn, labelled by the simulator. */
export function smallDuels(game: GameData, rows: number, {seed = 1, playouts = 40} = {}): LabelledDuels {
  const tables = createBattleTables(game);
  const random = createRandom(seed);
  const fighters = game.pokemon.map((_, index) => index).filter((a) => damagingMoves(tables, a).length > 0);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)];
  const duels: LabelledDuels = {
    rows,
    scenario: shared.uint8(rows),
    pokemonA: shared.uint16(rows),
    moveA: shared.uint16(rows),
    pokemonB: shared.uint16(rows),
    moveB: shared.uint16(rows),
    winProbability: shared.float32(rows),
    playouts: shared.uint32(rows)
  };
  for (let row = 0; row < rows; row++) {
    const [a, b] = [pick(fighters), pick(fighters)];
    const [moveA, moveB] = [pick(damagingMoves(tables, a)), pick(damagingMoves(tables, b))];
    const truth = duelProbability(tables, a, moveA, b, moveB, {playouts, seed: row + 1});
    duels.scenario[row] = row % 3;
    duels.pokemonA[row] = a;
    duels.moveA[row] = moveA;
    duels.pokemonB[row] = b;
    duels.moveB[row] = moveB;
    duels.winProbability[row] = truth.probability;
    duels.playouts[row] = truth.playouts;
  }
  return duels;
}
