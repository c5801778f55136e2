import {describe, expect, it} from "vitest";
import type {Battle} from "../../../pipelines/battle/battle.ts";
import {HIDDEN} from "../../../pipelines/battle/battle-move.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {baseDamage, rolledDamage} from "../../../pipelines/battle/damage.ts";
import {currentMultiplier, hitDamage, meanHit, modifiedDamage} from "../../../pipelines/battle/hit-damage.ts";
import {destined, heard, prepared} from "../../support/prepared-battle.ts";

/** 32 bits: the lowest four choose the roll, the others below a threshold are critical. */
const bits = (above: number, roll: number): number => (above << 4) | roll;
const TOP_ROLL = bits(0x7ff_ffff, 15);
const CRITICAL = bits(0, 15);

const first = (battle: Battle) => battle.a.attacks[0];
const damage = (battle: Battle, next = TOP_ROLL): number => {
  destined(battle, {next, below: [100]});
  return hitDamage(battle, battle.a, battle.b, first(battle));
};
/** Mew's and Snorlax's points that count here. */
const MEW = 122;
const SNORLAX_DEFENSE = 86;
const strength = (attack: number, defense: number, power = 80): number =>
  baseDamage(power, attack, defense, 50);

describe("the damage of a hit", () => {
  it("comes from the tables while neither side is touched: roll and critical from one draw", () => {
    const battle = prepared("mew", "strength", "snorlax", "tackle");
    const {normal, critical, criticalBelow} = first(battle);
    expect(damage(battle, bits(0x7ff_ffff, 15))).toBe(normal[15]);
    expect(damage(battle, bits(0x7ff_ffff, 3))).toBe(normal[3]);
    expect(damage(battle, CRITICAL)).toBe(critical[15]);
    const last = Math.ceil(criticalBelow) - 1;
    expect(damage(battle, bits(last, 2))).toBe(critical[2]);
    expect(damage(battle, bits(last + 1, 2))).toBe(normal[2]);
    // The sign bit belongs to the draw, not to the comparison.
    expect(damage(battle, bits(0xfff_ffff, 2))).toBe(normal[2]);
  });

  it("is critical in exactly one of eight draws with a high chance, touched or not", () => {
    const eighth = 2 ** 25;
    for (const touched of [false, true]) {
      const battle = prepared("mew", "slash", "snorlax", "tackle");
      battle.a.touched = touched;
      const {normal, critical} = first(battle);
      expect(damage(battle, bits(eighth - 1, 4))).toBe(critical[4]);
      expect(damage(battle, bits(eighth, 4))).toBe(normal[4]);
    }
  });

  it("says whether it was critical only while something records", () => {
    const battle = prepared("mew", "strength", "snorlax", "tackle");
    damage(battle, CRITICAL);
    expect(battle.criticalHit).toBe(false);
    heard(battle);
    damage(battle, CRITICAL);
    expect(battle.criticalHit).toBe(true);
    damage(battle);
    expect(battle.criticalHit).toBe(false);
  });

  it("is worked out anew where either side is touched, and then the same if nothing changed", () => {
    for (const which of ["a", "b"] as const) {
      const battle = prepared("mew", "strength", "snorlax", "tackle");
      const {normal, critical} = first(battle);
      battle[which].touched = true;
      for (let roll = 0; roll < 16; roll++) {
        expect(damage(battle, bits(0x7ff_ffff, roll))).toBe(normal[roll]);
        expect(damage(battle, bits(0, roll))).toBe(critical[roll]);
      }
      battle.b.defense = 2;
      expect(damage(battle)).toBe(strength(MEW, 2 * SNORLAX_DEFENSE));
    }
  });

  it.each([
    ["sonic-boom", 20],
    ["night-shade", 50],
    ["psywave", 75],
    ["super-fang", 82],
    ["fissure", 167]
  ])("of %s is %d", (move, expected) => {
    const battle = prepared("mew", move, "machamp", "tackle");
    battle.b.hp = 165;
    expect(damage(battle)).toBe(expected === 167 ? battle.b.pokemon.hp : expected);
  });

  it("of Psywave is half of 50 to 150, floored; of Super Fang at least 1", () => {
    const battle = prepared("mew", "psywave", "machamp", "tackle");
    destined(battle, {below: [0]});
    expect(hitDamage(battle, battle.a, battle.b, first(battle))).toBe(25);
    expect(battle.random.below).toHaveBeenCalledExactlyOnceWith(101);
    destined(battle, {below: [3]});
    expect(hitDamage(battle, battle.a, battle.b, first(battle))).toBe(26);
    const fang = prepared("mew", "super-fang", "machamp", "tackle");
    fang.b.hp = 1;
    expect(damage(fang)).toBe(1);
  });

  it("of Counter and Mirror Coat is what was taken of their kind, doubled before, at least 1", () => {
    const counter = prepared("mew", "counter", "machamp", "tackle");
    Object.assign(counter.a, {physicalTaken: 60, specialTaken: 80});
    expect(damage(counter)).toBe(60);
    counter.a.physicalTaken = 0;
    expect(damage(counter)).toBe(1);
    const coat = prepared("mew", "mirror-coat", "machamp", "tackle");
    Object.assign(coat.a, {physicalTaken: 60, specialTaken: 80});
    expect(damage(coat)).toBe(80);
    coat.a.specialTaken = 0;
    expect(damage(coat)).toBe(1);
  });
});

