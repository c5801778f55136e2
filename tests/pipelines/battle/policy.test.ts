import {describe, expect, it} from "vitest";
import type {Battle} from "../../../pipelines/battle/battle.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {greedyPolicy, POLICIES, policyNamed, randomPolicy} from "../../../pipelines/battle/policy.ts";
import {game, M} from "../../support/battle-game.ts";
import {destined, prepared} from "../../support/prepared-battle.ts";

const choice = (battle: Battle): string =>
  game.moves[greedyPolicy(battle, battle.a, battle.b).move.index].identifier;

/** A choice of Mew's against Snorlax, which does nothing. */
const against = (moves: string[], target = "snorlax"): string =>
  choice(prepared("mew", moves, target, "splash"));

describe("the greedy policy", () => {
  it("takes the largest mean damage times the chance to hit", () => {
    expect(against(["tackle", "mega-punch", "headbutt"])).toBe("headbutt");
    expect(against(["tackle", "strength", "mega-punch"])).toBe("strength");
    // 120 × 85 % is more than 90 × 100 %.
    expect(against(["x-scissor", "megahorn"], "snorlax")).toBe("megahorn");
  });

  it("takes the earlier of two alike", () => {
    expect(against(["tackle", "pound", "scratch"])).toBe("tackle");
    expect(against(["scratch", "pound", "tackle"])).toBe("scratch");
    expect(against(["growl", "splash"])).toBe("growl");
  });

  it("halves what charges, and what rests unless it knocks out", () => {
    expect(against(["sky-attack", "drill-peck"])).toBe("sky-attack");
    expect(against(["razor-wind", "tackle", "headbutt"])).toBe("headbutt");
    expect(against(["dig", "earthquake"])).toBe("earthquake");
    expect(against(["fly", "wing-attack"])).toBe("wing-attack");
    expect(against(["hyper-beam", "tri-attack"])).toBe("tri-attack");
    const battle = prepared("mew", ["hyper-beam", "swift"], "snorlax", "splash");
    battle.b.hp = 30;
    expect(choice(battle)).toBe("hyper-beam");
    battle.b.hp = 15;
    // Swift, which never misses, now suffices too.
    expect(choice(battle)).toBe("swift");
  });

  it("counts the mean number of hits", () => {
    expect(against(["fury-attack", "vice-grip"])).toBe("vice-grip");
    expect(against(["fury-attack", "peck"])).toBe("fury-attack");
    const touched = prepared("mew", ["fury-attack", "peck"], "snorlax", "splash");
    touched.a.touched = true;
    expect(choice(touched)).toBe("fury-attack");
  });

  it("knows fixed damage, halves and one-hit knock-outs", () => {
    expect(against(["tackle", "dragon-rage", "seismic-toss"], "onix")).toBe("seismic-toss");
    expect(against(["psywave", "sonic-boom", "dragon-rage"])).toBe("psywave");
    expect(against(["seismic-toss", "super-fang"])).toBe("super-fang");
    const battle = prepared("mew", ["dragon-rage", "super-fang"], "snorlax", "splash");
    battle.b.hp = 79;
    expect(choice(battle)).toBe("dragon-rage");
    battle.b.hp = 100;
    expect(choice(battle)).toBe("super-fang");
    expect(against(["horn-drill", "tackle"])).toBe("horn-drill");
    expect(against(["horn-drill", "tackle"], "gengar")).toBe("horn-drill");
    expect(against(["tackle", "dragon-rage", "horn-drill"], "gengar")).toBe("dragon-rage");
  });

  it("gives Fake Out worth in the first action only, Dream Eater on sleepers only", () => {
    const fake = prepared("mew", ["fake-out", "peck"], "snorlax", "splash");
    expect(choice(fake)).toBe("fake-out");
    fake.a.actions = 1;
    expect(choice(fake)).toBe("peck");
    const dream = prepared("mew", ["peck", "dream-eater"], "snorlax", "splash");
    expect(choice(dream)).toBe("peck");
    dream.b.ailment = AILMENT.sleep;
    expect(choice(dream)).toBe("dream-eater");
  });

  it("sees stages, once either side is touched", () => {
    const battle = prepared("mew", ["strength", "swift"], "snorlax", "splash");
    expect(choice(battle)).toBe("strength");
    battle.b.spDefense = -6;
    battle.b.defense = 6;
    battle.b.touched = true;
    expect(choice(battle)).toBe("swift");
  });

  it("sees stages for the partners' moves of friendship too", () => {
    const battle = prepared("mew", ["strength", "pika-papow"], "snorlax", "splash");
    battle.b.spDefense = -6;
    battle.a.spAttack = 6;
    expect(choice(battle)).toBe("strength");
    battle.b.touched = true;
    expect(choice(battle)).toBe("pika-papow");
  });

  it("passes over what it cannot use, and struggles where nothing is left", () => {
    const battle = prepared("mew", ["strength", "tackle"], "snorlax", "splash");
    battle.a.attacks[0].powerPoints = 0;
    expect(choice(battle)).toBe("tackle");
    battle.a.attacks[1].powerPoints = 0;
    expect(choice(battle)).toBe("struggle");
  });

  it("prefers what acts first where the opponent would knock it out", () => {
    const battle = prepared("machamp", ["strength", "quick-attack"], "jolteon", "thunderbolt");
    expect(choice(battle)).toBe("strength");
    battle.a.hp = 30;
    expect(choice(battle)).toBe("quick-attack");
    // Once it is the faster one, there is no need.
    battle.a.speed = 6;
    battle.a.touched = true;
    expect(choice(battle)).toBe("strength");
  });

  it("gives what acts after a threat the chance that the threat misses", () => {
    const battle = prepared("machamp", ["strength", "quick-attack"], "jolteon", ["thunder", "swift"]);
    battle.a.hp = 60;
    // Thunder misses three times in ten: Strength's share times 0.3 is less than Quick Attack's.
    expect(choice(battle)).toBe("quick-attack");
    battle.b.attacks[0].hitChance = 0.4;
    expect(choice(battle)).toBe("strength");
  });

  it("fears no attack that the opponent cannot use or that does not knock out", () => {
    const battle = prepared("machamp", ["strength", "quick-attack"], "jolteon", ["thunderbolt", "tackle"]);
    battle.a.hp = 60;
    expect(choice(battle)).toBe("quick-attack");
    battle.b.attacks[0].powerPoints = 0;
    expect(choice(battle)).toBe("strength");
  });

  it("takes the earlier of two equal threats for the one to come", () => {
    const battle = prepared("machamp", ["strength", "quick-attack"], "jolteon", ["swift", "quick-attack"]);
    battle.a.hp = 5;
    expect(choice(battle)).toBe("quick-attack");
  });

  it("at equal Speed does not count on acting first; priority beats Speed", () => {
    const even = prepared("jolteon", ["double-kick", "quick-attack"], "jolteon", "hyper-beam");
    even.a.hp = 10;
    expect(choice(even)).toBe("quick-attack");
    const slow = prepared("machamp", ["strength", "quick-attack"], "jolteon", "quick-attack");
    slow.a.hp = 5;
    // Both have priority 1: the faster one's comes first, so neither move of Machamp's is worth anything.
    expect(choice(slow)).toBe("strength");
    const late = prepared("jolteon", ["swift", "dragon-tail"], "machamp", "strength");
    late.a.hp = 5;
    expect(choice(late)).toBe("swift");
  });
});

