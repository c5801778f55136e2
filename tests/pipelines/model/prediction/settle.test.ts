import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../../pipelines/battle/battle-tables.ts";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {duelProbability} from "../../../../pipelines/battle/duel.ts";
import {exactWinProbability} from "../../../../pipelines/battle/exact.ts";
import {SETTLED, Settler, SHARP} from "../../../../pipelines/model/prediction/settle.ts";
import {embeddedGame} from "../../../data-loaders/embedded-game.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const pokemon = (identifier: string): number =>
  game.pokemon.findIndex((entry) => entry.identifier === identifier);
const move = (identifier: string): number => game.moves.findIndex((entry) => entry.identifier === identifier);
/** Knows nothing: what is answered then is the simulator's alone. */
const ignorant = new Settler(tables, () => 0.5);
const fighters = tables.pokemon.filter(({index}) => damagingMoves(tables, index).length > 1);

const duels = fc
  .tuple(fc.constantFrom(...fighters), fc.constantFrom(...fighters), fc.nat(), fc.nat())
  .map(([a, b, i, j]) => {
    const [own, foe] = [damagingMoves(tables, a.index), damagingMoves(tables, b.index)];
    return [a.index, own[i % own.length], b.index, foe[j % foe.length]] as const;
  });

describe("one duel", () => {
  it("is exact where it is a race, and the same from the other side", () => {
    fc.assert(
      fc.property(duels, ([a, moveA, b, moveB]) => {
        const seen = ignorant.play(a, moveA, b, moveB, 50);
        const exact = exactWinProbability(tables, a, moveA, b, moveB);
        if (exact !== null)
          expect(seen).toMatchObject({method: "exact", probability: expect.closeTo(exact, 12)});
        const mirrored = ignorant.play(b, moveB, a, moveA, 50);
        const itself = a === b && moveA === moveB;
        if (!itself) expect(mirrored.probability).toBeCloseTo(1 - seen.probability, 12);
      }),
      {numRuns: 200}
    );
  });

  it("is the model's word where it is right, and worked out where it is wrong", () => {
    const duel = [pokemon("raticate"), move("super-fang"), pokemon("machop"), move("submission")] as const;
    const truth = duelProbability(tables, ...duel, {playouts: 20_000, seed: 5});
    expect(truth.method).toBe("monte_carlo");
    const right = new Settler(tables, () => truth.probability).answer(...duel);
    expect(right).toEqual({method: "model", probability: truth.probability, playouts: 0, standardError: 0});
    const wrong = new Settler(tables, () => (truth.probability < 0.5 ? 0.97 : 0.03)).answer(...duel);
    expect(wrong).toMatchObject({method: "exact", playouts: 0, standardError: 0});
    expect(Math.abs(wrong.probability - truth.probability)).toBeLessThan(4 * truth.standardError);
    expect(ignorant.answer(duel[2], duel[3], duel[0], duel[1]).probability).toBeCloseTo(
      1 - wrong.probability,
      9
    );
  });

  it("is fought for as long as the standard error asked for needs, and not again once it is there", () => {
    const duel = [pokemon("tauros"), move("body-slam"), pokemon("snorlax"), move("body-slam")] as const;
    const seen = ignorant.play(...duel, 64);
    const settled = ignorant.sharpen(...duel, seen, SETTLED);
    expect(settled.standardError).toBeLessThan(1.2 * SETTLED);
    expect(settled.playouts).toBeGreaterThan(64);
    expect(ignorant.sharpen(...duel, settled, SETTLED)).toBe(settled);
    expect(ignorant.sharpen(...duel, settled, SHARP)).toMatchObject({method: "exact", playouts: 0});
  });

  it("is fought often where it takes too long to follow", () => {
    // What five hits take is what Counter returns: too many ways to follow each.
    const duel = [pokemon("nidoking"), move("fury-attack"), pokemon("hitmonlee"), move("counter")] as const;
    const settled = ignorant.sharpen(...duel, ignorant.play(...duel, 64), SETTLED);
    const sharp = ignorant.sharpen(...duel, settled, SHARP);
    expect(sharp.method).toBe("monte_carlo");
    expect(sharp.playouts).toBeGreaterThan(2 * settled.playouts);
    expect(sharp.standardError).toBeLessThan(1.2 * SHARP);
  });
});

describe("the worst case of a move", () => {
  it("is the least of what each reply gives when all are fought out, by a model that is a tenth off", () => {
    const off = 0.1;
    const truth = (...duel: readonly [number, number, number, number]): number =>
      duelProbability(tables, ...duel, {playouts: 1500, seed: 99}).probability;
    const misled = new Settler(tables, (a, moveA, b, moveB) => {
      const error = off * ((((a * 7 + moveA * 13 + b + moveB * 5) % 11) - 5) / 5);
      return Math.min(1, Math.max(0, truth(a, moveA, b, moveB) + error));
    });
    // Both the truth and the answer are sampled, to about 0.013 and 0.01.
    const tolerance = off + 0.06;
    fc.assert(
      fc.property(duels, ([a, moveA, b]) => {
        const movesB = damagingMoves(tables, b).slice(0, 5);
        const truths = movesB.map((moveB) => truth(a, moveA, b, moveB));
        const {probability, reply, method} = misled.worstCase(a, moveA, b, movesB);
        expect(method).not.toBe(probability > 0.002 ? "model" : "");
        expect(Math.abs(probability - Math.min(...truths))).toBeLessThan(tolerance);
        expect(truths[movesB.indexOf(reply)] - Math.min(...truths)).toBeLessThan(tolerance);
      }),
      {numRuns: 12}
    );
  });

  it("does not depend on what was asked before", () => {
    const question = [pokemon("mew"), move("earthquake"), pokemon("tauros")] as const;
    const movesB = damagingMoves(tables, question[2]);
    const before = new Settler(tables, () => 0.5).worstCase(...question, movesB);
    const other = new Settler(tables, () => 0.5);
    other.worstCase(pokemon("pikachu"), move("thunderbolt"), pokemon("onix"), movesB.slice(0, 1));
    expect(other.worstCase(...question, movesB)).toEqual(before);
    expect(before.replies).toHaveLength(movesB.length);
    expect(Math.min(...before.replies)).toBeCloseTo(before.probability, 6);
  });

  it("by the model alone is its least word", () => {
    const settler = new Settler(tables, (_a, _moveA, _b, moveB) => 1 / (1 + moveB));
    expect(settler.proposedCase(0, 1, 2, [3, 9, 4])).toMatchObject({
      probability: 0.1,
      reply: 9,
      method: "model",
      replies: Float32Array.of(0.25, 0.1, 0.2)
    });
  });

  it("needs a reply", () => {
    expect(() => ignorant.worstCase(0, 1, 2, [])).toThrow("no move to reply with");
    expect(() => ignorant.proposedCase(0, 1, 2, [])).toThrow(RangeError);
  });
});
