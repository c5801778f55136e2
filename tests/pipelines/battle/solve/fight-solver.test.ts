import {describe, expect, it} from "vitest";
import {Battle, OUTCOME} from "../../../../pipelines/battle/battle.ts";
import {DEFAULT_BUILD} from "../../../../pipelines/battle/build.ts";
import {DuelChain} from "../../../../pipelines/battle/chain/duel-chain.ts";
import {UnsupportedByChain} from "../../../../pipelines/battle/chain/transitions.ts";
import {type Fighter, freshState} from "../../../../pipelines/battle/fighter.ts";
import {policyNamed} from "../../../../pipelines/battle/policy.ts";
import {FightSolver, type FightValue} from "../../../../pipelines/battle/solve/fight-solver.ts";
import {SolvedPolicy} from "../../../../pipelines/battle/solve/solved-policy.ts";
import {playBattle} from "../../../../pipelines/battle/turn.ts";
import {M, P, tables} from "../../../support/battle-game.ts";

const SEED = 20_261_130;
const FIGHTS = 500;

const fighter = (pokemon: string, moves: string, build: Partial<Fighter["build"]> = {}): Fighter => ({
  pokemon: P(pokemon),
  moves: moves.split(" ").map(M),
  build: {...DEFAULT_BUILD, ...build}
});

/** Solved in so many passes at most. */
function solved(a: Fighter, b: Fighter, passes = 3): {solver: FightSolver; value: FightValue} {
  const solver = new FightSolver(tables(), a, b);
  let value = solver.improve()!;
  for (let pass = 1; pass < passes && !value.exact; pass++) value = solver.improve() ?? value;
  return {solver, value};
}

const CHARIZARD = fighter("charizard", "solar-beam air-slash thunder-punch headbutt");
const BLASTOISE = fighter("blastoise", "dig ice-beam ice-punch surf");

interface Solved {
  readonly solver: FightSolver;
  /** Pass by pass. */
  readonly values: readonly FightValue[];
}
let ended: Solved | undefined;
/** Charizard against Blastoise, until no pass is left. */
function toTheEnd(): Solved {
  const solver = new FightSolver(tables(), CHARIZARD, BLASTOISE);
  const values: FightValue[] = [];
  for (let value = solver.improve(); value !== null; value = solver.improve()) values.push(value);
  return {solver, values};
}
const solvedToTheEnd = (): Solved => (ended ??= toTheEnd());

