import {describe, expect, it} from "vitest";
import {type Battle, OUTCOME} from "../../../pipelines/battle/battle.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {endTurn} from "../../../pipelines/battle/upkeep.ts";
import {destined, heard, prepared} from "../../support/prepared-battle.ts";

/** Mew (175 HP) is faster than Snorlax (235 HP). */
function ending(a: object, b: object = {}, lasting = true): Battle {
  const battle = prepared("mew", ["tackle", "outrage"], "snorlax", ["tackle", "outrage"]);
  Object.assign(battle.a, a);
  Object.assign(battle.b, b);
  battle.upkeep = true;
  battle.lasting = lasting;
  return battle;
}

describe("the end of a turn", () => {
  it("takes an eighth for the seed, which the other side gains as far as there is room", () => {
    const battle = ending({seeded: true}, {hp: 230});
    const lines = heard(battle);
    endTurn(battle);
    expect(lines).toEqual(["A seed_damage 21", "B drain 5"]);
    expect([battle.a.hp, battle.b.hp]).toEqual([154, 235]);
  });

  it("drains no more than the seeded side has, and nothing from one it fells", () => {
    const battle = ending({seeded: true, hp: 20}, {hp: 100});
    const lines = heard(battle);
    endTurn(battle);
    expect(lines).toEqual(["A seed_damage 20"]);
    expect([battle.outcome, battle.b.hp]).toEqual([OUTCOME.winB, 100]);
  });

  it("takes an eighth for poison, a sixteenth for burns, and for bad poison one sixteenth more each turn", () => {
    const battle = ending({ailment: AILMENT.poison}, {ailment: AILMENT.burn});
    const lines = heard(battle);
    endTurn(battle);
    expect(lines).toEqual(["A poison_damage 21", "B burn_damage 14"]);
    const bad = ending({ailment: AILMENT.bad_poison});
    const told = heard(bad);
    endTurn(bad);
    endTurn(bad);
    bad.a.ailmentTurns = 13;
    bad.a.hp = 1000;
    endTurn(bad);
    endTurn(bad);
    endTurn(bad);
    expect(told).toEqual([10, 20, 140, 150, 150].map((lost) => `A poison_damage ${lost}`));
  });

  it("takes an eighth for a trap, nothing in its last turn", () => {
    const battle = ending({}, {trapTurns: 3});
    const lines = heard(battle);
    for (let i = 0; i < 4; i++) endTurn(battle);
    expect(lines).toEqual(["B trap_damage 29", "B trap_damage 29"]);
    expect([battle.a.trapTurns, battle.b.trapTurns]).toEqual([0, 0]);
  });

  it("goes seed, poison, burn, trap, and each step by Speed", () => {
    const both = {seeded: true, trapTurns: 3, hp: 150};
    const battle = ending({...both, ailment: AILMENT.burn}, {...both, ailment: AILMENT.poison});
    const lines = heard(battle);
    endTurn(battle);
    expect(lines.map((line) => line.replace(/ \d+$/, ""))).toEqual([
      "A seed_damage",
      "B drain",
      "B seed_damage",
      "A drain",
      "B poison_damage",
      "A burn_damage",
      "A trap_damage",
      "B trap_damage"
    ]);
    const slow = ending({...both, speed: -6}, both);
    const told = heard(slow);
    endTurn(slow);
    expect(told[0]).toMatch(/^B seed_damage/);
  });

  it("at equal Speed goes by lot", () => {
    for (const [lot, first] of [
      [0, "A"],
      [1, "B"]
    ] as const) {
      const battle = prepared("mew", "tackle", "mew", "tackle");
      battle.upkeep = true;
      battle.a.seeded = true;
      battle.b.seeded = true;
      const lines = heard(battle);
      destined(battle, {below: [lot]});
      endTurn(battle);
      expect(battle.random.below).toHaveBeenCalledExactlyOnceWith(2);
      expect(lines[0]).toBe(`${first} seed_damage 21`);
    }
  });

  it("is over with the first to faint: nothing after it happens", () => {
    const battle = ending({ailment: AILMENT.burn, hp: 3}, {ailment: AILMENT.burn, hp: 3, trapTurns: 3});
    const lines = heard(battle);
    endTurn(battle);
    expect(lines).toEqual(["A burn_damage 3"]);
    expect([battle.outcome, battle.b.hp]).toEqual([OUTCOME.winB, 3]);
    const poison = ending({ailment: AILMENT.burn}, {ailment: AILMENT.poison, hp: 3});
    endTurn(poison);
    expect([poison.outcome, poison.a.hp]).toEqual([OUTCOME.winA, 175]);
    const seeds = ending({ailment: AILMENT.burn}, {seeded: true, hp: 3});
    endTurn(seeds);
    expect([seeds.outcome, seeds.a.hp]).toEqual([OUTCOME.winA, 175]);
    const traps = ending({taunted: 3}, {trapTurns: 3, hp: 3});
    endTurn(traps);
    expect([traps.outcome, traps.a.taunted]).toEqual([OUTCOME.winA, 3]);
  });

  it("does nothing of this where nothing needs it, but ends flinches", () => {
    const battle = ending({seeded: true, flinched: true}, {flinched: true});
    battle.upkeep = false;
    endTurn(battle);
    expect([battle.a.hp, battle.a.flinched, battle.b.flinched]).toEqual([175, false, false]);
  });

  it("counts nothing down where nothing lasts for turns", () => {
    const battle = ending({taunted: 3, seeded: true}, {reflect: 3}, false);
    endTurn(battle);
    expect([battle.a.taunted, battle.b.reflect, battle.a.hp]).toEqual([3, 3, 154]);
  });
});

