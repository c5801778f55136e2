import {describe, expect, it} from "vitest";
import {Battle} from "../../../pipelines/battle/battle.ts";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {simulateDuel} from "../../../pipelines/battle/duel.ts";
import {type MoveSetSide, simulateMoveSets} from "../../../pipelines/battle/move-sets.ts";
import {greedyPolicy} from "../../../pipelines/battle/policy.ts";
import type {Side} from "../../../pipelines/battle/side.ts";
import {playTurn} from "../../../pipelines/battle/turn.ts";
import {game, M, P, tables} from "../../support/battle-game.ts";
import {heard, prepared, uses} from "../../support/prepared-battle.ts";
import {copyingBattles} from "./told.ts";

const movesOf = ({attacks, count}: Side): (string | number)[][] =>
  attacks.slice(0, count).map(({move, powerPoints}) => [game.moves[move.index].identifier, powerPoints]);

const tablesOf = ({pokemon, attacks, struggle, count, thrivesOnAilments}: Side) =>
  structuredClone({
    pokemon: {...pokemon},
    thrivesOnAilments,
    attacks: attacks.slice(0, count).map((attack) => ({...attack})),
    struggle: {...struggle, powerPoints: 0}
  });

describe("Transform", () => {
  const begun = () => prepared("ditto", "transform", "machamp", ["facade", "strength", "roar"]);

  it("copies stats but HP, types, weight, stages, Focus Energy and moves with 5 power points", () => {
    const battle = begun();
    const {a, b} = battle;
    const {hp} = a;
    Object.assign(b, {attack: 2, evasion: -1, focused: true, touched: true});
    const lines = heard(battle);
    uses(battle);
    expect(a.pokemon).toEqual({...b.pokemon, hp});
    expect([a.hp, a.attack, a.evasion, a.focused, a.touched, a.thrivesOnAilments]).toEqual([
      hp,
      2,
      -1,
      true,
      true,
      true
    ]);
    expect(movesOf(a)).toEqual([
      ["facade", 5],
      ["strength", 5],
      ["roar", 5]
    ]);
    expect(a.attacks[1].stab).toBe(false);
    expect(lines.at(-1)).toBe(`A transform ${P("machamp")}`);
  });

  it("gives no more power points than the move has", () => {
    const battle = prepared("ditto", "transform", "rhydon", ["horn-drill", "tackle"]);
    const few = {...battle.b.attacks[0].move, basePowerPoints: 3};
    Object.assign(battle.b.attacks[0], {move: few});
    uses(battle);
    expect(battle.a.attacks[0].powerPoints).toBe(3);
  });

  it("makes the opponent's attacks ready against the new form", () => {
    const battle = prepared("ditto", "transform", "gengar", ["shadow-ball", "lick"]);
    expect(battle.b.attacks[0].immune).toBe(true);
    uses(battle);
    expect([battle.b.attacks[0].immune, battle.b.attacks[0].multiplier]).toEqual([false, 2]);
  });

  it("fails before a substitute, in a copy and against one, and misses what is hidden", () => {
    for (const [whose, state] of [
      ["b", {substitute: 1}],
      ["b", {transformed: true}],
      ["a", {transformed: true}],
      ["b", {hidden: 1}]
    ] as const) {
      const battle = begun();
      Object.assign(battle[whose], state);
      uses(battle);
      expect(movesOf(battle.a)).toEqual([["transform", 15]]);
    }
  });

  it("passes Protect", () => {
    const battle = begun();
    battle.b.protecting = true;
    uses(battle);
    expect(battle.a.transformed).toBe(true);
  });

  it("leaves what is disabled disabled if the copy knows it too", () => {
    const battle = prepared("mew", ["transform", "pound"], "chansey", ["pound", "sing"]);
    [, battle.a.disabled] = battle.a.attacks;
    uses(battle);
    expect(battle.a.attacks.slice(0, 2).map((attack) => battle.a.usable(attack))).toEqual([false, true]);
  });

  it("is a duel of the opponent's attack for five turns, then of Struggle", () => {
    const battle = prepared("ditto", "transform", "chansey", "soft-boiled");
    for (let turn = 0; turn < 7; turn++) playTurn(battle, null, null);
    expect(battle.a.last).toBe(battle.a.struggle);
    expect(battle.a.attacks[0].powerPoints).toBe(0);
  });
});

describe("Mimic", () => {
  const begun = () => {
    const battle = prepared("jigglypuff", ["pound", "mimic"], "machamp", ["strength", "facade"]);
    [battle.b.last] = battle.b.attacks;
    return battle;
  };

  it("takes the target's last move, with the power points of one never raised", () => {
    const battle = begun();
    battle.b.substitute = 1;
    const lines = heard(battle);
    uses(battle, 1);
    expect(movesOf(battle.a)).toEqual([
      ["pound", 56],
      ["strength", 15]
    ]);
    expect(battle.a.last?.move.index).toBe(M("mimic"));
    expect(lines.at(-1)).toBe(`A mimic ${M("strength")}`);
  });

  it("thrives on an ailment once it knows Facade", () => {
    const battle = begun();
    [, battle.b.last] = battle.b.attacks;
    battle.a.ailment = AILMENT.poison;
    uses(battle, 1);
    expect([battle.a.thrivesOnAilments, battle.a.touched]).toEqual([true, true]);
  });

  it.each([
    ["nothing was used", ({b}: Battle) => void Object.assign(b, {last: null})],
    ["it is Struggle", ({b}: Battle) => void Object.assign(b, {last: b.struggle})],
    ["the user is a copy", ({a}: Battle) => void Object.assign(a, {transformed: true})],
    ["the target protects itself", ({b}: Battle) => void Object.assign(b, {protecting: true})],
    ["the target is hidden", ({b}: Battle) => void Object.assign(b, {hidden: 1})],
    ["the user knows it", ({a, b}: Battle) => void Object.assign(b, {last: a.attacks[0]})],
    ["it is Mimic", ({a, b}: Battle) => void Object.assign(b, {last: a.attacks[1]})]
  ])("fails where %s", (_, change) => {
    const battle = begun();
    change(battle);
    uses(battle, 1);
    expect(movesOf(battle.a)[1]).toEqual(["mimic", 15]);
  });
});

