import {describe, expect, it} from "vitest";
import {Battle, OUTCOME} from "../../../pipelines/battle/battle.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {Side} from "../../../pipelines/battle/side.ts";
import {M, P, tables} from "../../support/battle-game.ts";
import {prepared} from "../../support/prepared-battle.ts";

const side = (pokemon: string, ...moves: string[]): Side => prepared(pokemon, moves, "eevee", "tackle").a;

/** What only copying moves change: see their tests. */
const SET_BACK_TOGETHER: ReadonlySet<string> = new Set([
  "count",
  "thrivesOnAilments",
  "copying",
  "altered",
  "refitted",
  "begunCount",
  "begunThriving"
]);

/** Fields that change in a battle, with another value than they have. */
function disturb(subject: Side | Battle): void {
  for (const [key, value] of Object.entries(subject)) {
    if (SET_BACK_TOGETHER.has(key)) continue;
    if (typeof value === "number") Object.assign(subject, {[key]: value + 3});
    else if (typeof value === "boolean") Object.assign(subject, {[key]: !value});
    else if (value === null && key !== "recorder" && key !== "begunIn")
      Object.assign(subject, {[key]: new Side().struggle});
  }
}

const state = (subject: Side | Battle): object =>
  Object.fromEntries(
    Object.entries(subject).filter(
      ([, value]) => value === null || ["number", "boolean"].includes(typeof value)
    )
  );

