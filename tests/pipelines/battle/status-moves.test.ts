import {describe, expect, it} from "vitest";
import {type Battle, OUTCOME} from "../../../pipelines/battle/battle.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {startScreen} from "../../../pipelines/battle/screens.ts";
import {useStatusMove} from "../../../pipelines/battle/status-moves.ts";
import {M} from "../../support/battle-game.ts";
import {destined, heard, prepared} from "../../support/prepared-battle.ts";

interface Fate {
  readonly target?: string;
  readonly a?: object;
  readonly b?: object;
  readonly below?: number[];
  readonly percent?: boolean;
  readonly before?: (battle: Battle) => void;
}

/** Lets Mew use a status move; `fails` as recorded. */
function used(move: string, {target = "snorlax", a = {}, b = {}, below, percent = true, before}: Fate = {}) {
  const battle = prepared("mew", move, target, ["tackle", "struggle"]);
  Object.assign(battle.a, a);
  Object.assign(battle.b, b);
  before?.(battle);
  const lines = heard(battle);
  destined(battle, {below, percent});
  useStatusMove(battle, battle.a, battle.b, battle.a.attacks[0]);
  return {battle, lines, a: battle.a, b: battle.b, failed: lines.includes(`A fail ${M(move)}`)};
}

describe("status moves aimed at the opponent", () => {
  it("miss, are protected from and shrugged off like attacks, which is no failure", () => {
    expect(used("hypnosis", {percent: false}).lines).toEqual(["B miss 0"]);
    expect(used("growl", {b: {protecting: true}}).lines).toEqual(["B protected 0"]);
    expect(used("leech-seed", {target: "tangela"}).lines).toEqual(["B immune 0"]);
    expect(used("taunt", {b: {protecting: true}}).lines).toEqual(["B protected 0"]);
    expect(used("growl", {percent: false}).lines).toEqual(["B miss 0"]);
  });

  it("give ailments and stages, or fail", () => {
    expect(used("spore").b.ailment).toBe(AILMENT.sleep);
    expect(used("spore", {b: {ailment: AILMENT.burn}}).lines).toEqual([`A fail ${M("spore")}`]);
    const {a, b, lines} = used("growl");
    expect([a.attack, b.attack, lines]).toEqual([0, -1, ["B stages 1"]]);
    expect(used("growl", {b: {attack: -6}}).failed).toBe(true);
    expect(used("growl", {b: {mist: 1}}).failed).toBe(true);
  });

  it("fail before a substitute, except those that pass it", () => {
    const behind = {b: {substitute: 1}};
    for (const move of ["spore", "leer", "leech-seed", "yawn"]) expect(used(move, behind).failed).toBe(true);
    expect(used("growl", behind).b.attack).toBe(-1);
    expect(used("taunt", behind).b.taunted).toBe(3);
  });

  it("seed once", () => {
    const {b, lines, battle} = used("leech-seed");
    expect([b.seeded, lines, battle.lasting]).toEqual([true, ["B seeded 0"], true]);
    expect(used("leech-seed", {b: {seeded: true}}).failed).toBe(true);
  });

  it("taunt for three turn ends, four for one that has acted, once", () => {
    expect(used("taunt").b.taunted).toBe(3);
    expect(used("taunt", {b: {moved: true}}).b.taunted).toBe(4);
    const again = used("taunt", {b: {taunted: 2}});
    expect([again.b.taunted, again.failed]).toEqual([2, true]);
    expect([used("taunt").battle.upkeep, used("taunt").failed]).toEqual([true, false]);
  });

  it("make a healthy opponent drowsy for two turn ends, once", () => {
    expect(used("yawn").b.drowsy).toBe(2);
    expect(used("yawn").failed).toBe(false);
    expect(used("yawn", {b: {drowsy: 1}}).failed).toBe(true);
    expect(used("yawn", {b: {ailment: AILMENT.burn}}).failed).toBe(true);
  });

  const afterTackle = ({b}: Battle): void => {
    [b.last] = b.attacks;
  };
  const afterStruggle = ({b}: Battle): void => {
    b.last = b.struggle;
    b.struggle.powerPoints = 5;
  };

  it("disable the move used last for four turns, five for one that has acted", () => {
    const {b, lines} = used("disable", {before: afterTackle});
    expect([b.disabled, b.disabledTurns]).toEqual([b.attacks[0], 4]);
    expect(lines).toEqual([`B disabled ${M("tackle")}`]);
    expect(used("disable", {before: afterTackle, b: {moved: true}}).b.disabledTurns).toBe(5);
  });

  it("disable nothing where none was used, none is left, it is Struggle, or one is disabled", () => {
    expect(used("disable").failed).toBe(true);
    expect(used("disable", {before: afterStruggle}).failed).toBe(true);
    const spent = (battle: Battle): void => {
      afterTackle(battle);
      battle.b.attacks[0].powerPoints = 0;
    };
    expect(used("disable", {before: spent}).failed).toBe(true);
    const twice = (battle: Battle): void => {
      afterTackle(battle);
      battle.b.disabled = battle.b.attacks[1];
    };
    const {b, failed} = used("disable", {before: twice});
    expect([b.disabled, failed]).toEqual([b.attacks[1], true]);
  });

  it("encore the move used last for three actions, four for one that has acted", () => {
    const {b, failed, battle} = used("encore", {before: afterTackle});
    expect([b.encored, b.encoredTurns, failed, battle.lasting]).toEqual([b.attacks[0], 3, false, true]);
    expect(used("encore", {before: afterTackle, b: {moved: true}}).b.encoredTurns).toBe(4);
  });

  it.each(["encore", "struggle", "transform", "mimic", "metronome", "mirror-move"])(
    "encore nothing where %s was used last",
    (name) => {
      const battle = prepared("mew", "encore", "snorlax", name);
      [battle.b.last] = battle.b.attacks;
      const lines = heard(battle);
      destined(battle, {});
      useStatusMove(battle, battle.a, battle.b, battle.a.attacks[0]);
      expect([battle.b.encored, lines]).toEqual([null, [`A fail ${M("encore")}`]]);
    }
  );

  it("encore nothing where none was used, none is left, or one is encored", () => {
    expect(used("encore").failed).toBe(true);
    const spent = (battle: Battle): void => {
      afterTackle(battle);
      battle.b.attacks[0].powerPoints = 0;
    };
    expect(used("encore", {before: spent}).failed).toBe(true);
    const twice = (battle: Battle): void => {
      afterTackle(battle);
      battle.b.encored = battle.b.attacks[1];
    };
    const {b, failed} = used("encore", {before: twice});
    expect([b.encored, failed]).toEqual([b.attacks[1], true]);
  });
});

