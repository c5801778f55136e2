import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {computeFeatures, FEATURE_NAMES} from "../../../../pipelines/model/features/feature-catalogue.ts";
import {
  asAsked,
  contributionsAsAsked,
  orient,
  TURN
} from "../../../../pipelines/model/features/orientation.ts";
import {aMovesFirst} from "../../../../pipelines/model/features/original-features.ts";
import {createViewer} from "../../../../pipelines/model/features/view.ts";
import {createExplainer} from "../../../../pipelines/model/prediction/explainer.ts";
import {createRecommender} from "../../../../pipelines/model/prediction/recommender.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const viewer = createViewer(game, tables);
const duels = fc.tuple(
  fc.nat(game.pokemon.length - 1),
  fc.nat(game.moves.length - 1),
  fc.nat(game.pokemon.length - 1),
  fc.nat(game.moves.length - 1)
);

describe("orient", () => {
  it("never puts the side that acts second first", () => {
    fc.assert(
      fc.property(duels, (duel) => {
        expect(aMovesFirst(orient(viewer(...duel)).view)).toBeGreaterThanOrEqual(0.5);
      })
    );
  });

  it("turns a duel and its mirror into the same rows", () => {
    const row = () => new Float32Array(FEATURE_NAMES.length);
    fc.assert(
      fc.property(duels, ([a, moveA, b, moveB]) => {
        const [one, other] = [row(), row()];
        const first = orient(viewer(a, moveA, b, moveB));
        computeFeatures(first.view, one);
        const second = orient(viewer(b, moveB, a, moveA));
        computeFeatures(second.view, other);
        expect(other).toEqual(one);
        if (a === b && moveA === moveB) expect([first.turn, second.turn]).toEqual([TURN.even, TURN.even]);
        else expect([first.turn, second.turn].sort()).toEqual([TURN.none, TURN.swapped]);
      })
    );
  });

  it("turns a Pokémon against itself with another move as any other duel, and calls the same move even", () => {
    fc.assert(
      fc.property(duels, ([pokemon, moveX, , moveY]) => {
        const one = orient(viewer(pokemon, moveX, pokemon, moveY));
        const other = orient(viewer(pokemon, moveY, pokemon, moveX));
        const rowOf = ({view}: typeof one) => {
          const row = new Float32Array(FEATURE_NAMES.length);
          computeFeatures(view, row);
          return row;
        };
        expect(rowOf(other)).toEqual(rowOf(one));
        expect([other.view.a.move.id, other.view.b.move.id]).toEqual([
          one.view.a.move.id,
          one.view.b.move.id
        ]);
        expect([one.turn, other.turn].sort()).toEqual(
          moveX === moveY ? [TURN.even, TURN.even] : [TURN.none, TURN.swapped]
        );
      })
    );
  });
});

describe("what the model says of the turned duel", () => {
  /** Linear in the row: the margin is the sum of weight × value, and each share is just that. */
  const weight = (column: number): number => Math.sin(column + 1) / 300;
  const model = {
    featureNames: FEATURE_NAMES,
    // A 32-bit number, as the model's are.
    predictRow: (row: Float32Array) =>
      Math.fround(
        1 / (1 + Math.exp(-row.reduce((sum, value, column) => sum + weight(column) * value, 0.25)))
      ),
    explainRow: (row: Float32Array) => ({
      expected: 0.25,
      contributions: row.map((value, column) => weight(column) * value)
    })
  };

  it("is explained as asked: the shares and the expectation add up to the log-odds of the answer", () => {
    const recommender = createRecommender({game, tables, model, modelVersion: "1"});
    const explain = createExplainer({game, tables, explainRow: model.explainRow});
    fc.assert(
      fc.property(duels, ([a, moveA, b, moveB]) => {
        const duel = {
          pokemonA: game.pokemon[a].id,
          moveA: game.moves[moveA].id,
          pokemonB: game.pokemon[b].id,
          moveB: game.moves[moveB].id
        };
        const {expected, contributions} = explain(duel);
        const margin = contributions.reduce((sum, share) => sum + share, expected);
        fc.pre(Math.abs(margin) < 12);
        expect(1 / (1 + Math.exp(-margin))).toBeCloseTo(recommender.winProbability(duel), 4);
      })
    );
  });

  const duelOf = (pokemon: number, moveA: number, moveB: number) => ({
    pokemonA: game.pokemon[pokemon].id,
    moveA: game.moves[moveA].id,
    pokemonB: game.pokemon[pokemon].id,
    moveB: game.moves[moveB].id
  });

  it("is one minus the answer to the reverse for a Pokémon against itself, whatever the model", () => {
    const recommender = createRecommender({game, tables, model, modelVersion: "1"});
    fc.assert(
      fc.property(duels, ([pokemon, moveX, , moveY]) => {
        const there = recommender.winProbability(duelOf(pokemon, moveX, moveY));
        const back = recommender.winProbability(duelOf(pokemon, moveY, moveX));
        if (moveX === moveY) expect(there).toBe(0.5);
        expect(there === Math.fround(1 - back) || back === Math.fround(1 - there)).toBe(true);
        expect(there + back).toBeCloseTo(1, 7);
      })
    );
  });

  it("is explained as even where both sides are the same: no share tips it", () => {
    const explain = createExplainer({game, tables, explainRow: model.explainRow});
    fc.assert(
      fc.property(duels, ([pokemon, move]) => {
        const {expected, contributions} = explain(duelOf(pokemon, move, move));
        expect(expected).toBe(0);
        expect(contributions.reduce((sum, share) => sum + share, 0)).toBeCloseTo(0, 4);
      })
    );
  });

  it("gives a share to the side it belongs to, and to A's favour", () => {
    const contributions = new Float32Array(FEATURE_NAMES.length);
    contributions[FEATURE_NAMES.indexOf("a_speed")] = 2;
    contributions[FEATURE_NAMES.indexOf("share_diff")] = 1;
    const asked = contributionsAsAsked(contributions, TURN.swapped);
    expect(asked[FEATURE_NAMES.indexOf("b_speed")]).toBe(-2);
    expect(asked[FEATURE_NAMES.indexOf("share_diff")]).toBe(-1);
    expect(contributionsAsAsked(contributions, TURN.none)).toBe(contributions);
    const even = contributionsAsAsked(contributions, TURN.even);
    expect(even[FEATURE_NAMES.indexOf("a_speed")]).toBe(1);
    expect(even[FEATURE_NAMES.indexOf("b_speed")]).toBe(-1);
    expect(even[FEATURE_NAMES.indexOf("share_diff")]).toBe(0);
    expect(asAsked(0.25, TURN.swapped)).toBe(0.75);
    expect(asAsked(0.25, TURN.even)).toBe(0.5);
  });
});
