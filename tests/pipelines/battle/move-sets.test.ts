import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {Battle, OUTCOME} from "../../../pipelines/battle/battle.ts";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import {simulateMoveSets} from "../../../pipelines/battle/move-sets.ts";
import {greedyPolicy, policyNamed, randomPolicy} from "../../../pipelines/battle/policy.ts";
import {playTurn} from "../../../pipelines/battle/turn.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {indexOf} from "../../support/index-of.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const P = (identifier: string): number => indexOf(game.pokemon, identifier);
const M = (...identifiers: string[]): number[] =>
  identifiers.map((identifier) => indexOf(game.moves, identifier));

function prepared(a: string, movesA: string[], b: string, movesB: string[]): Battle {
  const battle = new Battle(tables);
  battle.prepare(P(a), M(...movesA), P(b), M(...movesB));
  battle.reset();
  return battle;
}

const greedyChoice = (battle: Battle): string =>
  game.moves[greedyPolicy(battle, battle.a, battle.b).move.index].identifier;

describe("the greedy policy", () => {
  it("takes the largest expected share: type and STAB count, and so does accuracy", () => {
    expect(greedyChoice(prepared("squirtle", ["tackle", "water-gun"], "charmander", ["scratch"]))).toBe(
      "water-gun"
    );
    // 110 × 80 % is less than 90 × 100 %.
    expect(greedyChoice(prepared("blastoise", ["hydro-pump", "surf"], "snorlax", ["tackle"]))).toBe("surf");
  });

  it("needs no more than a knock-out: of two that reach it, the surer", () => {
    const battle = prepared("blastoise", ["hydro-pump", "surf"], "charmander", ["scratch"]);
    battle.b.hp = 10;
    expect(greedyChoice(battle)).toBe("surf");
  });

  it("takes the move that acts first where the opponent would knock out before", () => {
    const battle = prepared("raticate", ["hyper-fang", "quick-attack"], "jolteon", ["thunderbolt"]);
    battle.a.hp = 20;
    battle.b.hp = 60;
    expect(greedyChoice(battle)).toBe("quick-attack");
    battle.a.hp = 130;
    expect(greedyChoice(battle)).toBe("hyper-fang");
  });

  it("never blows itself up, nor uses Fake Out twice", () => {
    const battle = prepared("golem", ["explosion", "tackle"], "chansey", ["pound"]);
    expect(greedyChoice(battle)).toBe("tackle");
    const persian = prepared("persian", ["fake-out", "growl"], "chansey", ["pound"]);
    expect(greedyChoice(persian)).toBe("fake-out");
    persian.a.actions = 1;
    expect(greedyPolicy(persian, persian.a, persian.b).move.index).toBe(M("fake-out")[0]);
  });
});

describe("what is known of an attack beforehand", () => {
  it("leads to the choice that working it out in the battle leads to", () => {
    const able = tables.pokemon.filter(({moves}) => moves.length >= 4);
    const side = fc
      .integer({min: 0, max: able.length - 1})
      .chain((index) =>
        fc.tuple(
          fc.constant(able[index].index),
          fc.shuffledSubarray([...able[index].moves], {minLength: 2, maxLength: 4}),
          fc.double({min: 0.01, max: 1, noNaN: true})
        )
      );
    const battle = new Battle(tables);
    fc.assert(
      fc.property(side, side, ([a, movesA, leftA], [b, movesB, leftB]) => {
        battle.prepare(a, movesA, b, movesB);
        battle.reset();
        battle.a.hp = Math.ceil(battle.a.hp * leftA);
        battle.b.hp = Math.ceil(battle.b.hp * leftB);
        const beforehand = greedyPolicy(battle, battle.a, battle.b);
        battle.a.touched = true;
        battle.b.touched = true;
        expect(greedyPolicy(battle, battle.a, battle.b)).toBe(beforehand);
      }),
      {numRuns: 500}
    );
  });
});

describe("the random policy", () => {
  it("chooses every usable move alike and none that is not", () => {
    const battle = prepared("mew", ["pound", "psychic", "surf", "roost"], "chansey", ["pound"]);
    battle.random.seed(9);
    battle.a.attacks[1].powerPoints = 0;
    const counts = new Map<number, number>();
    for (let i = 0; i < 3000; i++) {
      const {index} = randomPolicy(battle, battle.a, battle.b).move;
      counts.set(index, (counts.get(index) ?? 0) + 1);
    }
    expect([...counts.keys()].sort((x, y) => x - y)).toEqual(
      M("pound", "surf", "roost").sort((x, y) => x - y)
    );
    for (const count of counts.values())
      expect(Math.abs(count - 1000)).toBeLessThan(5 * Math.sqrt(3000 / 4.5));
  });

  it("struggles when nothing is left, and pays for it", () => {
    const battle = prepared("mew", ["pound", "psychic"], "chansey", ["soft-boiled"]);
    for (const attack of battle.a.attacks) attack.powerPoints = 0;
    battle.random.seed(1);
    playTurn(battle, policyNamed("random"), null);
    expect(battle.a.hp).toBe(battle.a.pokemon.hp - Math.round(battle.a.pokemon.hp / 4));
  });
});

describe("simulateMoveSets", () => {
  it("gives four good moves an edge over one of them", () => {
    const side = (moves: string[]) => ({
      pokemon: P("starmie"),
      moves: M(...moves),
      policy: "greedy" as const
    });
    const opponent = {pokemon: P("exeggutor"), moves: M("psychic", "solar-beam"), policy: "greedy" as const};
    const one = simulateMoveSets(tables, side(["surf"]), opponent, 2000, 1).winsA;
    const four = simulateMoveSets(
      tables,
      side(["surf", "ice-beam", "psychic", "thunderbolt"]),
      opponent,
      2000,
      1
    );
    expect(four.winsA).toBeGreaterThan(one);
  });

  it("ends every battle, stalling ones too, long before the turn limit", () => {
    const pokemon = fc
      .integer({min: 0, max: tables.pokemon.length - 1})
      .filter((index) => tables.pokemon[index].moves.length >= 4);
    const side = pokemon.chain((index) =>
      fc.record({
        pokemon: fc.constant(index),
        moves: fc.shuffledSubarray([...tables.pokemon[index].moves], {minLength: 1, maxLength: 4}),
        policy: fc.constantFrom("greedy" as const, "random" as const)
      })
    );
    fc.assert(
      fc.property(side, side, fc.integer(), (a, b, seed) => {
        const {winsA, winsB, draws} = simulateMoveSets(tables, a, b, 20, seed);
        expect(winsA + winsB + draws).toBe(20);
        expect(draws).toBe(0);
      }),
      {numRuns: 150}
    );
    const battle = prepared("chansey", ["soft-boiled", "minimize"], "mew", ["roost", "reflect"]);
    battle.random.seed(2);
    while (battle.outcome === OUTCOME.open) playTurn(battle, randomPolicy, randomPolicy);
    expect(battle.turn).toBeLessThan(200);
  });

  it("refuses sides without moves or with five", () => {
    const good = {pokemon: 0, moves: M("tackle"), policy: "random" as const};
    for (const moves of [[], M("tackle", "pound", "surf", "cut", "roost")])
      expect(() => simulateMoveSets(tables, {...good, moves}, good, 1, 1)).toThrow(/1 to 4 moves/);
  });
});