describe("what changes the formula's damage in battle", () => {
  const touched = (move: string, a: object, b: object, target = "snorlax"): Battle => {
    const battle = prepared("mew", move, target, "tackle");
    Object.assign(battle.a, {touched: true}, a);
    Object.assign(battle.b, b);
    return battle;
  };
  const plain = strength(MEW, SNORLAX_DEFENSE);

  it("is the stages of the striking and the met stat, of the move's kind", () => {
    expect(damage(touched("strength", {attack: 2}, {}))).toBe(strength(2 * MEW, SNORLAX_DEFENSE));
    expect(damage(touched("strength", {spAttack: 2}, {spDefense: 2}))).toBe(plain);
    const {spDefense} = prepared("mew", "swift", "snorlax", "tackle").b.pokemon;
    expect(damage(touched("swift", {spAttack: 2, attack: 6}, {defense: 6}))).toBe(
      baseDamage(60, 2 * MEW, spDefense, 50)
    );
    expect(damage(touched("swift", {}, {spDefense: 2}))).toBe(baseDamage(60, MEW, 2 * spDefense, 50));
  });

  it("is not, for critical hits, the user's drops, the target's boosts and screens", () => {
    const critical = Math.floor(plain * 1.5);
    expect(damage(touched("strength", {attack: -2}, {defense: 2, reflect: 3}), CRITICAL)).toBe(critical);
    expect(damage(touched("strength", {attack: 2}, {}), CRITICAL)).toBe(
      Math.floor(strength(2 * MEW, SNORLAX_DEFENSE) * 1.5)
    );
    expect(damage(touched("strength", {}, {defense: -2}), CRITICAL)).toBe(
      Math.floor(strength(MEW, SNORLAX_DEFENSE / 2) * 1.5)
    );
  });

  it("is Focus Energy: critical in 1 of 2, with a high chance always", () => {
    const half = 2 ** 27;
    const focused = touched("strength", {focused: true}, {});
    expect(damage(focused, bits(half - 1, 15))).toBe(Math.floor(plain * 1.5));
    expect(focused.criticalHit).toBe(true);
    expect(damage(focused, bits(half, 15))).toBe(plain);
    expect(focused.criticalHit).toBe(false);
    const slash = touched("slash", {focused: true}, {});
    expect(damage(slash, bits(0xfff_ffff, 15))).toBe(Math.floor(strength(MEW, SNORLAX_DEFENSE, 70) * 1.5));
    const zippy = touched("zippy-zap", {focused: true}, {});
    expect(modifiedDamage(zippy, zippy.a, zippy.b, first(zippy), bits(0xfff_ffff, 15))).toBe(
      Math.floor(strength(MEW, SNORLAX_DEFENSE, 50) * 1.5)
    );
  });

  it("is a burn, which halves physical moves but Facade", () => {
    const halved = Math.floor((plain - 1) / 2) + (plain % 2 === 0 ? 1 : 0);
    expect(damage(touched("strength", {ailment: AILMENT.burn}, {}))).toBe(halved);
    expect(damage(touched("strength", {ailment: AILMENT.poison}, {}))).toBe(plain);
    expect(damage(touched("swift", {ailment: AILMENT.burn}, {}))).toBe(damage(touched("swift", {}, {})));
  });

  it("is Facade's power, doubled by every ailment but sleep", () => {
    const facade = (ailment: number) => damage(touched("facade", {ailment}, {}));
    const [single, double] = [70, 140].map((power) => strength(MEW, SNORLAX_DEFENSE, power));
    expect([AILMENT.none, AILMENT.sleep].map(facade)).toEqual([single, single]);
    expect([AILMENT.burn, AILMENT.poison, AILMENT.paralysis].map(facade)).toEqual([double, double, double]);
    expect(damage(touched("strength", {ailment: AILMENT.paralysis}, {}))).toBe(plain);
  });

  it("is a screen of the move's kind, which halves", () => {
    expect(damage(touched("strength", {}, {reflect: 1}))).toBe(Math.ceil(plain / 2 - 0.5));
    expect(damage(touched("strength", {}, {lightScreen: 1}))).toBe(plain);
    const swift = damage(touched("swift", {}, {}));
    expect(damage(touched("swift", {}, {lightScreen: 1}))).toBe(Math.ceil(swift / 2 - 0.5));
    expect(damage(touched("swift", {}, {reflect: 1}))).toBe(swift);
  });

  it("is a target in the air or below for Gust or Earthquake, and a minimized one for Stomp: doubled", () => {
    const quake = damage(touched("earthquake", {}, {}));
    expect(damage(touched("earthquake", {}, {hidden: HIDDEN.underground}))).toBe(2 * quake);
    expect(damage(touched("strength", {}, {hidden: HIDDEN.underground}))).toBe(plain);
    const stomp = damage(touched("stomp", {}, {}));
    expect(damage(touched("stomp", {}, {minimized: true}))).toBe(2 * stomp);
    expect(damage(touched("strength", {}, {minimized: true}))).toBe(plain);
    // Doubled and halved is neither.
    expect(damage(touched("stomp", {}, {minimized: true, reflect: 2}))).toBe(stomp);
  });

  it("is the target's Attack and its stages for Foul Play", () => {
    const {attack} = prepared("mew", "foul-play", "snorlax", "tackle").b.pokemon;
    const foul = (a: object, b: object) => damage(touched("foul-play", a, b));
    expect(foul({}, {})).toBe(strength(attack, SNORLAX_DEFENSE, 95));
    expect(foul({attack: 6}, {attack: 2})).toBe(strength(2 * attack, SNORLAX_DEFENSE, 95));
  });

  it("leaves at least 1 HP of damage", () => {
    const battle = touched("bug-buzz", {spAttack: -6}, {spDefense: 6, lightScreen: 1}, "charizard");
    expect(damage(battle, bits(0x7ff_ffff, 0))).toBeGreaterThanOrEqual(1);
    const weak = touched("constrict", {attack: -6, ailment: AILMENT.burn}, {defense: 6, reflect: 1}, "onix");
    expect(damage(weak, bits(0x7ff_ffff, 0))).toBe(1);
  });

  it("is for a policy the uncritical hit at the mean roll", () => {
    const battle = touched("strength", {attack: 2}, {});
    expect(meanHit(battle, battle.a, battle.b, first(battle))).toBe(
      rolledDamage(strength(2 * MEW, SNORLAX_DEFENSE), 92.5, false, 1)
    );
  });
});