describe("a fight solved as a game", () => {
  it("is the duel where each side has one attack", () => {
    const chain = new DuelChain(tables());
    for (const [a, moveA, b, moveB] of [
      ["mew", "headbutt", "snorlax", "body-slam"],
      ["venusaur", "mega-drain", "kabutops", "absorb"],
      ["tauros", "double-edge", "rhydon", "take-down"],
      ["sandslash", "dig", "vulpix", "flamethrower"],
      ["machamp", "counter", "rattata", "tackle"]
    ]) {
      const {value} = solved(fighter(a, moveA), fighter(b, moveB), 7);
      const truth = chain.answer(P(a), M(moveA), P(b), M(moveB), {states: 6_000_000})!.probability;
      expect(Math.abs(value.value - truth), `${a} ${moveA}, ${b} ${moveB}`).toBeLessThan(
        value.exact ? 1e-4 : 0.004
      );
    }
  });

  it.each<readonly [what: string, i: number, passes: number, a: Fighter, b: Fighter]>([
    ["charging", 0, 3, CHARIZARD, BLASTOISE],
    [
      "sleep, substitutes and poison",
      1,
      3,
      fighter("vileplume", "sleep-powder substitute headbutt solar-beam"),
      fighter("weepinbell", "substitute stun-spore slam toxic")
    ],
    [
      "hiding and paralysis",
      2,
      3,
      fighter("zubat", "fly toxic bite shadow-ball"),
      fighter("raticate", "fury-attack thunder-wave blizzard iron-tail")
    ],
    ["recovery", 3, 3, fighter("starmie", "recover surf"), fighter("tauros", "body-slam earthquake")],
    [
      "seeds, protection and rest",
      4,
      3,
      fighter("venusaur", "leech-seed protect mega-drain"),
      fighter("tauros", "body-slam rest take-down")
    ],
    [
      "other builds, Counter and Encore",
      5,
      // A third takes five times as long as both, and brings the bounds no nearer.
      2,
      fighter("kadabra", "reflect confusion", {level: 60, nature: "modest"}),
      fighter("machamp", "counter brick-break encore", {level: 63, friendship: 255})
    ]
  ])(
    "has a value that both sides reach in battles of the engine, whatever the other does: %s",
    (_what, i, passes, a, b) => {
      const {solver, value} = solved(a, b, passes);
      const policy = new SolvedPolicy(solver);
      const battle = new Battle(tables());
      battle.prepareFighters(a, b);
      battle.random.seed(SEED, i);
      const share = (policyA: typeof policy.a, policyB: typeof policy.b): number => {
        let won = 0;
        for (let fight = 0; fight < FIGHTS; fight++)
          if (playBattle(battle, policyA, policyB) === OUTCOME.winA) won++;
        return won / FIGHTS;
      };
      const greedy = policyNamed("greedy");
      const random = policyNamed("random");
      const error = 4 * Math.sqrt(0.25 / FIGHTS);
      const note = `seed ${SEED}, fight ${i}`;
      const itself = share(policy.a, policy.b);
      expect(itself, note).toBeGreaterThan(value.low - error);
      expect(itself, note).toBeLessThan(value.high + error);
      for (const other of [greedy, random]) {
        expect(share(policy.a, other), note).toBeGreaterThan(value.low - error);
        expect(share(other, policy.b), note).toBeLessThan(value.high + error);
      }
    }
  );

  it("knows what a player of Charizard should do against Blastoise", () => {
    const {solver, values} = solvedToTheEnd();
    const value = values.at(-1)!;
    expect(value).toMatchObject({exact: true, complete: true});
    expect(value.value).toBeCloseTo(0.92045, 4);
    const {payoffs, row, column, value: ofFirstTurn} = solver.choices();
    expect(ofFirstTurn).toBeCloseTo(value.value, 4);
    const against = payoffs[0].map((_, j) => row.reduce((sum, share, i) => sum + share * payoffs[i][j], 0));
    expect(Math.min(...against)).toBeCloseTo(value.value, 4);
    expect(column.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it("is the other side's as well, and even between equals", () => {
    const there = solvedToTheEnd().values.at(-1)!;
    const back = solved(BLASTOISE, CHARIZARD, 10).value;
    expect(there.value + back.value).toBeCloseTo(1, 4);
    const mirror = fighter("raticate", "sucker-punch quick-attack hyper-fang");
    expect(solved(mirror, mirror, 6).value.value).toBeCloseTo(0.5, 6);
  });

  it("is never worse for more HP, a higher level or one move more", () => {
    const base = fighter("sandslash", "earthquake slash");
    const foe = fighter("marowak", "earthquake brick-break headbutt");
    const value = solved(base, foe, 6).value;
    const better = [
      fighter("sandslash", "earthquake slash rock-slide"),
      fighter("sandslash", "earthquake slash", {level: 55})
    ];
    for (const each of better) expect(solved(each, foe, 6).value.high).toBeGreaterThan(value.low - 1e-6);
    const state = {...freshState(tables(), base), hp: 60};
    expect(solved({...base, state}, foe, 6).value.low).toBeLessThan(value.high);
  });

  it("gives bounds that close in on the value, and stops when told", () => {
    const {values} = solvedToTheEnd();
    for (const [i, value] of values.slice(1).entries()) {
      expect(value.low).toBeLessThan(values[i].high);
      expect(value.high).toBeGreaterThan(values[i].low);
    }
    expect(values.at(-1)).toMatchObject({exact: true});
    const other = new FightSolver(tables(), BLASTOISE, CHARIZARD);
    expect(other.improve(() => true)).toBeNull();
    expect(other.improve()).not.toBeNull();
  });

  it("refuses by name what it cannot tell", () => {
    const ditto = fighter("ditto", "transform");
    expect(() => new FightSolver(tables(), ditto, BLASTOISE)).toThrow(UnsupportedByChain);
    expect(() => new FightSolver(tables(), ditto, BLASTOISE)).toThrow(/transform/);
  });
});
