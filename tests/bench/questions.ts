import type {GameData} from "../../data-loaders/game-data.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../pipelines/battle/damaging-moves.ts";

/** The question that is asked again and again. */
export const REPEATED = JSON.stringify({
  pokemon_a_id: 7,
  pokemon_b_id: 4,
  available_moves: ["Water Gun", "Tackle", "Bite", "Surf"]
});

/** Bodies with four moves for every pair of Pokémon that has as many, each pair once, in an order without pattern. */
export function distinctQuestions(game: GameData): string[] {
  const tables = createBattleTables(game);
  const fighters = game.pokemon.flatMap(({id}, index) => {
    const moves = damagingMoves(tables, index).map((move) => game.moves[move].id);
    return moves.length < 4 ? [] : [{id, moves: moves.slice(0, 4)}];
  });
  const bodies = fighters.flatMap((a) =>
    fighters.map((b) => JSON.stringify({pokemon_a_id: a.id, pokemon_b_id: b.id, available_moves: a.moves}))
  );
  // A stride prime to the length visits each once.
  const stride = 7919;
  return bodies.map((_, index) => bodies[(index * stride) % bodies.length]);
}
