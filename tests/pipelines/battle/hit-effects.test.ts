import {describe, expect, it} from "vitest";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {endRampage, seed, strike} from "../../../pipelines/battle/hits.ts";
import {destined, prepared} from "../../support/prepared-battle.ts";
import {percents, struck} from "./struck.ts";

describe("what a hit does to its target", () => {
  it("holds it for five or six turn ends, once", () => {
    for (const lot of [0, 1]) {
      const {b, battle, lines} = struck("wrap", {below: [lot]});
      expect([b.trapTurns, battle.upkeep, battle.lasting]).toEqual([5 + lot, true, false]);
      expect(lines.at(-1)).toBe("B trapped 0");
      expect(battle.random.below).toHaveBeenCalledExactlyOnceWith(2);
    }
    expect(struck("wrap", {b: {trapTurns: 2}}).b.trapTurns).toBe(2);
  });

  it("seeds it once, Grass never", () => {
    const {b, battle, lines} = struck("sappy-seed");
    expect([b.seeded, battle.upkeep]).toEqual([true, true]);
    expect(lines.at(-1)).toBe("B seeded 0");
    expect(seed(battle, b)).toBe(false);
    const grass = struck("sappy-seed", {target: "tangela"});
    expect([grass.b.seeded, grass.battle.upkeep]).toEqual([false, false]);
  });

  it("clears both sides' stages with Freezy Frost, the target's with Clear Smog", () => {
    const frost = struck("freezy-frost", {a: {attack: 2}, b: {defense: 2}});
    expect([frost.a.attack, frost.b.defense]).toEqual([0, 0]);
    expect(frost.lines.slice(1)).toEqual(["A stages 0", "B stages 0"]);
    const smog = struck("clear-smog", {a: {attack: 2}, b: {defense: 2}});
    expect([smog.a.attack, smog.b.defense]).toEqual([2, 0]);
    expect(smog.lines.slice(1)).toEqual(["B stages 0"]);
  });

  it("breaks both screens with Brick Break before it hits", () => {
    const {b, lines, dealt} = struck("brick-break", {b: {reflect: 2, lightScreen: 3, touched: true}});
    expect([b.reflect, b.lightScreen]).toEqual([0, 0]);
    expect(lines).toEqual(["B screen 0", `B damage ${dealt}`]);
    expect(struck("brick-break", {b: {lightScreen: 3}}).lines).toHaveLength(2);
    expect(struck("brick-break", {b: {reflect: 3}}).lines).toHaveLength(2);
    expect(struck("brick-break").lines).toHaveLength(1);
    expect(struck("strength", {b: {lightScreen: 3}}).b.lightScreen).toBe(3);
    const unheard = prepared("mew", "brick-break", "snorlax", "tackle");
    unheard.b.reflect = 2;
    strike(unheard, unheard.a, unheard.b, unheard.a.attacks[0]);
    expect(unheard.b.reflect).toBe(0);
  });

  it("raises a raging target's Attack", () => {
    expect(struck("double-kick", {b: {raging: true}}).b.attack).toBe(2);
    expect(struck("strength").b.attack).toBe(0);
  });

  it("makes it flinch, gives it an ailment, changes its stages, each by its chance", () => {
    const flinch = struck("headbutt");
    expect([flinch.b.flinched, percents(flinch.battle)]).toEqual([true, [30]]);
    expect(struck("headbutt", {percent: false}).b.flinched).toBe(false);
    const slam = struck("body-slam");
    expect([slam.b.ailment, percents(slam.battle)]).toEqual([AILMENT.paralysis, [30]]);
    expect(struck("body-slam", {percent: false}).b.ailment).toBe(AILMENT.none);
    const acid = struck("acid");
    expect([acid.b.spDefense, acid.a.spDefense, percents(acid.battle)]).toEqual([-1, 0, [10]]);
    expect(struck("acid", {percent: false}).b.spDefense).toBe(0);
    const plain = struck("strength");
    expect([plain.b.flinched, plain.b.ailment, percents(plain.battle)]).toEqual([false, AILMENT.none, []]);
  });

  it("needs no chance for what is sure", () => {
    const {b, battle} = struck("sizzly-slide", {percent: false});
    expect([b.ailment, percents(battle)]).toEqual([AILMENT.burn, []]);
    expect(struck("superpower", {percent: false}).a.attack).toBe(-1);
  });

  it("thaws a frozen target with Fire or Scald, nothing else", () => {
    const frozen = {ailment: AILMENT.freeze};
    for (const [move, ailment] of [
      ["fire-punch", AILMENT.none],
      ["scald", AILMENT.none],
      ["surf", AILMENT.freeze],
      ["strength", AILMENT.freeze]
    ] as const)
      expect(struck(move, {b: frozen, percent: false}).b.ailment).toBe(ailment);
    expect(struck("fire-punch", {b: {ailment: AILMENT.sleep}, percent: false}).b.ailment).toBe(AILMENT.sleep);
  });
});

