import {describe, expect, it} from "vitest";
import {type Battle, OUTCOME, type Policy, TURN_LIMIT} from "../../../pipelines/battle/battle.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {playBattle, playTurn} from "../../../pipelines/battle/turn.ts";
import {M} from "../../support/battle-game.ts";
import {destined, heard, prepared} from "../../support/prepared-battle.ts";

const second: Policy = (_battle, user) => user.attacks[1];

/** Which side's move or refusal comes first. */
function order(battle: Battle, lot = 0): string {
  const lines = heard(battle);
  destined(battle, {below: [lot], next: 0x7fff_ffff});
  playTurn(battle, null, null);
  return lines[0][0];
}

describe("the order of a turn", () => {
  it("goes by priority", () => {
    expect(order(prepared("snorlax", "quick-attack", "mew", "tackle"))).toBe("A");
    expect(order(prepared("mew", "tackle", "snorlax", "quick-attack"))).toBe("B");
    expect(order(prepared("mew", "counter", "snorlax", "tackle"))).toBe("B");
  });

  it("goes by Speed as it stands", () => {
    expect(order(prepared("mew", "tackle", "snorlax", "tackle"))).toBe("A");
    expect(order(prepared("snorlax", "tackle", "mew", "tackle"))).toBe("B");
    const slowed = prepared("mew", "tackle", "snorlax", "tackle");
    slowed.a.speed = -6;
    expect(order(slowed)).toBe("B");
    const lame = prepared("mew", "tackle", "machamp", "tackle");
    lame.a.ailment = AILMENT.paralysis;
    expect(order(lame, 1)).toBe("B");
  });

  it("goes by lot at equal Speed", () => {
    expect([0, 1].map((lot) => order(prepared("mew", "tackle", "mew", "tackle"), lot))).toEqual(["A", "B"]);
  });

  it("gives one that rests no priority", () => {
    const battle = prepared("snorlax", "quick-attack", "mew", "tackle");
    battle.a.resting = true;
    expect(order(battle)).toBe("B");
  });
});

describe("a turn", () => {
  it("forgets what the last one brought", () => {
    const battle = prepared("mew", "splash", "snorlax", "splash");
    Object.assign(battle.a, {moved: true, physicalTaken: 5, specialTaken: 6});
    Object.assign(battle.b, {moved: true, physicalTaken: 5, specialTaken: 6});
    playTurn(battle, null, null);
    const taken = ({a, b}: Battle) => [a.physicalTaken, a.specialTaken, b.physicalTaken, b.specialTaken];
    expect(taken(battle)).toEqual([-1, -1, -1, -1]);
    expect([battle.turn, battle.a.actions, battle.b.actions]).toEqual([1, 1, 1]);
    const sucker = prepared("raticate", "sucker-punch", "mew", "tackle");
    sucker.b.moved = true;
    destined(sucker, {next: 0x7fff_ffff});
    playTurn(sucker, null, null);
    expect(sucker.b.hp).toBeLessThan(175);
  });

  it("lets both act by their policies, who has one move or none by itself", () => {
    const battle = prepared("mew", ["tackle", "splash"], "snorlax", ["tackle", "splash"]);
    const lines = heard(battle);
    playTurn(battle, second, second);
    expect(lines.slice(0, 3)).toEqual([
      `A move ${M("splash")}`,
      `A fail ${M("splash")}`,
      `B move ${M("splash")}`
    ]);
    const alone = prepared("mew", "splash", "snorlax", ["tackle", "splash"]);
    const told = heard(alone);
    playTurn(alone, second, null);
    expect([told[0], told[2]]).toEqual([`A move ${M("splash")}`, `B move ${M("tackle")}`]);
  });

  it("leaves a side that is locked in no choice, and Struggle where nothing is left", () => {
    const battle = prepared("mew", ["dig", "splash"], "snorlax", ["tackle", "splash"]);
    [battle.a.charging] = battle.a.attacks;
    battle.b.attacks[0].powerPoints = 0;
    const lines = heard(battle);
    playTurn(battle, second, null);
    expect(lines[0]).toBe(`A move ${M("dig")}`);
    expect(lines).toContain(`B move ${M("struggle")}`);
  });

  it("is over when the battle is: the second does not act, nothing ends", () => {
    const battle = prepared("mew", "strength", "snorlax", "tackle");
    battle.b.hp = 1;
    Object.assign(battle.a, {ailment: AILMENT.burn});
    battle.upkeep = true;
    playTurn(battle, null, null);
    expect([battle.outcome, battle.a.hp, battle.b.actions]).toEqual([OUTCOME.winA, 175, 0]);
    const late = prepared("mew", "splash", "snorlax", "tackle");
    Object.assign(late.a, {hp: 1, ailment: AILMENT.burn});
    late.b.seeded = true;
    late.upkeep = true;
    playTurn(late, null, null);
    expect([late.outcome, late.b.hp]).toEqual([OUTCOME.winB, 235]);
  });

  it("ends with damage, which may decide", () => {
    const battle = prepared("mew", "splash", "snorlax", "splash");
    Object.assign(battle.b, {hp: 1, ailment: AILMENT.burn});
    battle.upkeep = true;
    playTurn(battle, null, null);
    expect(battle.outcome).toBe(OUTCOME.winA);
  });

  it("the thousandth without a winner is a draw, the one before is not", () => {
    expect(TURN_LIMIT).toBe(1000);
    const battle = prepared("mew", "splash", "snorlax", "splash");
    battle.turn = 998;
    playTurn(battle, null, null);
    expect(battle.outcome).toBe(OUTCOME.open);
    playTurn(battle, null, null);
    expect([battle.turn, battle.outcome]).toEqual([1000, OUTCOME.draw]);
    const won = prepared("mew", "splash", "snorlax", "splash");
    Object.assign(won.b, {hp: 1, ailment: AILMENT.burn});
    won.upkeep = true;
    won.turn = 999;
    playTurn(won, null, null);
    expect(won.outcome).toBe(OUTCOME.winA);
  });
});

describe("a battle", () => {
  it("is played from the start to the end", () => {
    const battle = prepared("mewtwo", "psychic", "weedle", "tackle");
    battle.turn = 77;
    battle.a.hp = 1;
    expect(playBattle(battle, null, null)).toBe(OUTCOME.winA);
    expect([battle.turn, battle.a.hp]).toEqual([1, battle.a.pokemon.hp]);
  });
});
