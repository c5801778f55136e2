import {describe, expect, it} from "vitest";
import {Battle, OUTCOME} from "../../../../pipelines/battle/battle.ts";
import {DEFAULT_BUILD} from "../../../../pipelines/battle/build.ts";
import type {Fighter} from "../../../../pipelines/battle/fighter.ts";
import {BestResponse} from "../../../../pipelines/battle/solve/best-response.ts";
import {FightSolver} from "../../../../pipelines/battle/solve/fight-solver.ts";
import {SolvedPolicy} from "../../../../pipelines/battle/solve/solved-policy.ts";
import {playBattle} from "../../../../pipelines/battle/turn.ts";
import {M, P, tables} from "../../../support/battle-game.ts";

const SEED = 20_261_130;
const FIGHTS = 300;
const ERROR = 4 * Math.sqrt(0.25 / FIGHTS);

const fighter = (pokemon: string, moves: string, level = 20): Fighter => ({
  pokemon: P(pokemon),
  moves: moves.split(" ").map(M),
  build: {...DEFAULT_BUILD, level}
});

const A = fighter("raticate", "sucker-punch quick-attack hyper-fang");
const B = fighter("pidgeotto", "sky-attack gust quick-attack");

function solved(a: Fighter, b: Fighter): FightSolver {
  const solver = new FightSolver(tables(), a, b);
  while (solver.improve()?.exact === false);
  return solver;
}

const even = (payoffs: readonly (readonly number[])[]) => ({
  row: payoffs.map(() => 1 / payoffs.length),
  column: payoffs[0].map(() => 1 / payoffs[0].length)
});

/** A's share of battles of the engine in which A mixes as told and B knows it. */
function wonAgainst(solver: FightSolver, response: BestResponse, mixes: "solved" | "even"): number {
  const battle = new Battle(tables());
  battle.prepareFighters(A, B);
  battle.random.seed(SEED);
  const policy = new SolvedPolicy(solver);
  let won = 0;
  for (let fight = 0; fight < FIGHTS; fight++) {
    const outcome = playBattle(
      battle,
      mixes === "solved" ? policy.a : (here, user) => user.using(user.attacks[here.random.below(user.count)]),
      ({a, b}, user) => {
        const choice = response.choiceOfB(solver.graph.nodeOf(battle), a.hp, b.hp)!;
        return user.using(user.attacks[choice]);
      }
    );
    if (outcome === OUTCOME.winA) won++;
  }
  return won / FIGHTS;
}

describe("the best response to a solved fight", () => {
  const solver = solved(A, B);
  const {value, payoffs} = solver.choices();

  it("gains nothing against a solution that is exact", () => {
    const {sure, conceded} = new BestResponse(solver);
    expect(sure).toBeLessThanOrEqual(value + 1e-4);
    expect(conceded).toBeGreaterThanOrEqual(value - 1e-4);
    expect(value - sure).toBeLessThan(5e-4);
    expect(conceded - value).toBeLessThan(5e-4);
  });

  it(`wins in the engine what it promises (seed ${SEED})`, () => {
    const response = new BestResponse(solver);
    expect(Math.abs(wonAgainst(solver, response, "solved") - response.sure)).toBeLessThan(ERROR);
  });

  it(`finds what is wrong with a policy, and takes it in the engine (seed ${SEED})`, () => {
    const response = new BestResponse(solver, even);
    expect(value - response.sure).toBeGreaterThan(0.05);
    expect(response.conceded - value).toBeGreaterThan(0.05);
    expect(Math.abs(wonAgainst(solver, response, "even") - response.sure)).toBeLessThan(ERROR);
  });

  it("is told a policy that was turned round", () => {
    const turned = (worth: readonly (readonly number[])[]) => {
      const {row, column} = solver.mixesOf(worth.map((line) => line.map((payoff) => 1 - payoff)));
      return {row, column};
    };
    const {sure, conceded} = new BestResponse(solver, turned);
    expect(value - sure).toBeGreaterThan(0.05);
    expect(conceded - value).toBeGreaterThan(0.05);
    expect(payoffs.length).toBe(A.moves.length);
  });

  it("gains no more where sides recover, charge and fall asleep", () => {
    for (const [a, b] of [
      [fighter("vileplume", "absorb solar-beam", 5), fighter("ponyta", "ember stomp", 5)],
      [fighter("jynx", "lovely-kiss pound", 4), fighter("ponyta", "ember stomp", 3)]
    ] as const) {
      const fight = solved(a, b);
      const worth = fight.choices().value;
      const {sure, conceded} = new BestResponse(fight);
      expect(worth - sure).toBeLessThan(0.01);
      expect(conceded - worth).toBeLessThan(0.01);
    }
  });

  it("cannot be had before there is a solution", () => {
    expect(() => new BestResponse(new FightSolver(tables(), A, B))).toThrow(/improve it first/);
  });
});
