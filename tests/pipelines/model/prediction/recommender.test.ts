import fc from "fast-check";
import {expect, it} from "vitest";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../../pipelines/battle/best-move.ts";
import {FEATURE_NAMES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {createRecommender} from "../../../../pipelines/model/prediction/recommender.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

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

/** A model that is a function of its row, and counts. */
function countingModel() {
  const model = {
    featureNames: FEATURE_NAMES,
    rows: 0,
    predictRow(row: Float32Array) {
      model.rows++;
      const sum = row.reduce((total, value, column) => total + value * Math.sin(column + 1), 0);
      return Math.fround(1 / (1 + Math.exp(-sum / 100)));
    }
  };
  return model;
}

it("answers again what it answered, without the model, and the same to whoever asks first", () => {
  const game = embeddedGame();
  const tables = createBattleTables(game);
  const fighters = game.pokemon.filter((_, index) => damagingMoves(tables, index).length > 0);
  const moveIds = (pokemon: number) =>
    damagingMoves(tables, tables.pokemonIndex(pokemon)).map((index) => game.moves[index].id);
  const model = countingModel();
  const recommender = createRecommender({game, tables, model, modelVersion: "1"});
  fc.assert(
    fc.property(
      fc.nat(fighters.length - 1),
      fc.nat(fighters.length - 1),
      fc.option(fc.nat(game.moves.length - 1)),
      (a, b, anyMove) => {
        const question = {
          pokemonA: fighters[a].id,
          pokemonB: fighters[b].id,
          movesA: moveIds(fighters[a].id),
          // Any move of the game: one that B may not learn must not be taken for one it does.
          ...(anyMove === null ? {} : {movesB: [game.moves[anyMove].id]})
        };
        const first = recommender.bestMove(question);
        const fresh = createRecommender({game, tables, model: countingModel(), modelVersion: "1"});
        expect(recommender.bestMove(question)).toEqual(first);
        for (const {moveId, opponentMoveId, winProbability} of first.ranked) {
          const duel = {...question, moveA: moveId, moveB: opponentMoveId};
          expect(fresh.winProbability(duel)).toBe(winProbability);
          const mirrored = {...duel, pokemonA: duel.pokemonB, moveA: opponentMoveId};
          const other = {...mirrored, pokemonB: duel.pokemonA, moveB: moveId};
          // A duel that is its own mirror image has one answer, not two that add up.
          const itself = duel.pokemonA === duel.pokemonB && moveId === opponentMoveId;
          if (!itself) expect(fresh.winProbability(other) + winProbability).toBeCloseTo(1, 6);
        }
      }
    ),
    {numRuns: 60}
  );
  const before = model.rows;
  const question = {pokemonA: 7, pokemonB: 4, movesA: moveIds(7)};
  recommender.bestMove(question);
  const after = model.rows;
  recommender.bestMove(question);
  expect(model.rows).toBe(after);
  expect(after - before).toBeLessThanOrEqual(question.movesA.length);
});

it("learns usual answers that another has worked out: the same, without the model", () => {
  const game = embeddedGame();
  const tables = createBattleTables(game);
  const other = createRecommender({game, tables, model: countingModel(), modelVersion: "1"});
  const model = countingModel();
  const recommender = createRecommender({game, tables, model, modelVersion: "1"});
  const pokemon = tables.pokemonIndex(25);
  recommender.learn(other.foresee(pokemon));
  const movesA = damagingMoves(tables, pokemon).map((index) => game.moves[index].id);
  const opponents = game.pokemon.filter((_, index) => damagingMoves(tables, index).length > 0);
  expect(opponents.length).toBeGreaterThan(100);
  for (const {id} of opponents) {
    const question = {pokemonA: 25, pokemonB: id, movesA};
    expect(recommender.bestMove(question)).toEqual(other.bestMove(question));
  }
  expect(model.rows).toBe(0);
  recommender.bestMove({pokemonA: 4, pokemonB: 25, movesA: [52]});
  expect(model.rows).toBe(1);
});
