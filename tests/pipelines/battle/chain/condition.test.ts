import {describe, expect, it} from "vitest";
import {
  CONDITION_KEYS,
  forgetTurn,
  readCondition,
  writeCondition
} from "../../../../pipelines/battle/chain/condition.ts";
import {AILMENT} from "../../../../pipelines/battle/codes.ts";
import {Side} from "../../../../pipelines/battle/side.ts";
import {prepared} from "../../../support/prepared-battle.ts";

/** What a battle sets once and never changes, and what only copying moves change, which no chain follows. */
const SET_ONCE = [
  "attacks",
  "struggle",
  "tables",
  "pokemon",
  "count",
  "thrivesOnAilments",
  "copying",
  "transformed",
  "altered",
  "begunIn",
  "begunAs",
  "begunAgainst",
  "begunWith",
  "begunCount",
  "begunThriving",
  "refitted",
  "copies"
];

describe("how a battle stands", () => {
  it("is all that a side keeps but its HP and what is set once", () => {
    const kept = Object.keys(new Side()).filter((key) => key !== "hp" && !SET_ONCE.includes(key));
    expect([...CONDITION_KEYS].sort()).toEqual(kept.sort());
  });

  it("can be set again, field by field", () => {
    const battle = prepared("mew", ["dig", "tackle"], "snorlax", ["bide"]);
    const begun = readCondition(battle);
    for (const side of [battle.a, battle.b])
      for (const key of CONDITION_KEYS) {
        const before = side[key];
        const other =
          typeof before === "number" ? before + 1 : typeof before === "boolean" ? !before : side.attacks[0];
        Object.assign(side, {[key]: other});
        const changed = readCondition(battle);
        expect(changed, key).not.toEqual(begun);
        Object.assign(side, {[key]: before});
        writeCondition(battle, changed);
        expect(side[key], key).toBe(other);
        expect(readCondition(battle)).toEqual(changed);
        writeCondition(battle, begun);
        expect(side[key], key).toBe(before);
      }
  });

  it("keeps power points, upkeep and what lasts", () => {
    const battle = prepared("mew", ["dig", "tackle"], "snorlax", ["bide"]);
    battle.a.attacks[1].powerPoints = 3;
    battle.upkeep = true;
    const condition = readCondition(battle);
    battle.a.attacks[1].powerPoints = 9;
    battle.upkeep = false;
    battle.lasting = true;
    writeCondition(battle, condition);
    expect([battle.a.attacks[1].powerPoints, battle.upkeep, battle.lasting]).toEqual([3, true, false]);
  });

  it("tells apart no more actions than Fake Out does", () => {
    const battle = prepared("mew", "tackle", "snorlax", "tackle");
    battle.a.actions = 2;
    const two = readCondition(battle);
    battle.a.actions = 7;
    expect(readCondition(battle)).toEqual(two);
    battle.a.actions = 1;
    expect(readCondition(battle)).not.toEqual(two);
  });

  it("between turns forgets what was a turn's own and what nothing asks for again", () => {
    const battle = prepared("mew", "tackle", "snorlax", "tackle");
    const begun = readCondition(battle);
    Object.assign(battle.a, {
      moved: true,
      physicalTaken: 4,
      specialTaken: 6,
      chosen: battle.a.attacks[0],
      actions: 2,
      bideDamage: 8,
      biding: battle.a.attacks[0],
      rampageLeft: 1,
      rampageRenewed: 1,
      ailmentTurns: 2
    });
    forgetTurn(battle);
    expect(readCondition(battle)).toEqual(begun);
  });

  it("remembers what is still asked for", () => {
    const battle = prepared("mew", ["fake-out", "thrash", "bide"], "snorlax", "disable");
    const [, thrash, bide] = battle.a.attacks;
    const standing = {
      last: thrash,
      actions: 1,
      bideTurns: 1,
      bideDamage: 8,
      biding: bide,
      rampage: thrash,
      rampageLeft: 1,
      rampageRenewed: 1,
      ailment: AILMENT.sleep,
      ailmentTurns: 2
    };
    Object.assign(battle.a, standing);
    forgetTurn(battle);
    expect(battle.a).toMatchObject(standing);
  });
});
