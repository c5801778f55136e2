import {describe, expect, it} from "vitest";
import {act} from "../../../pipelines/battle/action.ts";
import {Battle} from "../../../pipelines/battle/battle.ts";
import {DEFAULT_BUILD, statTable} from "../../../pipelines/battle/build.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {
  type Fighter,
  type FighterState,
  fighterPokemon,
  freshState,
  NO_STAGES
} from "../../../pipelines/battle/fighter.ts";
import {playFights} from "../../../pipelines/battle/fights.ts";
import {HitDistribution} from "../../../pipelines/battle/hit-distribution.ts";
import {KoDistribution} from "../../../pipelines/battle/ko-distribution.ts";
import {LARGEST_HP} from "../../../pipelines/battle/ko-step.ts";
import {simulateMoveSets} from "../../../pipelines/battle/move-sets.ts";
import {replayFight} from "../../../pipelines/battle/replay.ts";
import {game, M, P, tables} from "../../support/battle-game.ts";
import {destined, heard} from "../../support/prepared-battle.ts";

const fighter = (
  pokemon: string,
  moves: string | string[],
  build: Partial<Fighter["build"]> = {},
  state?: Partial<FighterState>
): Fighter => {
  const fresh = {pokemon: P(pokemon), moves: [moves].flat().map(M), build: {...DEFAULT_BUILD, ...build}};
  return state === undefined ? fresh : {...fresh, state: {...freshState(tables(), fresh), ...state}};
};

function fight(a: Fighter, b: Fighter): Battle {
  const battle = new Battle(tables());
  battle.prepareFighters(a, b);
  battle.reset();
  return battle;
}

/** HP of B after A has used its first move, with everything that chance decides as given. */
function hpAfter(a: Fighter, b: Fighter, destiny: Parameters<typeof destined>[1] = {}): number {
  const battle = fight(a, b);
  battle.a.chosen = battle.a.attacks[0];
  destined(battle, destiny);
  act(battle, battle.a, battle.b);
  return battle.b.hp;
}

const level = (value: number) => ({level: value});
const GREEDY = ["greedy", "greedy"] as const;

describe("a fighter", () => {
  it("of the default build is the tables' own Pokémon, and one like it fights the same", () => {
    const row = tables().pokemon[P("mew")];
    expect(fighterPokemon(tables(), {...fighter("mew", "surf"), build: DEFAULT_BUILD})).toBe(row);
    expect(fighterPokemon(tables(), fighter("mew", "surf"))).toEqual(row);
    const [a, b] = [fighter("mew", ["surf", "psychic"]), fighter("snorlax", ["body-slam", "rest"])];
    expect(playFights(tables(), a, b, 300, 3, ["greedy", "random"])).toEqual(
      simulateMoveSets(tables(), {...a, policy: "greedy"}, {...b, policy: "random"}, 300, 3)
    );
  });

  it("strikes with its own level and stats", () => {
    const mew = (build: Partial<Fighter["build"]>): number =>
      replayFight(tables(), fighter("mew", "psychic", build), fighter("snorlax", "tackle"), 1, GREEDY).turns;
    expect(mew({level: 100, awakeningValues: statTable(200)})).toBeLessThan(mew(level(20)));
  });

  it("takes its level, or what Psywave makes of it, with moves that go by it", () => {
    const snorlax = fighter("snorlax", "tackle");
    const {hp} = fighterPokemon(tables(), snorlax);
    expect(hpAfter(fighter("gengar", "night-shade", level(37)), fighter("mew", "tackle"))).toBe(175 - 37);
    expect(hpAfter(fighter("jynx", "psywave", level(40)), snorlax, {below: [100]})).toBe(hp - 60);
    expect(hpAfter(fighter("jynx", "psywave", level(1)), snorlax, {below: [0]})).toBe(hp - 1);
  });

  it("has one-hit knock-outs that gain with its lead in levels and fail against a higher one", () => {
    const rhydon = (own: number, other: number): Battle =>
      fight(fighter("rhydon", "horn-drill", level(own)), fighter("mew", "tackle", level(other)));
    expect(rhydon(60, 50).a.attacks[0]).toMatchObject({accuracy: 40, hitChance: 0.4, immune: false});
    expect(rhydon(100, 2).a.attacks[0]).toMatchObject({accuracy: 100, hitChance: 1});
    expect(rhydon(49, 50).a.attacks[0]).toMatchObject({immune: true, strikes: false, meanDamage: 0});
    expect(hpAfter(fighter("rhydon", "horn-drill", level(49)), fighter("mew", "tackle"))).toBe(175);
    const battle = fight(fighter("rhydon", "fissure", level(49)), fighter("zapdos", "roost"));
    battle.a.chosen = battle.a.attacks[0];
    battle.b.roosting = true;
    destined(battle, {});
    act(battle, battle.a, battle.b);
    expect(battle.b.hp).toBe(battle.b.pokemon.hp);
  });

  it("keeps its level, friendship and HP when it turns into another", () => {
    const battle = fight(
      fighter("ditto", "transform", {level: 30, friendship: 9}),
      fighter("mewtwo", ["psychic", "recover"], {level: 90, friendship: 200})
    );
    const {hp} = battle.a;
    battle.a.chosen = battle.a.attacks[0];
    act(battle, battle.a, battle.b);
    const {pokemon} = battle.a;
    expect(pokemon).toMatchObject({level: 30, friendship: 9, hp});
    expect(pokemon.spAttack).toBe(battle.b.pokemon.spAttack);
    expect(battle.a.attacks[0].normal[0]).toBeLessThan(battle.b.attacks[0].normal[0]);
  });

  it("hurts itself in confusion by its own level", () => {
    const hurt = (own: number): number => {
      const battle = fight(
        fighter("mew", "tackle", level(own), {confusion: 3}),
        fighter("snorlax", "tackle", level(50))
      );
      const {hp} = battle.a;
      battle.a.chosen = battle.a.attacks[0];
      destined(battle, {below: [15]});
      act(battle, battle.a, battle.b);
      return hp - battle.a.hp;
    };
    // Attack and Defense are alike: 22 · 40 / 50 + 2 and 42 · 40 / 50 + 2.
    expect([hurt(50), hurt(100)]).toEqual([19, 35]);
  });

  it("may have more HP than any default one, and clocks that hold it", () => {
    const chansey = fighterPokemon(
      tables(),
      fighter("chansey", "pound", {level: 100, awakeningValues: statTable(200)})
    );
    const largest = Math.max(...game.pokemon.map(({stats}) => 2 * stats.hp + 31 + 100 + 10 + 200));
    expect(chansey.hp).toBe(841);
    expect(largest).toBeLessThan(LARGEST_HP);
    const clock = new KoDistribution();
    clock.fill(tables(), tables().pokemon[P("machamp")], tables().moves[M("strength")], chansey);
    expect(clock.turns).toBeGreaterThan(3);
    expect(clock.survival).toBeLessThan(1e-6);
  });

  it("has the distribution of its own Psywave", () => {
    const hits = new HitDistribution();
    const jynx = fighterPokemon(tables(), fighter("jynx", "psywave", level(3)));
    hits.fill(tables(), jynx, tables().moves[M("psywave")], tables().pokemon[P("mew")], 175);
    // 3 · 50 to 150 per cent: 1 up to 66, 2 up to 99, …
    expect([...hits.values.slice(0, hits.count)]).toEqual([1, 2, 3, 4]);
    expect(hits.weights[0]).toBeCloseTo(17 / 101, 12);
    expect(hits.tails[0]).toBeCloseTo(1, 12);
  });
});

