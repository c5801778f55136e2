import {describe, expect, it} from "vitest";
import {act} from "../../../pipelines/battle/action.ts";
import {Battle} from "../../../pipelines/battle/battle.ts";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {simulateDuel} from "../../../pipelines/battle/duel.ts";
import {type MoveSetSide, simulateMoveSets} from "../../../pipelines/battle/move-sets.ts";
import {greedyPolicy} from "../../../pipelines/battle/policy.ts";
import type {Side} from "../../../pipelines/battle/side.ts";
import {playTurn} from "../../../pipelines/battle/turn.ts";
import {game, M, P, tables} from "../../support/battle-game.ts";
import {destined, heard, prepared} from "../../support/prepared-battle.ts";
import {copyingBattles} from "./told.ts";

/** A uses the move of a slot; chance gives the first of what can be chosen. */
function uses(battle: Battle, slot = 0, side: "a" | "b" = "a"): void {
  const [user, target] = side === "a" ? [battle.a, battle.b] : [battle.b, battle.a];
  user.chosen = user.attacks[slot];
  act(battle, user, target);
}

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

describe("Metronome", () => {
  it("chooses among 159 moves of the first generation", () => {
    const {byMetronome} = tables();
    expect(byMetronome).toHaveLength(159);
    const battle = prepared("clefable", "metronome", "chansey", "pound");
    destined(battle, {below: [158]});
    const lines = heard(battle);
    uses(battle);
    const last = byMetronome[158].index;
    expect(lines.slice(0, 3)).toEqual([`A move ${M("metronome")}`, `A called ${last}`, `A move ${last}`]);
    expect(battle.random.below).toHaveBeenCalledWith(159);
    expect(battle.a.attacks[0].powerPoints).toBe(15);
  });

  const called = (move: string, opponent = "chansey"): Battle => {
    const battle = prepared("clefable", "metronome", opponent, ["pound", "disable"]);
    destined(battle, {below: [tables().byMetronome.findIndex(({index}) => index === M(move)), 0]});
    uses(battle);
    return battle;
  };

  it("locks the user into what takes two turns, which is then what it used last", () => {
    const battle = called("fly");
    const {a} = battle;
    expect([a.last?.move.index, a.hidden]).toEqual([M("metronome"), 1]);
    const fly = a.lockedAttack();
    expect(fly?.move.index).toBe(M("fly"));
    a.chosen = fly ?? a.struggle;
    act(battle, a, battle.b);
    expect([a.last, a.lockedAttack(), battle.b.hp < battle.b.pokemon.hp]).toEqual([fly, null, true]);
    expect(a.attacks[0].powerPoints).toBe(15);
    // The called move has no power points, and can be disabled all the same.
    uses(battle, 1, "b");
    expect(a.disabled).toBe(fly);
  });

  it("locks into rampages and Bide", () => {
    expect(called("thrash").a.rampage?.move.index).toBe(M("thrash"));
    const {a} = called("bide");
    expect([a.bideTurns, a.lockedAttack()?.move.index]).toEqual([3, M("bide")]);
  });

  it("fails where the game has nothing to choose", () => {
    const few = createBattleTables({
      ...game,
      moves: game.moves.map((row) => ({...row, id: row.id + 1000})),
      pokemon: game.pokemon.map((row) => ({...row, learnset: []}))
    });
    const battle = new Battle(few);
    battle.prepare(P("clefable"), [M("metronome")], P("chansey"), [M("pound")]);
    battle.reset();
    const lines = heard(battle);
    uses(battle);
    expect(lines).toEqual([`A move ${M("metronome")}`, `A fail ${M("metronome")}`]);
  });
});

describe("Mirror Move", () => {
  const begun = (move: string) => {
    const battle = prepared("pidgeot", "mirror-move", "mew", [move, "pound"]);
    [battle.b.last] = battle.b.attacks;
    return battle;
  };

  it("repeats the target's last move, as the user's own", () => {
    const battle = begun("psychic");
    const lines = heard(battle);
    uses(battle);
    expect(lines.slice(0, 3)).toEqual([
      `A move ${M("mirror-move")}`,
      `A called ${M("psychic")}`,
      `A move ${M("psychic")}`
    ]);
    expect(battle.b.hp).toBeLessThan(battle.b.pokemon.hp);
    expect(battle.b.attacks[0].powerPoints).toBe(16);
  });

  it("fails on what is not aimed at an opponent, and misses what is hidden", () => {
    for (const move of ["recover", "reflect", "metronome", "transform", "mirror-move"]) {
      const battle = begun(move);
      const lines = heard(battle);
      uses(battle);
      expect(lines.at(-1)).toBe(`A fail ${M("mirror-move")}`);
    }
    const battle = begun("psychic");
    battle.b.hidden = 1;
    const lines = heard(battle);
    uses(battle);
    expect(lines.at(-1)).toBe("B miss 0");
  });

  it("lets Facade thrive on the ailment that the user already has", () => {
    const battle = begun("facade");
    battle.a.ailment = AILMENT.poison;
    destined(battle, {});
    uses(battle);
    expect(battle.a.touched).toBe(true);
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
