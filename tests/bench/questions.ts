import type {GameData} from "../../data-loaders/game-data.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../pipelines/battle/damaging-moves.ts";
import type {Asked} from "./open-loop.ts";

const post = (path: string, question: object): Asked => ({
  method: "POST",
  path,
  body: JSON.stringify(question)
});

/** The question that is asked again and again. */
export const REPEATED: Asked = post("/predict/best-move", {
  pokemon_a_id: 7,
  pokemon_b_id: 4,
  available_moves: ["Water Gun", "Tackle", "Bite", "Surf"]
});

interface FourMoves {
  readonly id: number;
  readonly moves: readonly number[];
}

/** Every pair of Pokémon that have four damaging moves, each once, in an order without pattern. */
function distinctPairs(game: GameData): [FourMoves, FourMoves][] {
  const tables = createBattleTables(game);
  const fighters = game.pokemon.flatMap(({id}, index) => {
    const moves = damagingMoves(tables, index).map((move) => game.moves[move].id);
    return moves.length < 4 ? [] : [{id, moves: moves.slice(0, 4)}];
  });
  const pairs = fighters.flatMap((a) => fighters.map((b): [FourMoves, FourMoves] => [a, b]));
  // A stride prime to the length visits each once.
  const stride = 7919;
  return pairs.map((_, index) => pairs[(index * stride) % pairs.length]);
}

/** For each pair which of A's four moves is best, against whatever B can learn. */
export const distinctQuestions = (game: GameData): Asked[] =>
  distinctPairs(game).map(([a, b]) =>
    post("/predict/best-move", {pokemon_a_id: a.id, pokemon_b_id: b.id, available_moves: a.moves})
  );

const DUELS_A_BATCH = 20;

/** What callers ask beside each other: best moves half of the time, duels, batches, matrices, and what is looked up. */
export function mixedQuestions(game: GameData): Asked[] {
  const pairs = distinctPairs(game);
  const duelOf = ([a, b]: [FourMoves, FourMoves]) => ({
    pokemon_a_id: a.id,
    move_a: a.moves[0],
    pokemon_b_id: b.id,
    move_b: b.moves[0]
  });
  const kinds: readonly ((pair: [FourMoves, FourMoves], index: number) => Asked)[] = [
    (pair) => post("/predict/duel", duelOf(pair)),
    (_, index) => post("/predict/batch", {duels: pairs.slice(index, index + DUELS_A_BATCH).map(duelOf)}),
    ([a, b]) =>
      post("/predict/matrix", {pokemon_a_id: a.id, pokemon_b_id: b.id, moves_a: a.moves, moves_b: b.moves}),
    ([a]) => ({method: "GET", path: `/pokemon/${a.id}/weaknesses`}),
    () => ({method: "GET", path: "/pokemon?type=fire&sort=speed:desc,name"})
  ];
  return pairs.map((pair, index) => {
    const [a, b] = pair;
    if (index % 2 === 0)
      return post("/predict/best-move", {
        pokemon_a_id: a.id,
        pokemon_b_id: b.id,
        available_moves: a.moves,
        available_moves_b: b.moves
      });
    return kinds[((index - 1) / 2) % kinds.length](pair, index);
  });
}