describe("Conversion", () => {
  const begun = (first: string) => prepared("porygon", [first, "conversion"], "gengar", ["lick", "pound"]);

  it("makes the user the type of its first move, for both sides' attacks", () => {
    const battle = begun("thunderbolt");
    const {a, b} = battle;
    const lines = heard(battle);
    expect([a.attacks[0].stab, b.attacks[0].immune]).toEqual([false, true]);
    uses(battle, 1);
    expect([a.attacks[0].stab, b.attacks[0].immune, a.pokemon.type2]).toEqual([true, false, -1]);
    expect(lines.at(-1)).toBe(`A type ${a.pokemon.type1}`);
    expect(a.pokemon).toEqual({...tables().pokemon[P("porygon")], type1: a.attacks[0].move.type});
  });

  it("fails where the user is of that type", () => {
    const battle = begun("tackle");
    const lines = heard(battle);
    uses(battle, 1);
    expect(lines.at(-1)).toBe(`A fail ${M("conversion")}`);
  });
});

describe("what copying moves change", () => {
  it.each(copyingBattles().map((sides, i) => [i, ...sides] as const))(
    "is set back whole for the next playout (battle %d)",
    (_, a, b) => {
      const battle = new Battle(tables());
      battle.prepare(a.pokemon, a.moves, b.pokemon, b.moves);
      battle.reset();
      const begun = [battle.a, battle.b].map(tablesOf);
      for (let turn = 0; turn < 12 && battle.outcome === 0; turn++)
        playTurn(battle, greedyPolicy, greedyPolicy);
      battle.reset();
      expect([battle.a, battle.b].map(tablesOf)).toEqual(begun);
    }
  );

  it("does not reach other battles of the same object", () => {
    const sets = copyingBattles();
    const plain: MoveSetSide = {
      pokemon: P("mew"),
      moves: ["fly", "facade", "psychic", "surf"].map(M),
      policy: "random"
    };
    const fresh = () => createBattleTables(game);
    const expected = [
      simulateMoveSets(fresh(), plain, sets[7][0], 50, 3),
      simulateDuel(fresh(), P("ditto"), M("transform"), P("mew"), M("surf"), 50, 3)
    ];
    for (const [a, b] of sets) {
      simulateMoveSets(tables(), a, b, 20, 1);
      expect(simulateMoveSets(tables(), plain, sets[7][0], 50, 3)).toEqual(expected[0]);
      expect(simulateDuel(tables(), P("ditto"), M("transform"), P("mew"), M("surf"), 50, 3)).toEqual(
        expected[1]
      );
    }
  });
});

describe("the greedy policy with copying moves", () => {
  const chosen = (battle: Battle): string =>
    game.moves[greedyPolicy(battle, battle.a, battle.b).move.index].identifier;

  it("uses what can be done now before attacks that cannot work, after those that can", () => {
    const battle = prepared("mew", ["tackle", "transform"], "gengar", "lick");
    expect(chosen(battle)).toBe("transform");
    battle.b.substitute = 1;
    expect(chosen(battle)).toBe("tackle");
    expect(chosen(prepared("mew", ["tackle", "transform"], "chansey", "pound"))).toBe("tackle");
    expect(chosen(prepared("clefable", ["growl", "metronome"], "chansey", "pound"))).toBe("metronome");
    expect(chosen(prepared("porygon", ["thunderbolt", "conversion"], "golem", "tackle"))).toBe("conversion");
    const mimic = prepared("jigglypuff", ["sing", "mimic"], "machamp", "strength");
    expect(chosen(mimic)).toBe("sing");
    [mimic.b.last] = mimic.b.attacks;
    expect(chosen(mimic)).toBe("mimic");
  });

  it("weighs Mirror Move by what it repeats", () => {
    const battle = prepared("pidgeot", ["gust", "mirror-move"], "zapdos", ["thunder", "drill-peck"]);
    expect(chosen(battle)).toBe("gust");
    Object.assign(battle.b, {last: prepared("mew", "ice-beam", "zapdos", "thunder").a.attacks[0]});
    expect(chosen(battle)).toBe("mirror-move");
    expect(chosen(prepared("pidgeot", ["roost", "mirror-move"], "zapdos", "thunder"))).toBe("roost");
  });

  it("has Ditto transform, then fight", () => {
    const side = (pokemon: string, ...moves: string[]): MoveSetSide => ({
      pokemon: P(pokemon),
      moves: moves.map(M),
      policy: "greedy"
    });
    const {winsA} = simulateMoveSets(tables(), side("ditto", "transform"), side("weedle", "tackle"), 400, 1);
    expect(winsA).toBeGreaterThan(10);
  });
});
