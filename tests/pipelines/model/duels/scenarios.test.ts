import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {bestMoves} from "../../../../pipelines/battle/matchup/best-moves.ts";
import {bestMovesFrom, fighters, plan, scenarioSize} from "../../../../pipelines/model/duels/scenarios.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";
import {indexOf} from "../../../support/index-of.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const count = tables.pokemon.length;

describe("the scenarios", () => {
  it("are of everyone but Ditto against everyone, itself too: five samples, up to 20 pairs", () => {
    expect(fighters(tables)).not.toContain(indexOf(game.pokemon, "ditto"));
    expect(scenarioSize("best_move", tables)).toBe(187 ** 2);
    expect(scenarioSize("random_move", tables)).toBe(5 * 187 ** 2);
    expect(scenarioSize("all_combinations", tables)).toBe(692_921);
  });

  it("plan distinct pairs of moves the two can learn, the same for the same seed", () => {
    const best = new Int16Array(count * count);
    const a = indexOf(game.pokemon, "magikarp");
    const planned = [...plan("all_combinations", tables, best, a, 1)];
    expect([...plan("all_combinations", tables, best, a, 1)]).toEqual(planned);
    expect([...plan("all_combinations", tables, best, a, 2)]).not.toEqual(planned);
    const keys = planned.map(({b, moveA, moveB}) => `${b} ${moveA} ${moveB}`);
    expect(new Set(keys).size).toBe(keys.length);
    const movesA = damagingMoves(tables, a);
    for (const {b, moveA, moveB} of planned) {
      expect(movesA).toContain(moveA);
      expect(damagingMoves(tables, b)).toContain(moveB);
    }
    const expected = fighters(tables).reduce(
      (sum, b) => sum + Math.min(20, movesA.length * damagingMoves(tables, b).length),
      0
    );
    expect(planned.length).toBe(expected);
  });

  it("draw each sample anew for every match-up", () => {
    const best = new Int16Array(count * count);
    const b = indexOf(game.pokemon, "mew");
    const movesB = damagingMoves(tables, b);
    const drawn = Array.from({length: 5}, () => new Set<number>());
    for (const a of fighters(tables))
      for (const duel of plan("random_move", tables, best, a, 1))
        if (duel.b === b) drawn[duel.sample].add(duel.moveB);
    // Of some 80 moves, 187 draws miss few: a tenth.
    for (const moves of drawn) expect(moves.size).toBeGreaterThan(movesB.length / 2);
  });

  it("use each side's best move where they say so", () => {
    const best = Int16Array.from({length: count * count}, (_, i) => i % 200);
    const a = 3;
    for (const {b, moveA, moveB} of plan("best_move", tables, best, a, 1))
      expect([moveA, moveB]).toEqual([best[a * count + b], best[b * count + a]]);
  });

  it("know everyone's best move against itself, which both sides then use", () => {
    // One of the last: its best moves are worked out against those that come after it.
    const a = count - 3;
    const move = bestMovesFrom(tables, a).own[0];
    expect(damagingMoves(tables, a)).toContain(move);
    const best = new Int16Array(count * count).fill(-1);
    best[a * count + a] = move;
    const mirrors = [...plan("best_move", tables, best, a, 1)].filter(({b}) => b === a);
    expect(mirrors).toEqual([{sample: 0, b: a, moveA: move, moveB: move}]);
  });

  it("have every fighter against itself, with other moves than its own too", () => {
    const best = new Int16Array(count * count);
    for (const scenario of ["random_move", "all_combinations"] as const)
      for (const a of fighters(tables)) {
        const mirrors = [...plan(scenario, tables, best, a, 1)].filter(({b}) => b === a);
        const {length} = damagingMoves(tables, a);
        expect(mirrors).toHaveLength(scenario === "random_move" ? 5 : Math.min(20, length ** 2));
        if (scenario === "all_combinations" && length > 1)
          expect(mirrors.some(({moveA, moveB}) => moveA !== moveB)).toBe(true);
      }
  });
});

describe("bestMovesFrom", () => {
  it("is of both sides of each match-up with itself and what comes after it", () => {
    const a = count - 3;
    const {own, theirs} = bestMovesFrom(tables, a);
    expect([own.length, theirs.length]).toEqual([3, 3]);
    expect(own[0]).toBe(theirs[0]);
    for (const i of [1, 2]) {
      const {moveA, moveB} = bestMoves(
        tables,
        a,
        damagingMoves(tables, a),
        a + i,
        damagingMoves(tables, a + i)
      );
      expect([own[i], theirs[i]]).toEqual([moveA, moveB]);
    }
  });

  it("leaves out who has no damaging move", () => {
    const ditto = indexOf(game.pokemon, "ditto");
    const {own, theirs} = bestMovesFrom(tables, ditto);
    expect([...own, ...theirs].every((move) => move === -1)).toBe(true);
  });
});
