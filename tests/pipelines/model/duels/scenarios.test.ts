import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {bestMoveAgainst, damagingMoves} from "../../../../pipelines/battle/best-move.ts";
import {attackOutlook} from "../../../../pipelines/battle/outlook.ts";
import {bestMovesOf, fighters, plan, scenarioSize} from "../../../../pipelines/model/duels/scenarios.ts";
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

  it("use each side's best move where they say so", () => {
    const best = Int16Array.from({length: count * count}, (_, i) => i % 200);
    const a = 3;
    for (const {b, moveA, moveB} of plan("best_move", tables, best, a, 1))
      expect([moveA, moveB]).toEqual([best[a * count + b], best[b * count + a]]);
  });

  it("know everyone's best move against itself, which both sides then use", () => {
    const a = indexOf(game.pokemon, "raticate");
    const row = bestMovesOf(tables, a);
    expect(damagingMoves(tables, a)).toContain(row[a]);
    const best = new Int16Array(count * count).fill(-1);
    best.set(row, a * count);
    const mirrors = [...plan("best_move", tables, best, a, 1)].filter(({b}) => b === a);
    expect(mirrors).toEqual([{sample: 0, b: a, moveA: row[a], moveB: row[a]}]);
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

describe("bestMoveAgainst", () => {
  it("is the move of fewest expected turns, as comparing all of them finds it", () => {
    for (let a = 0; a < count; a += 31)
      for (let b = 5; b < count; b += 37) {
        const moves = damagingMoves(tables, a);
        if (a === b || moves.length === 0) continue;
        const turns = (move: number): number => attackOutlook(tables, a, move, b).expectedTurns;
        const best = bestMoveAgainst(tables, a, b, moves);
        expect(turns(best)).toBe(Math.min(...moves.map(turns)));
      }
  });

  it("does not blow itself up for want of arithmetic", () => {
    const golem = indexOf(game.pokemon, "golem");
    const mewtwo = indexOf(game.pokemon, "mewtwo");
    const moves = damagingMoves(tables, golem);
    expect(moves).toContain(indexOf(game.moves, "explosion"));
    expect(game.moves[bestMoveAgainst(tables, golem, mewtwo, moves)].identifier).not.toBe("explosion");
  });

  it("refuses an empty list", () => {
    expect(() => bestMoveAgainst(tables, 0, 1, [])).toThrow(RangeError);
  });
});