describe("a fighter's state", () => {
  const state: FighterState = {
    hp: 40,
    ailment: "burn",
    ailmentTurns: 0,
    confusion: 2,
    stages: {...NO_STAGES, attack: -1, evasion: 2},
    powerPoints: [3, 0]
  };

  it("is what every battle begins with, again after each", () => {
    const battle = fight(fighter("mew", ["tackle", "surf"], {}, state), fighter("snorlax", "tackle"));
    for (let round = 0; round < 2; round++) {
      const {a, b} = battle;
      expect(a).toMatchObject({hp: 40, ailment: AILMENT.burn, confusion: 2, attack: -1, evasion: 2});
      expect(a.attacks.slice(0, 2).map(({powerPoints}) => powerPoints)).toEqual([3, 0]);
      expect([a.touched, b.touched, battle.upkeep]).toEqual([true, false, true]);
      expect(b.hp).toBe(b.pokemon.hp);
      Object.assign(a, {hp: 1, ailment: AILMENT.none, confusion: 0, attack: 3});
      battle.reset();
    }
    battle.prepare(P("mew"), [M("tackle")], P("snorlax"), [M("tackle")]);
    battle.reset();
    expect(battle.a).toMatchObject({hp: 175, ailment: AILMENT.none, attack: 0, touched: false});
  });

  it("burns at the end of the very first turn", () => {
    const burned = fighter("mew", "recover", {}, {ailment: "burn", hp: 10});
    const {events} = replayFight(tables(), burned, fighter("snorlax", "amnesia"), 1, GREEDY);
    expect(events.find(({turn, kind}) => turn === 1 && kind === "burn_damage")).toMatchObject({side: "A"});
  });

  it("lets a sleeper lose as many actions as its counter says", () => {
    const asleep = fighter("mew", "tackle", {}, {ailment: "sleep", ailmentTurns: 2});
    const battle = fight(asleep, fighter("snorlax", "amnesia"));
    const lines = heard(battle);
    battle.a.chosen = battle.a.attacks[0];
    act(battle, battle.a, battle.b);
    act(battle, battle.a, battle.b);
    expect(lines[0]).toBe("A asleep 0");
    expect(lines[1]).toBe(`A cure ${AILMENT.sleep}`);
  });

  it("changes who wins", () => {
    const [a, b] = [fighter("mew", "psychic"), fighter("mew", "psychic")];
    const wins = (x: Fighter): number => playFights(tables(), x, b, 400, 1, GREEDY).winsA;
    expect(wins({...a, state: {...freshState(tables(), a), hp: 20}})).toBeLessThan(wins(a) / 2);
  });
});