describe("a side", () => {
  it("is set back whole for the next playout", () => {
    const subject = side("mew", "tackle", "surf");
    const before = state(subject);
    disturb(subject);
    subject.attacks[0].powerPoints = 1;
    subject.attacks[1].powerPoints = 0;
    subject.chosen = subject.attacks[1];
    expect(Object.values(state(subject))).not.toEqual(Object.values(before));
    subject.reset();
    expect(state(subject)).toEqual(before);
    expect(subject.attacks.slice(0, 2).map(({powerPoints}) => powerPoints)).toEqual([56, 24]);
    expect(subject.chosen).toBe(subject.struggle);
  });

  it("begins as one that was never in battle", () => {
    const begun = state(side("mew", "tackle"));
    const fresh = state(new Side());
    expect({...begun, hp: 0, count: 0}).toEqual(fresh);
  });

  it("has one to four moves", () => {
    const subject = new Side();
    const moves = ["tackle", "surf", "cut", "roost", "fly"].map(M);
    subject.prepare(tables(), P("mew"), moves.slice(0, 4), P("eevee"));
    expect(subject.count).toBe(4);
    expect(() => subject.prepare(tables(), P("mew"), moves, P("eevee"))).toThrow(
      new RangeError("a side has 1 to 4 moves, not 5")
    );
    expect(() => subject.prepare(tables(), P("mew"), [], P("eevee"))).toThrow(
      new RangeError("a side has 1 to 4 moves, not 0")
    );
  });

  it("thrives on ailments if one of its moves is Facade", () => {
    expect(side("mew", "tackle", "facade").thrivesOnAilments).toBe(true);
    expect(side("mew", "tackle", "surf").thrivesOnAilments).toBe(false);
  });

  it("has Struggle ready against its opponent", () => {
    const {struggle} = side("mew", "tackle");
    expect(struggle.move.index).toBe(M("struggle"));
    expect(struggle.normal[15]).toBeGreaterThan(0);
  });

  it("clears all seven stages", () => {
    const subject = side("mew", "tackle");
    Object.assign(subject, {
      attack: 1,
      defense: 2,
      spAttack: 3,
      spDefense: 4,
      speed: 5,
      accuracy: 6,
      evasion: -1
    });
    subject.clearStages();
    const {attack, defense, spAttack, spDefense, speed, accuracy, evasion} = subject;
    expect([attack, defense, spAttack, spDefense, speed, accuracy, evasion]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  it("has its Speed by stages, halved by paralysis", () => {
    const subject = side("mew", "tackle");
    const {speed} = subject.pokemon;
    expect(subject.currentSpeed()).toBe(speed);
    subject.speed = 1;
    expect(subject.currentSpeed()).toBe(Math.floor(speed * 1.5));
    subject.ailment = AILMENT.paralysis;
    expect(subject.currentSpeed()).toBe(Math.floor(Math.floor(speed * 1.5) / 2));
    subject.speed = 0;
    subject.ailment = AILMENT.burn;
    expect(subject.currentSpeed()).toBe(speed);
  });

  it("is locked into what it charges, then its rampage, then Bide", () => {
    const subject = side("mew", "dig", "outrage", "bide");
    const [dig, outrage, bide] = subject.attacks;
    expect(subject.lockedAttack()).toBeNull();
    subject.biding = bide;
    expect(subject.lockedAttack()).toBeNull();
    subject.bideTurns = 1;
    expect(subject.lockedAttack()).toBe(bide);
    subject.rampage = outrage;
    expect(subject.lockedAttack()).toBe(outrage);
    subject.charging = dig;
    expect(subject.lockedAttack()).toBe(dig);
  });

  it("can use what has power points, is not disabled, not excluded by Encore or Taunt", () => {
    const subject = side("mew", "tackle", "growl");
    const [tackle, growl] = subject.attacks;
    const usable = () => [subject.usable(tackle), subject.usable(growl)];
    expect(usable()).toEqual([true, true]);
    subject.taunted = 1;
    expect(usable()).toEqual([true, false]);
    subject.taunted = 0;
    subject.encored = growl;
    expect(usable()).toEqual([false, true]);
    subject.encored = null;
    subject.disabled = tackle;
    expect(usable()).toEqual([false, true]);
    subject.disabled = null;
    tackle.powerPoints = 1;
    growl.powerPoints = 0;
    expect(usable()).toEqual([true, false]);
  });

  it("has whole parts of its maximum HP, at least 1", () => {
    const subject = side("snorlax", "tackle");
    subject.hp = 3;
    expect([2, 4, 8, 16, 1000].map((parts) => subject.share(parts))).toEqual([117, 58, 29, 14, 1]);
  });
});

describe("a battle", () => {
  it("is set back whole for the next playout, both sides too", () => {
    const battle = prepared("mew", "tackle", "eevee", "tackle");
    const before = [battle, battle.a, battle.b].map(state);
    for (const subject of [battle, battle.a, battle.b]) disturb(subject);
    battle.criticalHit = false;
    battle.hpAnswers = null;
    battle.reset();
    expect([battle, battle.a, battle.b].map(state)).toEqual(before);
    expect(before[0]).toEqual({
      turn: 0,
      outcome: OUTCOME.open,
      upkeep: false,
      lasting: false,
      criticalHit: false,
      recorder: null,
      hpAnswers: null
    });
    expect(state(new Battle(tables()))).toEqual(before[0]);
  });

  it("prepares each side against the other", () => {
    const battle = prepared("mew", "tackle", "gengar", "lick");
    expect([battle.a.pokemon.index, battle.b.pokemon.index]).toEqual([P("mew"), P("gengar")]);
    expect([battle.a.attacks[0].immune, battle.b.attacks[0].immune]).toEqual([true, false]);
    expect([battle.a.hp, battle.b.hp]).toEqual([battle.a.pokemon.hp, battle.b.pokemon.hp]);
  });

  it("is won by the side that wins", () => {
    const battle = prepared("mew", "tackle", "eevee", "tackle");
    battle.win(battle.b);
    expect(battle.outcome).toBe(OUTCOME.winB);
    battle.win(battle.a);
    expect(battle.outcome).toBe(OUTCOME.winA);
    expect(new Set(Object.values(OUTCOME)).size).toBe(4);
  });

  it("counts down what lasts for turns at their ends", () => {
    const battle = prepared("mew", "tackle", "eevee", "tackle");
    battle.lastsForTurns();
    expect([battle.upkeep, battle.lasting]).toEqual([true, true]);
  });
});