describe("the type multiplier of a roosting target", () => {
  const multiplier = (move: string, target: string, roosting: boolean): number => {
    const battle = prepared("mew", move, target, "roost");
    battle.b.roosting = roosting;
    return currentMultiplier(battle.tables, first(battle), battle.b);
  };

  it("leaves Flying out, as first and as second type", () => {
    expect(multiplier("earthquake", "charizard", false)).toBe(0);
    expect(multiplier("earthquake", "charizard", true)).toBe(2);
    expect(multiplier("thunderbolt", "zapdos", false)).toBe(1);
    expect(multiplier("thunderbolt", "zapdos", true)).toBe(0.5);
    expect(multiplier("ice-beam", "pidgeot", false)).toBe(2);
    expect(multiplier("ice-beam", "pidgeot", true)).toBe(1);
  });

  it("leaves Flying out where it is the first type, as of no Pokémon here", () => {
    const battle = prepared("mew", "thunderbolt", "zapdos", "roost");
    const {type1, type2} = battle.b.pokemon;
    battle.b.pokemon = {...battle.b.pokemon, type1: type2, type2: type1};
    battle.b.roosting = true;
    expect(currentMultiplier(battle.tables, first(battle), battle.b)).toBe(0.5);
  });

  it("changes nothing for others, nor for Struggle", () => {
    expect(multiplier("psychic", "gengar", true)).toBe(2);
    expect(multiplier("struggle", "charizard", true)).toBe(1);
    // Normal moves have half their effect on Rock; Struggle has no type.
    expect(multiplier("tackle", "aerodactyl", true)).toBe(0.5);
    expect(multiplier("struggle", "aerodactyl", true)).toBe(1);
  });
});
