import {describe, expect, it} from "vitest";
import {forgetIrrelevant, relevanceOf} from "../../../../pipelines/battle/chain/relevance.ts";
import {AILMENT} from "../../../../pipelines/battle/codes.ts";
import {prepared} from "../../../support/prepared-battle.ts";

const relevance = (a: string, movesA: string | string[], b: string, movesB: string | string[]) => {
  const battle = prepared(a, movesA, b, movesB);
  return relevanceOf(battle.a, battle.b, false);
};

describe("what anything in a battle can ask for", () => {
  it("is the stats that its moves go by", () => {
    expect(relevance("mew", "psychic", "snorlax", "body-slam")).toEqual({
      attack: false,
      defense: true,
      spAttack: true,
      spDefense: false,
      accuracy: true,
      evasion: true,
      last: false
    });
    expect(relevance("mew", "swift", "snorlax", "swift")).toMatchObject({accuracy: false, evasion: false});
    expect(relevance("mew", "psychic", "gengar", "foul-play")).toMatchObject({attack: true});
    expect(relevance("mew", "psychic", "gengar", "confuse-ray")).toMatchObject({attack: true, defense: true});
  });

  it("is Attack and Defense where somebody may have to struggle", () => {
    expect(relevance("mew", "psychic", "alakazam", ["psychic", "taunt"])).toMatchObject({attack: true});
    const battle = prepared("mew", "psychic", "alakazam", "psychic");
    expect(relevanceOf(battle.a, battle.b, true)).toMatchObject({attack: true, defense: true});
  });

  it("is the last move where the other can disable or repeat it", () => {
    expect(relevance("mew", "psychic", "alakazam", ["psychic", "disable"]).last).toBe(true);
    expect(relevance("mew", ["psychic", "disable"], "alakazam", "psychic").last).toBe(false);
    expect(relevance("mew", "psychic", "ditto", "transform").last).toBe(true);
  });

  it("stays, and the rest is as if it were not", () => {
    const battle = prepared("mew", "psychic", "snorlax", "body-slam");
    const relevant = [
      relevanceOf(battle.a, battle.b, false),
      relevanceOf(battle.b, battle.a, false)
    ] as const;
    Object.assign(battle.a, {attack: 2, spAttack: -1, last: battle.a.attacks[0], touched: true});
    Object.assign(battle.b, {touched: true, spAttack: 3});
    battle.upkeep = true;
    battle.lasting = true;
    forgetIrrelevant(battle, ...relevant);
    expect(battle.a).toMatchObject({attack: 0, spAttack: -1, last: null, touched: true});
    expect(battle.b).toMatchObject({spAttack: 0, touched: false});
    expect([battle.upkeep, battle.lasting]).toEqual([false, false]);
    battle.b.ailment = AILMENT.poison;
    battle.a.reflect = 2;
    forgetIrrelevant(battle, ...relevant);
    expect([battle.upkeep, battle.lasting, battle.a.touched]).toEqual([true, true, true]);
  });
});
