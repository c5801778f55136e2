import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {STATS} from "../../../data-loaders/game-data.ts";
import {type Build, DEFAULT_BUILD, statsOf, statTable} from "../../../pipelines/battle/build.ts";
import {NATURE_IDENTIFIERS, NATURES} from "../../../pipelines/battle/natures.ts";
import {battleStats} from "../../../pipelines/battle/stats.ts";
import {anyBuild} from "../../support/any-build.ts";

const built = (changes: Partial<Build>): Build => ({...DEFAULT_BUILD, ...changes});
const mewtwo = {hp: 106, attack: 110, defense: 90, spAttack: 154, spDefense: 90, speed: 130};

describe("the stats of a build", () => {
  it("are those of a duel at the default build", () => {
    expect(statsOf(mewtwo, DEFAULT_BUILD)).toEqual(battleStats(mewtwo));
    expect(DEFAULT_BUILD).toEqual({
      level: 50,
      individualValues: statTable(31),
      awakeningValues: statTable(0),
      nature: "serious",
      friendship: 70
    });
  });

  it("of Mewtwo are the largest there are at level 100 with everything", () => {
    const maxed = built({level: 100, awakeningValues: statTable(200), nature: "modest", friendship: 255});
    expect(statsOf(mewtwo, maxed)).toEqual({
      // 2·106 + 31 + 100 + 10 and 200.
      hp: 553,
      // 2·110 + 31 + 5 = 256, a tenth less is 230, a tenth more 253.
      attack: 453,
      // 216 and a tenth is 237.
      defense: 437,
      // 344 and a tenth is 378, and a tenth 415.
      spAttack: 615,
      spDefense: 437,
      // 296 and a tenth is 325.
      speed: 525
    });
  });

  it("floor after nature and again after friendship", () => {
    // (2·90 + 0) · 27/100 = 48, 53; a tenth less 47.7 → 47; 2 % more 47.94 → 47.
    const low = built({level: 27, individualValues: statTable(0), nature: "lonely"});
    expect(statsOf(mewtwo, low).defense).toBe(47);
    // 220 · 27/100 = 59, 64; a tenth more 70.4 → 70; 2 % more 71.4.
    expect(statsOf(mewtwo, low).attack).toBe(71);
  });

  it("give HP neither nature nor friendship, and a point for each Awakening value", () => {
    fc.assert(
      fc.property(anyBuild(), ({nature, friendship, ...build}) => {
        const hp = (changes: Partial<Build>): number => statsOf(mewtwo, built({...build, ...changes})).hp;
        expect(hp({nature, friendship})).toBe(hp({}));
        expect(hp({awakeningValues: statTable(0)})).toBe(hp({}) - build.awakeningValues.hp);
      })
    );
  });

  it("never fall when the level, a value or friendship rise", () => {
    fc.assert(
      fc.property(anyBuild(), anyBuild(), (x, y) => {
        const most = (a: number, b: number): number => Math.max(a, b);
        const higher = built({
          nature: x.nature,
          level: most(x.level, y.level),
          friendship: most(x.friendship, y.friendship),
          individualValues: statTable(31),
          awakeningValues: statTable(200)
        });
        for (const stat of STATS)
          expect(statsOf(mewtwo, higher)[stat]).toBeGreaterThanOrEqual(statsOf(mewtwo, x)[stat]);
      })
    );
  });
});

describe("natures", () => {
  it("are 25, every pair of a raised and a lowered stat once, never HP", () => {
    expect(NATURE_IDENTIFIERS).toHaveLength(25);
    const pairs = NATURE_IDENTIFIERS.map((id) => `${NATURES[id].raises} ${NATURES[id].lowers}`);
    expect(new Set(pairs).size).toBe(25);
    expect(pairs.join(" ")).not.toMatch(/\bhp\b/);
    expect(NATURES.adamant).toEqual({
      identifier: "adamant",
      name: {en: "Adamant", fr: "Rigide"},
      raises: "attack",
      lowers: "spAttack"
    });
    expect(NATURES.timid).toMatchObject({name: {fr: "Timide"}, raises: "speed", lowers: "attack"});
  });
});
