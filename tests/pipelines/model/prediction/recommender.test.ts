import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {duelProbability} from "../../../../pipelines/battle/duel.ts";
import {FEATURE_NAMES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import type {BestMoveAnswer} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import {createRecommender} from "../../../../pipelines/model/prediction/recommender.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const pokemonId = (identifier: string): number =>
  game.pokemon.find((entry) => entry.identifier === identifier)!.id;
const moveId = (identifier: string): number =>
  game.moves.find((entry) => entry.identifier === identifier)!.id;
const identifierOf = (id: number): string => game.moves.find((entry) => entry.id === id)!.identifier;
const moveIds = (pokemon: number): number[] =>
  damagingMoves(tables, tables.pokemonIndex(pokemon)).map((index) => game.moves[index].id);

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
const ignorant = () => ({featureNames: FEATURE_NAMES, predictRow: () => 0.5});
const recommender = createRecommender({game, tables, model: ignorant(), modelVersion: "1"});
const ask = (a: string, movesA: readonly string[], b: string, movesB?: readonly string[]): BestMoveAnswer =>
  recommender.bestMove({
    pokemonA: pokemonId(a),
    pokemonB: pokemonId(b),
    movesA: movesA.map(moveId),
    ...(movesB ? {movesB: movesB.map(moveId)} : {})
  });
/** The row of a move by its identifier. */
const of = ({ranked}: BestMoveAnswer, move: string) => ranked.find((entry) => entry.moveId === moveId(move))!;

describe("a duel that is its own mirror image", () => {
  it("is even for every Pokémon and damaging move, whatever the model, and says so of itself", () => {
    const lopsided = {featureNames: FEATURE_NAMES, predictRow: () => 0.978};
    const {estimate, winProbability, bestMove} = createRecommender({
      game,
      tables,
      model: lopsided,
      modelVersion: "1"
    });
    let asked = 0;
    for (const {id} of game.pokemon)
      for (const move of moveIds(id)) {
        const duel = {pokemonA: id, moveA: move, pokemonB: id, moveB: move};
        expect(winProbability(duel)).toBe(0.5);
        expect(estimate(duel)).toEqual({
          probability: 0.5,
          method: "exact",
          playouts: 0,
          standardError: 0,
          modelProbability: 0.5
        });
        if (asked++ % 16 > 0) continue;
        const {recommended, equilibrium} = bestMove({
          pokemonA: id,
          pokemonB: id,
          movesA: [move],
          movesB: [move]
        });
        // A Ghost's Normal moves do not hit itself: they are set aside.
        if (recommended) expect([recommended.winProbability, equilibrium.value]).toEqual([0.5, 0.5]);
      }
    expect(asked).toBeGreaterThan(3000);
  });
});

describe("answers that a rule of thumb gets wrong", () => {
  it("Geodude does not reply to Magikarp with Self-Destruct", () => {
    const answer = ask("magikarp", ["tackle"], "geodude", ["rock-throw", "self-destruct", "tackle"]);
    expect(answer.recommended?.winProbability).toBeLessThan(0.1);
    expect(identifierOf(answer.recommended!.opponentMoveId)).not.toBe("self-destruct");
  });

  it("each move of Mega Venusaur meets Squirtle's best reply to that very move", () => {
    const answer = ask("venusaur-mega", ["solar-beam", "power-whip", "earthquake", "razor-leaf"], "squirtle");
    expect(identifierOf(answer.recommended!.moveId)).toBe("power-whip");
    expect(answer.recommended?.winProbability).toBeGreaterThan(0.98);
    expect(of(answer, "solar-beam").winProbability).toBeLessThan(0.01);
    expect(identifierOf(of(answer, "solar-beam").opponentMoveId)).toBe("dig");
    expect(new Set(answer.ranked.map(({opponentMoveId}) => opponentMoveId)).size).toBeGreaterThan(1);
  });

  it("Charizard's chance against Blastoise is no more than its worst case, and the equilibrium lies above it", () => {
    const movesA = ["solar-beam", "air-slash", "thunder-punch", "headbutt"];
    const movesB = ["dig", "ice-beam", "ice-punch", "surf"];
    const answer = ask("charizard", movesA, "blastoise", movesB);
    const index = (identifier: string) => tables.moveIndex(moveId(identifier));
    const truth = movesA.map((a) =>
      movesB.map(
        (b) =>
          duelProbability(
            tables,
            tables.pokemonIndex(pokemonId("charizard")),
            index(a),
            tables.pokemonIndex(pokemonId("blastoise")),
            index(b),
            {playouts: 4000, seed: 321}
          ).probability
      )
    );
    const secured = Math.max(...truth.map((row) => Math.min(...row)));
    expect(answer.recommended?.winProbability).toBeCloseTo(secured, 1);
    expect(answer.equilibrium.value).toBeGreaterThan(answer.recommended!.winProbability - 0.01);
    expect(answer.equilibrium.value).toBeLessThan(0.7);
    const total = (moves: readonly {probability: number}[]) =>
      moves.reduce((sum, {probability}) => sum + probability, 0);
    expect(total(answer.equilibrium.strategyA)).toBeCloseTo(1, 6);
    expect(total(answer.equilibrium.strategyB)).toBeCloseTo(1, 6);
  });

  it("a move that cannot hit is not recommended, nor is one by a side that has no other", () => {
    expect(ask("magikarp", ["tackle"], "gastly")).toMatchObject({
      recommended: null,
      ranked: [],
      cannotHit: [moveId("tackle")],
      equilibrium: {value: 0, strategyA: [], strategyB: []}
    });
    const answer = ask("rattata", ["tackle", "dig"], "gastly");
    expect(answer.cannotHit).toEqual([moveId("tackle")]);
    expect(answer.ranked.map((entry) => entry.moveId)).toEqual([moveId("dig")]);
  });

  it("a duel that is its own mirror image is even, by the model and by the simulator", () => {
    const duel = {
      pokemonA: pokemonId("raticate"),
      moveA: moveId("sucker-punch"),
      pokemonB: pokemonId("raticate"),
      moveB: moveId("sucker-punch")
    };
    const confident = createRecommender({
      game,
      tables,
      model: {featureNames: FEATURE_NAMES, predictRow: () => 0.978},
      modelVersion: "1"
    });
    expect(confident.winProbability(duel)).toBe(0.5);
    expect(confident.estimate(duel)).toMatchObject({probability: 0.5, modelProbability: 0.5});
  });

  it("moves that cannot be told apart are said to be equal", () => {
    const answer = ask("mewtwo", ["psychic", "flamethrower", "swift"], "weedle");
    expect(identifierOf(answer.recommended!.moveId)).not.toBe("swift");
    expect(answer.tiedWith.map(identifierOf)).toContain(
      identifierOf(answer.recommended!.moveId) === "psychic" ? "flamethrower" : "psychic"
    );
  });
});

it("answers the same whether or not B's usual moves are listed, but for how sharply", () => {
  for (const [a, b] of [
    ["squirtle", "charmander"],
    ["pikachu", "onix"]
  ]) {
    const movesA = moveIds(pokemonId(a)).slice(0, 3).map(identifierOf);
    const usual = ask(a, movesA, b);
    const listed = ask(a, movesA, b, moveIds(pokemonId(b)).map(identifierOf));
    for (const entry of usual.ranked) {
      const other = of(listed, identifierOf(entry.moveId));
      expect(Math.abs(other.winProbability - entry.winProbability)).toBeLessThan(0.05);
      expect(other.modelProbability).toBe(0.5);
    }
  }
});

it("answers again what it answered, by the model alone too, and keeps A and B apart", () => {
  const fighters = game.pokemon.filter((_, index) => damagingMoves(tables, index).length > 0);
  const model = countingModel();
  const counted = createRecommender({game, tables, model, modelVersion: "1"});
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
          settle: false,
          // Any move of the game: one that B may not learn must not be taken for one it does.
          ...(anyMove === null ? {} : {movesB: [game.moves[anyMove].id]})
        };
        const first = counted.bestMove(question);
        const fresh = createRecommender({game, tables, model: countingModel(), modelVersion: "1"});
        expect(counted.bestMove(question)).toEqual(first);
        for (const {moveId: moveA, opponentMoveId, winProbability, modelProbability} of first.ranked) {
          expect(modelProbability).toBe(winProbability);
          const duel = {...question, moveA, moveB: opponentMoveId};
          expect(fresh.winProbability(duel)).toBe(winProbability);
          const mirrored = {...duel, pokemonA: duel.pokemonB, moveA: opponentMoveId};
          const other = {...mirrored, pokemonB: duel.pokemonA, moveB: moveA};
          expect(fresh.winProbability(other) + winProbability).toBeCloseTo(1, 6);
        }
      }
    ),
    {numRuns: 30}
  );
});

it("learns usual answers that another has worked out: the same, without the model or a fight", () => {
  const few = {...game, pokemon: game.pokemon.filter(({id}) => [1, 4, 7, 10, 13].includes(id))};
  const other = createRecommender({game: few, model: countingModel(), modelVersion: "1"});
  const model = countingModel();
  const learning = createRecommender({game: few, model, modelVersion: "1"});
  const pokemon = few.pokemon.findIndex(({id}) => id === 13);
  learning.learn(other.foresee(pokemon));
  for (const {id} of few.pokemon) {
    const question = {pokemonA: 13, pokemonB: id, movesA: moveIds(13)};
    expect(learning.bestMove(question)).toEqual(other.bestMove(question));
  }
  expect(model.rows).toBe(0);
  learning.bestMove({pokemonA: 4, pokemonB: 13, movesA: [52]});
  expect(model.rows).toBeGreaterThan(0);
});
