import {describe, expect, it} from "vitest";
import {planSolvedFights} from "../../../../pipelines/battle/agreement/fight-plan.ts";
import {fightKey} from "../../../../pipelines/battle/agreement/kept-answers.ts";
import {readSolvedPlays} from "../../../../pipelines/battle/agreement/solved-plays.ts";
import {DEFAULT_BUILD} from "../../../../pipelines/battle/build.ts";
import type {Fighter} from "../../../../pipelines/battle/fighter.ts";
import {FightSolver} from "../../../../pipelines/battle/solve/fight-solver.ts";
import {
  FIGHT_FEATURES,
  fightRows,
  roughGuess
} from "../../../../pipelines/model/fight-estimate/fight-features.ts";
import {game, tables} from "../../../support/battle-game.ts";

const plays = new Map(readSolvedPlays().map((play) => [play.key, play]));
/** Fights that the solver knows well, with what it says of them. */
const known = planSolvedFights(tables()).flatMap((fight, number) => {
  if (number % 2 !== 0) return [];
  const play = plays.get(fightKey(game, number, fight));
  return play && play.high - play.low <= 0.1 ? [{...fight, value: play.value}] : [];
});

/** Each with its features, worked out when first asked for. */
let worked: ((typeof known)[number] & {readonly rows: ReturnType<typeof fightRows>})[] | undefined;
const knownRows = () =>
  (worked ??= known.map((fight) => ({...fight, rows: fightRows(tables(), fight.a, fight.b)})));

const fighter = (identifier: string, ...moves: readonly string[]): Fighter => ({
  pokemon: game.pokemon.findIndex((pokemon) => pokemon.identifier === identifier),
  moves: moves.map((name) => game.moves.findIndex((move) => move.identifier === name)),
  build: DEFAULT_BUILD
});
const guess = (a: Fighter, b: Fighter): number => fightRows(tables(), a, b).guess;

describe("the guess of a fight", () => {
  it("is near what the solver found, in fights with any builds, ailments and stages", () => {
    expect(known.length).toBeGreaterThan(50);
    const errors = knownRows().map(({rows, value}) => Math.abs(rows.guess - value));
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.075);
    const clear = knownRows().filter(({value}) => Math.abs(value - 0.5) > 0.05);
    const right = clear.filter(({rows, value}) => rows.guess > 0.5 === value > 0.5);
    expect(right.length / clear.length).toBeGreaterThan(0.95);
  });

  it("is the other side's, turned round", () => {
    for (const {a, b, rows: one} of knownRows().slice(0, 15)) {
      const other = fightRows(tables(), b, a);
      expect(other.guess).toBeCloseTo(1 - one.guess, 3);
      for (const [column, name] of FIGHT_FEATURES.entries())
        expect(other.ofA[column], name).toBeCloseTo(one.ofB[column], 2);
    }
  });

  it("has a finite number in every column", () => {
    for (const {rows} of knownRows()) expect([...rows.ofA].every(Number.isFinite)).toBe(true);
  });

  it.each([
    ["a flinch", fighter("poliwhirl", "headbutt", "ice-beam"), fighter("ivysaur", "mega-drain"), 0.12],
    ["sleep", fighter("paras", "spore", "headbutt"), fighter("dragonair", "facade"), 0.1],
    ["Super Fang", fighter("raticate", "super-fang"), fighter("geodude", "rock-slide"), 0.05],
    ["a charge", fighter("kabutops", "x-scissor", "hyper-beam"), fighter("weepinbell", "solar-beam"), 0.1],
    [
      "confusion, which stops one turn in three",
      fighter("haunter", "confuse-ray", "dark-pulse"),
      fighter("kangaskhan", "crunch", "earthquake"),
      0.1
    ],
    [
      "what may be used in the first turn alone",
      fighter("wigglytuff", "thunderbolt", "double-edge"),
      fighter("persian", "fake-out", "headbutt"),
      0.1
    ],
    [
      "an attack that lowers its user's stages",
      fighter("lapras", "body-slam", "surf"),
      fighter("nidoking", "superpower", "drill-run"),
      0.3
    ],
    [
      "drain, which comes with the hits alone",
      fighter("golduck", "waterfall", "brick-break"),
      fighter("kabutops", "mega-drain", "headbutt"),
      0.1
    ],
    [
      "Earthquake, which reaches who digs",
      fighter("arbok", "earthquake", "poison-jab"),
      fighter("arcanine", "dig", "headbutt"),
      0.15
    ],
    [
      "a flinch of who gathers strength",
      fighter("venonat", "solar-beam", "psybeam"),
      fighter("cloyster", "headbutt"),
      0.15
    ],
    [
      "stages that are raised",
      fighter("scyther", "swords-dance", "slash"),
      fighter("snorlax", "headbutt"),
      0.15
    ],
    ["a screen", fighter("mr-mime", "reflect", "psybeam"), fighter("hitmonchan", "thunder-punch"), 0.15],
    ["poison", fighter("weedle", "poison-sting"), fighter("magikarp", "tackle"), 0.15],
    ["nothing but giving its life", fighter("golem", "explosion"), fighter("diglett", "scratch"), 0.03]
  ])("counts %s as the solver does", (_, a, b, off) => {
    const solver = new FightSolver(tables(), a, b);
    let value = solver.improve()!;
    for (let pass = 0; pass < 3; pass++) value = solver.improve() ?? value;
    expect(Math.abs(guess(a, b) - value.value)).toBeLessThan(off);
  });

  it("is near what twice the levels say, with fewer", () => {
    const few = known.slice(0, 60);
    const off = few.map(({a, b}) => Math.abs(roughGuess(tables(), a, b) - guess(a, b)));
    expect(off.reduce((sum, error) => sum + error, 0) / few.length).toBeLessThan(0.02);
  });

  it("needs a move a side", () => {
    expect(() => guess(fighter("weedle"), fighter("magikarp", "tackle"))).toThrow(
      "a side of the fight has no move; give each one to four"
    );
  });
});