describe("what runs out", () => {
  it("counts Taunt, screens, Mist and Bide down to 0 and not below", () => {
    const counts = {taunted: 2, reflect: 2, lightScreen: 2, mist: 2, bideTurns: 2};
    const battle = ending(counts, {taunted: 1});
    const left = () => {
      const {taunted, reflect, lightScreen, mist, bideTurns} = battle.a;
      return [taunted, reflect, lightScreen, mist, bideTurns, battle.b.taunted];
    };
    endTurn(battle);
    expect(left()).toEqual([1, 1, 1, 1, 1, 0]);
    endTurn(battle);
    endTurn(battle);
    expect(left()).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it("ends Encore with its turns or the move's power points", () => {
    const battle = ending({encoredTurns: 2}, {encoredTurns: 3});
    const {a, b} = battle;
    a.encored = a.attacks[0];
    b.encored = b.attacks[0];
    endTurn(battle);
    expect([a.encored, b.encored]).toEqual([a.attacks[0], b.attacks[0]]);
    b.attacks[0].powerPoints = 0;
    endTurn(battle);
    expect([a.encored, b.encored]).toEqual([null, null]);
  });

  it("ends Disable with its turns", () => {
    const battle = ending({disabledTurns: 2});
    battle.a.disabled = battle.a.attacks[0];
    endTurn(battle);
    expect(battle.a.disabled).toBe(battle.a.attacks[0]);
    endTurn(battle);
    expect(battle.a.disabled).toBeNull();
    expect([battle.b.disabledTurns, battle.b.drowsy]).toEqual([0, 0]);
  });

  it("puts the drowsy to sleep when their turns are over", () => {
    const battle = ending({drowsy: 2});
    endTurn(battle);
    expect([battle.a.drowsy, battle.a.ailment]).toEqual([1, AILMENT.none]);
    endTurn(battle);
    expect([battle.a.drowsy, battle.a.ailment]).toEqual([0, AILMENT.sleep]);
    expect(battle.b.ailment).toBe(AILMENT.none);
    battle.a.ailment = AILMENT.none;
    endTurn(battle);
    expect(battle.a.ailment).toBe(AILMENT.none);
  });

  it("ends Roost and Protect at once, and the stalling count two turns after", () => {
    const battle = ending({roosting: true, protecting: true, stall: 9, stallTurns: 2});
    endTurn(battle);
    expect([battle.a.roosting, battle.a.protecting, battle.a.stall]).toEqual([false, false, 9]);
    endTurn(battle);
    expect([battle.a.stall, battle.a.stallTurns]).toEqual([0, 0]);
    battle.a.stall = 3;
    endTurn(battle);
    expect([battle.a.stall, battle.a.stallTurns]).toEqual([3, 0]);
  });

  it("ends a rampage that was not renewed, with confusion if its uses were done", () => {
    const renewed = ending({rampageRenewed: 2, rampageLeft: 3});
    renewed.a.rampage = renewed.a.attacks[1];
    endTurn(renewed);
    expect(renewed.a.rampage).toBe(renewed.a.attacks[1]);
    expect([renewed.a.rampageRenewed, renewed.a.rampageLeft]).toEqual([1, 2]);
    endTurn(renewed);
    expect([renewed.a.rampage, renewed.a.confusion]).toEqual([null, 0]);
    const done = ending({rampageRenewed: 1, rampageLeft: 1});
    done.a.rampage = done.a.attacks[1];
    destined(done, {below: [0]});
    endTurn(done);
    expect([done.a.rampage, done.a.confusion]).toEqual([null, 2]);
  });

  it("ends a sleeper's rampage", () => {
    const battle = ending({rampageRenewed: 2, rampageLeft: 3, ailment: AILMENT.sleep, ailmentTurns: 2});
    battle.a.rampage = battle.a.attacks[1];
    endTurn(battle);
    expect([battle.a.rampage, battle.a.confusion]).toEqual([null, 0]);
  });
});
