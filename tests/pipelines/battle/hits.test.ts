import {describe, expect, it} from "vitest";
import {OUTCOME} from "../../../pipelines/battle/battle.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {regain, strike, takeHit} from "../../../pipelines/battle/hits.ts";
import {destined, heard, prepared} from "../../support/prepared-battle.ts";
import {struck} from "./struck.ts";

describe("a move that reached its target", () => {
  it("takes HP and says so; with the last of it the battle is over", () => {
    const {lines, b, dealt, battle} = struck("strength");
    expect(lines).toEqual([`B damage ${dealt}`]);
    expect([b.hp, battle.outcome]).toEqual([235 - dealt, OUTCOME.open]);
    const last = struck("headbutt", {b: {hp: 5}});
    expect(last.lines).toEqual(["B damage 5"]);
    expect([last.b.hp, last.battle.outcome, last.b.flinched]).toEqual([0, OUTCOME.winA, false]);
  });

  it("says which hits were critical", () => {
    const battle = prepared("mew", "double-kick", "snorlax", "tackle");
    const lines = heard(battle);
    destined(battle, {next: 0});
    strike(battle, battle.a, battle.b, battle.a.attacks[0]);
    expect(lines.map((line) => line.split(" ")[1])).toEqual(["critical_damage", "critical_damage"]);
    battle.criticalHit = true;
    takeHit(battle, battle.a, battle.b, battle.a.attacks[0].move, 1);
    takeHit(battle, battle.a, battle.b, battle.a.attacks[0].move, 1);
    expect(lines.slice(2)).toEqual(["B critical_damage 1", "B damage 1"]);
  });

  it.each([
    [0, 2],
    [6, 2],
    [7, 3],
    [13, 3],
    [14, 4],
    [16, 4],
    [17, 5],
    [19, 5]
  ])("with lot %d of twenty hits %d times", (lot, hits) => {
    const {lines, battle} = struck("fury-attack", {below: [lot]});
    expect(lines).toHaveLength(hits);
    expect(battle.random.below).toHaveBeenCalledExactlyOnceWith(20);
  });

  it("hits twice without a lot where it always does, and stops where the target faints", () => {
    const {lines, battle} = struck("double-kick");
    expect(lines).toHaveLength(2);
    expect(battle.random.below).not.toHaveBeenCalled();
    expect(struck("double-kick", {b: {hp: 5}}).lines).toEqual(["B damage 5"]);
  });

  it("leaves twice what it took for Counter or Mirror Coat, by its kind", () => {
    const physical = struck("strength");
    expect([physical.b.physicalTaken, physical.b.specialTaken]).toEqual([2 * physical.dealt, -1]);
    const special = struck("swift");
    expect([special.b.physicalTaken, special.b.specialTaken]).toEqual([-1, 2 * special.dealt]);
    expect(struck("strength", {b: {hp: 7}}).b.physicalTaken).toBe(14);
  });

  it("feeds Bide with all of its damage", () => {
    expect(struck("strength", {b: {bideTurns: 2, bideDamage: 5}}).b.bideDamage).toBe(
      5 + struck("strength").dealt
    );
    expect(struck("strength", {b: {bideTurns: 0}}).b.bideDamage).toBe(0);
  });
});

describe("what comes back to the user", () => {
  it("is half of the damage for drains, rounded, at least 1, as far as there is room", () => {
    const {a, dealt, lines} = struck("mega-drain", {a: {hp: 50}});
    expect(a.hp).toBe(50 + Math.round(dealt / 2));
    expect(lines).toEqual([`B damage ${dealt}`, `A drain ${Math.round(dealt / 2)}`]);
    expect(struck("mega-drain", {a: {hp: 174}}).a.hp).toBe(175);
    expect(struck("mega-drain", {a: {hp: 50}, b: {hp: 1}}).a.hp).toBe(51);
    expect(struck("strength", {a: {hp: 50}}).lines).toHaveLength(1);
  });

  it("is a quarter or a third of the damage as recoil, rounded, at least 1", () => {
    const {a, dealt, lines} = struck("take-down");
    expect(175 - a.hp).toBe(Math.round(dealt / 4));
    expect(lines).toEqual([`B damage ${dealt}`, `A recoil ${Math.round(dealt / 4)}`]);
    const edge = struck("double-edge");
    expect(175 - edge.a.hp).toBe(Math.round((edge.dealt * 33) / 100));
  });

  it("may be the user's end, which then loses", () => {
    const {a, battle, lines} = struck("take-down", {a: {hp: 3}});
    expect([a.hp, battle.outcome]).toEqual([0, OUTCOME.winB]);
    expect(lines.at(-1)).toBe("A recoil 3");
  });

  it("is not recoil where the target fainted: the battle is over", () => {
    const {a, battle} = struck("take-down", {b: {hp: 9}});
    expect([a.hp, battle.outcome]).toEqual([175, OUTCOME.winA]);
  });

  it("is a quarter of its maximum HP for Struggle, of whatever it dealt", () => {
    const battle = prepared("mew", "tackle", "snorlax", "tackle");
    strike(battle, battle.a, battle.b, battle.a.struggle);
    expect(battle.a.hp).toBe(175 - 44);
    const behind = prepared("mew", "tackle", "snorlax", "tackle");
    behind.b.substitute = 1;
    strike(behind, behind.a, behind.b, behind.a.struggle);
    expect([behind.a.hp, behind.b.hp]).toEqual([175 - 44, 235]);
  });

  it("regains up to the maximum, and says how much", () => {
    const battle = prepared("mew", "tackle", "snorlax", "tackle");
    const lines = heard(battle);
    battle.a.hp = 170;
    regain(battle, battle.a, 3, "heal");
    regain(battle, battle.a, 30, "drain");
    expect(lines).toEqual(["A heal 3", "A drain 2"]);
  });
});

describe("a substitute", () => {
  it("takes the damage and keeps off what a hit would do to the target", () => {
    const {b, dealt, lines} = struck("body-slam", {b: {substitute: 200}});
    expect([b.hp, b.substitute, b.ailment]).toEqual([235, 200 - dealt, AILMENT.none]);
    expect(lines).toEqual([`B substitute_damage ${dealt}`]);
    expect([b.physicalTaken, b.specialTaken]).toEqual([-1, -1]);
  });

  it("takes no more than it has, hit by hit", () => {
    const {b, lines, dealt} = struck("double-kick", {b: {substitute: 10}});
    expect(lines).toEqual(["B substitute_damage 10", `B damage ${dealt}`]);
    expect([b.substitute, b.hp]).toEqual([0, 235 - dealt]);
  });

  it("returns recoil of what it took, and drains half of it, rounded up", () => {
    const recoil = struck("take-down", {b: {substitute: 10}});
    expect(recoil.lines).toEqual(["B substitute_damage 10", "A recoil 3"]);
    const drain = struck("mega-drain", {a: {hp: 50}, b: {substitute: 9}});
    expect(drain.lines).toEqual(["B substitute_damage 9", "A drain 5"]);
  });

  it("does not keep the user from resting, raging and its own stages", () => {
    expect(struck("hyper-beam", {b: {substitute: 50}}).a.resting).toBe(true);
    expect(struck("rage", {b: {substitute: 50}}).a.raging).toBe(true);
    expect(struck("superpower", {b: {substitute: 50}}).a.attack).toBe(-1);
    expect(struck("take-down", {a: {hp: 1}, b: {substitute: 50}}).battle.outcome).toBe(OUTCOME.winB);
  });
});
