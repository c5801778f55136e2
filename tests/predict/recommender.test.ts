import {expect, it} from "vitest";
import {damagingMoves} from "../../pipelines/battle/best-move.ts";
import {createBattleTables} from "../../pipelines/battle/tables.ts";
import {FEATURE_NAMES} from "../../pipelines/features/catalogue.ts";
import {createRecommender} from "../../pipelines/predict/recommender.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";

it("lets B answer with its best move against this A, whether or not its moves are listed and however often asked", () => {
  const game = embeddedGame();
  const tables = createBattleTables(game);
  const model = {featureNames: FEATURE_NAMES, predictRow: () => 0.5};
  const recommender = createRecommender({game, tables, model, modelVersion: "1"});
  const replies = new Set<number>();
  for (const pokemonA of [7, 4, 25, 7, 95, 4]) {
    const a = tables.pokemonIndex(pokemonA);
    const movesA = damagingMoves(tables, a).map((index) => game.moves[index].id);
    const movesB = damagingMoves(tables, tables.pokemonIndex(4)).map((index) => game.moves[index].id);
    const [usual] = recommender.bestMove({pokemonA, pokemonB: 4, movesA}).ranked;
    const [listed] = recommender.bestMove({pokemonA, pokemonB: 4, movesA, movesB}).ranked;
    expect(usual).toEqual(listed);
    replies.add(usual.opponentMoveId);
  }
  expect(replies.size, "the reply depends on A").toBeGreaterThan(1);
});