describe("status moves for the user", () => {
  it("raise its stages, past the opponent's protection", () => {
    const {a, b, lines} = used("swords-dance", {b: {protecting: true}});
    expect([a.attack, b.attack, lines]).toEqual([2, 0, ["A stages 2"]]);
    expect(used("swords-dance", {a: {attack: 6}}).failed).toBe(true);
    const {a: misted} = used("shell-smash", {a: {mist: 1}});
    expect([misted.attack, misted.defense]).toEqual([2, -1]);
  });

  it("minimize it, though its evasion may be at its highest", () => {
    const {a} = used("minimize");
    expect([a.minimized, a.evasion]).toEqual([true, 2]);
    const again = used("minimize", {a: {evasion: 6}});
    expect([again.a.minimized, again.failed]).toEqual([true, true]);
    expect(used("double-team").a.minimized).toBe(false);
  });

  it("recover half of its maximum, rounded, unless it is whole", () => {
    const {a, lines, battle} = used("recover", {a: {hp: 50}});
    expect([a.hp, lines]).toEqual([138, ["A heal 88"]]);
    expect([a.roosting, a.touched, battle.lasting]).toEqual([false, false, false]);
    expect(used("recover").failed).toBe(true);
    const roost = used("roost", {a: {hp: 174}});
    expect([roost.a.hp, roost.a.roosting, roost.a.touched]).toEqual([175, true, true]);
    expect([roost.battle.lasting, roost.failed]).toEqual([true, false]);
    expect(used("roost").a.roosting).toBe(false);
  });

  it("rest: whole and two turns asleep, in place of another ailment", () => {
    const {a, lines} = used("rest", {a: {hp: 20, ailment: AILMENT.burn}});
    expect([a.hp, a.ailment, a.ailmentTurns, a.touched]).toEqual([175, AILMENT.sleep, 3, true]);
    expect(lines).toEqual([`A cure ${AILMENT.burn}`, `A ailment ${AILMENT.sleep}`, "A heal 155"]);
    expect(used("rest").failed).toBe(true);
    expect(used("rest", {a: {hp: 20, ailment: AILMENT.sleep}}).failed).toBe(true);
  });

  it.each([
    ["reflect", "reflect"],
    ["light-screen", "lightScreen"],
    ["mist", "mist"]
  ] as const)("put up %s for five turn ends, once", (move, field) => {
    const {a, lines, battle} = used(move);
    const {reflect, lightScreen, mist} = a;
    expect({reflect, lightScreen, mist}).toEqual({reflect: 0, lightScreen: 0, mist: 0, [field]: 5});
    expect([a.touched, battle.lasting, lines]).toEqual([true, true, ["A screen 5"]]);
    const again = used(move, {a: {[field]: 1}});
    expect([again.a[field], again.failed]).toEqual([1, true]);
    expect(startScreen(again.battle, again.a, a.attacks[0].move.behaviour)).toBe(false);
  });

  it("haze: clear both sides' stages", () => {
    const {a, b, lines} = used("haze", {a: {attack: 1}, b: {speed: 2}});
    expect([a.attack, b.speed, lines]).toEqual([0, 0, ["A stages 0", "B stages 0"]]);
  });

  it("focus its energy once", () => {
    const {a, lines} = used("focus-energy");
    expect([a.focused, a.touched, lines]).toEqual([true, true, []]);
    expect(used("focus-energy", {a: {focused: true}}).failed).toBe(true);
  });

  it("put a quarter of its maximum HP into a substitute, if more than that is left", () => {
    const {a, lines} = used("substitute", {a: {trapTurns: 3}});
    expect([a.substitute, a.hp, a.trapTurns, lines]).toEqual([43, 132, 0, ["A substitute 43"]]);
    expect(used("substitute", {a: {substitute: 1}}).failed).toBe(true);
    expect(used("substitute", {a: {hp: 43}}).failed).toBe(true);
    expect(used("substitute", {a: {hp: 44}}).a.hp).toBe(1);
    const exact = used("substitute", {
      before: ({a: mew}) => Object.assign(mew, {pokemon: {...mew.pokemon, hp: 176}, hp: 44})
    });
    expect(exact.failed).toBe(true);
  });

  it("protect: surely at first, then one in 3, 9 and up to 729, never after the opponent", () => {
    const {a, lines, battle} = used("protect");
    expect([a.protecting, a.stall, a.stallTurns, lines]).toEqual([true, 3, 2, []]);
    expect(battle.random.below).not.toHaveBeenCalled();
    expect(battle.lasting).toBe(true);
    const again = used("protect", {a: {stall: 3}, below: [0]});
    expect(again.battle.random.below).toHaveBeenCalledExactlyOnceWith(3);
    expect([again.a.protecting, again.a.stall]).toEqual([true, 9]);
    expect(used("protect", {a: {stall: 729}, below: [0]}).a.stall).toBe(729);
    const unlucky = used("protect", {a: {stall: 9}, below: [1]});
    expect([unlucky.a.protecting, unlucky.a.stall, unlucky.failed]).toEqual([false, 0, true]);
    const late = used("protect", {b: {moved: true}});
    expect([late.a.protecting, late.failed]).toEqual([false, true]);
  });

  it.each(["splash", "teleport", "whirlwind", "roar", "helping-hand", "stealth-rock"])(
    "do nothing with %s, and say so",
    (move) => {
      const {lines, battle} = used(move);
      expect(lines).toEqual([`A fail ${M(move)}`]);
      expect([battle.outcome, battle.a.hp, battle.b.hp]).toEqual([OUTCOME.open, 175, 235]);
    }
  );
});