describe("the random policy", () => {
  it("takes the usable attack that the lot says", () => {
    const battle = prepared("mew", ["pound", "psychic", "surf", "roost"], "chansey", "pound");
    battle.a.attacks[1].powerPoints = 0;
    const chosen = [0, 1, 2].map((lot) => {
      destined(battle, {below: [lot]});
      return randomPolicy(battle, battle.a, battle.b).move.index;
    });
    expect(chosen).toEqual(["pound", "surf", "roost"].map(M));
  });

  it("draws no lot where one is left, and struggles where none is", () => {
    const battle = prepared("mew", ["pound", "psychic"], "chansey", "pound");
    destined(battle, {below: [1]});
    battle.a.attacks[0].powerPoints = 0;
    expect(randomPolicy(battle, battle.a, battle.b).move.index).toBe(M("psychic"));
    expect(battle.random.below).not.toHaveBeenCalled();
    battle.a.attacks[1].powerPoints = 0;
    expect(randomPolicy(battle, battle.a, battle.b)).toBe(battle.a.struggle);
  });
});

describe("policies", () => {
  it("are two, by name", () => {
    expect(POLICIES).toEqual(["greedy", "random"]);
    expect(POLICIES.map(policyNamed)).toEqual([greedyPolicy, randomPolicy]);
  });
});