describe("what a hit does to its user", () => {
  it("makes it rest, rage, or stand behind a screen, and cures it", () => {
    expect(struck("hyper-beam").a.resting).toBe(true);
    expect(struck("rage").a.raging).toBe(true);
    const {resting, raging, reflect, lightScreen} = struck("strength").a;
    expect([resting, raging, reflect, lightScreen]).toEqual([false, false, 0, 0]);
    expect(struck("baddy-bad").a.reflect).toBe(5);
    expect(struck("glitzy-glow").a.lightScreen).toBe(5);
    expect(struck("sparkly-swirl", {a: {ailment: AILMENT.poison}}).a.ailment).toBe(AILMENT.none);
  });

  it("lowers its own stages past its Mist", () => {
    expect(struck("superpower", {a: {mist: 2}}).a.attack).toBe(-1);
  });

  it("changes its stages with the first hit only, by its chance", () => {
    const {a, b} = struck("superpower");
    expect([a.attack, a.defense, b.attack]).toEqual([-1, -1, 0]);
    const twice = prepared("mew", "double-kick", "snorlax", "tackle");
    const [attack] = twice.a.attacks;
    attack.move = {...attack.move, changesStages: true, stagesOfUser: true, stagesPercent: 50, speed: 1};
    destined(twice, {});
    strike(twice, twice.a, twice.b, attack);
    expect([twice.a.speed, percents(twice)]).toEqual([1, [50]]);
  });

  it("begins a rampage of two or three uses and renews it until the last", () => {
    const {a, battle} = struck("outrage", {below: [1]});
    expect([a.rampage, a.rampageLeft, a.rampageRenewed]).toEqual([a.attacks[0], 3, 2]);
    expect([battle.upkeep, battle.lasting]).toEqual([true, true]);
    expect(battle.random.below).toHaveBeenCalledExactlyOnceWith(2);
    for (const [left, renewed] of [
      [3, 2],
      [2, 2],
      [1, 1]
    ] as const) {
      Object.assign(a, {rampageLeft: left, rampageRenewed: 1});
      strike(battle, a, battle.b, a.attacks[0]);
      expect([a.rampageLeft, a.rampageRenewed]).toEqual([left, renewed]);
      battle.b.hp = 235;
    }
  });

  it("ends a rampage with confusion only where it ran its course", () => {
    for (const [left, confusion] of [
      [2, 0],
      [1, 2],
      [0, 2]
    ] as const) {
      const battle = prepared("mew", "outrage", "snorlax", "tackle");
      destined(battle, {});
      Object.assign(battle.a, {rampage: battle.a.attacks[0], rampageLeft: left});
      endRampage(battle, battle.a);
      expect([battle.a.rampage, battle.a.confusion]).toEqual([null, confusion]);
    }
  });
});
