import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../../../pipelines/battle/battle-tables.ts";
import {truth} from "../../../../../pipelines/model/evaluation/regret/true-worst.ts";
import {judgeByTruth} from "../../../../../pipelines/model/evaluation/truth/judge-by-truth.ts";
import {embeddedGame} from "../../../../data-loaders/embedded-game.ts";
import {smallDuels} from "../../../../support/small-duels.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const duels = smallDuels(game, 60, {seed: 11, playouts: 10});
const rows = Uint32Array.from({length: 20}, (_, at) => 3 * at);
const playouts = 500;
const truths = [...rows].map((row) =>
  truth(tables, duels.pokemonA[row], duels.moveA[row], duels.pokemonB[row], duels.moveB[row], playouts)
);
const judge = (q: readonly number[], count?: number) =>
  judgeByTruth({game, duels, rows, q, seed: 5, playouts, ...(count !== undefined && {count})});

describe("judgeByTruth", () => {
  it("finds no fault with the truth itself, and what is wrong with labels of ten fights", async () => {
    const report = await judge(truths.map(({probability}) => probability));
    const labels = [...rows].map((row, at) => Math.abs(duels.winProbability[row] - truths[at].probability));
    const exact = truths.filter(({method}) => method === "exact").length;
    // Fights that all ended alike have no spread, and are not worked out.
    expect(truths.filter(({standardError}) => standardError === 0).length).toBeGreaterThan(exact);
    expect(report).toMatchObject({duels: 20, exact, playouts, seed: 5});
    expect(exact).toBeGreaterThan(0);
    expect(exact).toBeLessThan(20);
    expect(report.meanError).toEqual({n: 20, value: 0, interval: [0, 0]});
    expect(report.wrongFavourite).toMatchObject({count: 0, n: 20 - report.even});
    expect(report.labelError.value).toBeCloseTo(labels.reduce((sum, error) => sum + error, 0) / 20, 6);
    expect(report.labelError.value).toBeGreaterThan(0);
  });

  it("calls every favourite wrong where each is named the other way round", async () => {
    const report = await judge(truths.map(({probability}) => 1 - probability));
    const error = truths.reduce((sum, {probability}) => sum + Math.abs(1 - 2 * probability), 0) / 20;
    expect(report.wrongFavourite.count).toBe(20 - report.even);
    expect(report.wrongFavourite.count).toBeGreaterThan(0);
    expect(report.meanError.value).toBeCloseTo(error, 12);
  });

  it("draws as many as asked for, each with its own prediction", async () => {
    const report = await judge(
      truths.map(({probability}) => probability),
      7
    );
    expect(report.duels).toBe(7);
    expect(report.meanError).toEqual({n: 7, value: 0, interval: [0, 0]});
  });
});
