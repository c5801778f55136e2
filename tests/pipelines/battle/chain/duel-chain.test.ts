import {describe, expect, it} from "vitest";
import {DuelChain} from "../../../../pipelines/battle/chain/duel-chain.ts";
import {damagingMoves} from "../../../../pipelines/battle/damaging-moves.ts";
import {simulateDuel} from "../../../../pipelines/battle/duel.ts";
import {exactWinProbability} from "../../../../pipelines/battle/exact.ts";
import {Random} from "../../../../pipelines/battle/random.ts";
import {game, M, P, tables} from "../../../support/battle-game.ts";

const chain = new DuelChain(tables());

const SEED = 20_261_129;
const FIGHTS = 4_000;
const PATIENT = {states: 6_000_000};

/** Standard errors between the chain's answer and the share of fights won. */
function distance(a: number, moveA: number, b: number, moveB: number): number | null {
  const answer = chain.answer(a, moveA, b, moveB);
  if (answer === null) return null;
  const {winsA, draws} = simulateDuel(tables(), a, moveA, b, moveB, FIGHTS, SEED);
  const {probability: p} = answer;
  return (winsA + draws / 2 - FIGHTS * p) / Math.sqrt(FIGHTS * Math.max(p * (1 - p), 1e-4));
}

describe("a duel followed turn by turn", () => {
  it("agrees with the race of two clocks where the attacks leave each other alone", () => {
    const random = new Random(SEED);
    let compared = 0;
    for (let i = 0; i < 60; i++) {
      const [a, b] = [random.below(tables().pokemon.length), random.below(tables().pokemon.length)];
      const [own, theirs] = [damagingMoves(tables(), a), damagingMoves(tables(), b)];
      if (own.length * theirs.length === 0) continue;
      const [moveA, moveB] = [own[random.below(own.length)], theirs[random.below(theirs.length)]];
      const exact = exactWinProbability(tables(), a, moveA, b, moveB);
      const answer = chain.answer(a, moveA, b, moveB, {states: 300_000});
      if (exact === null || answer === null) continue;
      compared++;
      expect(Math.abs(answer.probability - exact), `seed ${SEED}, duel ${i}`).toBeLessThan(2e-5);
    }
    expect(compared).toBeGreaterThan(10);
  });

  // One of each thing that makes attacks bear on each other.
  it.each([
    ["flinching", "mew", "headbutt", "snorlax", "body-slam"],
    ["paralysis", "raichu", "thunderbolt", "tauros", "earthquake"],
    ["burn and freezing", "charmeleon", "fire-punch", "machamp", "ice-punch"],
    ["confusion", "golduck", "psybeam", "kadabra", "psybeam"],
    ["Tri Attack", "porygon", "tri-attack", "golbat", "air-slash"],
    ["draining", "venusaur", "mega-drain", "kabutops", "absorb"],
    ["recoil", "tauros", "double-edge", "rhydon", "take-down"],
    ["crashing", "hitmonlee", "high-jump-kick", "hitmonchan", "thunder-punch"],
    ["stat changes", "articuno", "aurora-beam", "tauros", "strength"],
    ["hiding", "sandslash", "dig", "vulpix", "flamethrower"],
    ["rampages", "primeape", "outrage", "dragonite", "outrage"],
    ["several hits", "nidoking", "fury-attack", "staryu", "bubble-beam"],
    ["Twineedle", "beedrill", "twineedle", "snorlax", "body-slam"],
    ["Counter", "machamp", "counter", "snorlax", "body-slam"],
    ["Mirror Coat", "articuno", "mirror-coat", "starmie", "surf"],
    ["Bide", "geodude", "bide", "rattata", "tackle"],
    ["Rage", "primeape", "rage", "nidoking", "thrash"],
    ["Super Fang", "raticate", "super-fang", "raticate", "hyper-fang"],
    ["trapping, both", "arbok", "wrap", "tentacruel", "fire-spin"],
    ["seeds", "eevee", "sappy-seed", "snorlax", "body-slam"],
    ["screens", "eevee", "baddy-bad", "tauros", "strength"],
    ["Facade", "snorlax", "facade", "arbok", "poison-jab"],
    ["Sucker Punch", "raticate", "sucker-punch", "raticate", "quick-attack"],
    ["Fake Out", "persian", "fake-out", "meowth", "slash"],
    ["giving one's life", "golem", "explosion", "vulpix", "blizzard"],
    ["Struggle", "jynx", "blizzard", "dewgong", "blizzard"],
    ["a tie of Speed", "rhydon", "headbutt", "rhydon", "horn-attack"]
  ])("is what many fights say it is: %s", (_what, a, moveA, b, moveB) => {
    const duel = [P(a), M(moveA), P(b), M(moveB)] as const;
    expect(exactWinProbability(tables(), ...duel)).toBeNull();
    const far = distance(...duel);
    expect(far, `seed ${SEED}`).not.toBeNull();
    expect(Math.abs(far!), `seed ${SEED}`).toBeLessThan(4);
  });

  it("agrees with its mirror image, and is even where it is its own", () => {
    const duel = [P("golduck"), M("psybeam"), P("tauros"), M("body-slam")] as const;
    const there = chain.answer(...duel);
    const back = chain.answer(duel[2], duel[3], duel[0], duel[1]);
    expect(there!.probability + back!.probability).toBeCloseTo(1, 6);
    const [own, move] = [P("raticate"), M("sucker-punch")];
    expect(chain.answer(own, move, own, move)!.probability).toBeCloseTo(0.5, 9);
  });

  it("is off by no more than the probability it leaves open", () => {
    const duel = [P("raichu"), M("thunderbolt"), P("tauros"), M("double-edge")] as const;
    const fine = chain.answer(...duel, {tolerance: 1e-9});
    const rough = chain.answer(...duel, {tolerance: 0.05});
    expect(rough!.turns).toBeLessThan(fine!.turns);
    expect(fine!.open).toBeLessThanOrEqual(1e-9);
    expect(rough!.open).toBeGreaterThan(1e-9);
    expect(Math.abs(rough!.probability - fine!.probability)).toBeLessThanOrEqual(rough!.open);
  });

  it("gives up rather than guess: where it takes too long, and where a side's move is no attack", () => {
    const duel = [P("golduck"), M("psybeam"), P("kadabra"), M("psybeam")] as const;
    expect(chain.answer(...duel, {states: 1_000})).toBeNull();
    expect(chain.answer(...duel, {turns: 1})).toBeNull();
    expect(chain.answer(P("mew"), M("growl"), P("mew"), M("tackle"))).toBeNull();
    expect(chain.answer(P("mew"), M("tackle"), P("mew"), M("growl"))).toBeNull();
    // Five hits that Counter would return go millions of ways.
    expect(chain.answer(P("nidoking"), M("fury-attack"), P("machamp"), M("counter"))).toBeNull();
  });

  it("answers the same whatever it was asked before", () => {
    const duel = [P("golduck"), M("psybeam"), P("tauros"), M("body-slam")] as const;
    const fresh = new DuelChain(tables()).answer(...duel);
    chain.answer(P("mew"), M("headbutt"), P("chansey"), M("body-slam"));
    expect(chain.answer(...duel)).toEqual(fresh);
  });

  it("knows every attack of the game", () => {
    const snorlax = P("snorlax");
    const unanswered = game.moves
      .map(({identifier}, index) => ({identifier, index}))
      .filter(({index}) => !tables().moves[index].status && !tables().moves[index].copies)
      .filter(({index}) => chain.answer(P("mew"), index, snorlax, M("tackle"), PATIENT) === null)
      .map(({identifier}) => identifier);
    expect(unanswered).toEqual([]);
  });
});
