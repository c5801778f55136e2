import {describe, expect, it} from "vitest";
import type {BattleMove} from "../../../pipelines/battle/battle-move.ts";
import {exactWinProbability, isRace, raceBounds} from "../../../pipelines/battle/exact.ts";
import {M, P, tables} from "../../support/battle-game.ts";

const chance = (a: string, moveA: string, b: string, moveB: string): number | null =>
  exactWinProbability(tables(), P(a), M(moveA), P(b), M(moveB));

const race = (a: string, moveA: string, b: string, moveB: string): boolean =>
  isRace(tables(), P(a), M(moveA), P(b), M(moveB));

/** Of one move by Mew against another by Machamp, which is slower. */
const isExact = (name: string, answer: string): boolean => race("mew", name, "machamp", answer);

describe("which duels are races of independent attacks", () => {
  it.each([
    ["strength", "razor-wind"],
    ["strength", "hyper-beam"],
    ["strength", "wrap"],
    ["strength", "facade"],
    ["strength", "feint"],
    ["strength", "brick-break"],
    ["strength", "sparkly-swirl"],
    ["strength", "u-turn"],
    ["strength", "night-shade"],
    ["strength", "psywave"],
    ["strength", "super-fang"],
    ["strength", "horn-drill"],
    ["strength", "fury-attack"],
    ["strength", "low-kick"],
    ["strength", "foul-play"]
  ])("%s against %s is one", (name, answer) => {
    expect(isExact(name, answer)).toBe(true);
    expect(isExact(answer, name)).toBe(true);
  });

  it.each([
    "growl",
    "counter",
    "mirror-coat",
    "bide",
    "dig",
    "explosion",
    "thrash",
    "fake-out",
    "sucker-punch",
    "dream-eater",
    "high-jump-kick",
    "struggle",
    "rage",
    "sappy-seed",
    "baddy-bad",
    "glitzy-glow",
    "freezy-frost",
    "clear-smog",
    "skull-bash",
    "mega-drain",
    "take-down",
    "thunderbolt",
    "ice-beam",
    "psybeam",
    "tri-attack",
    "bubble-beam"
  ])("%s makes it none", (name) => {
    expect(isExact(name, "strength")).toBe(false);
    expect(isExact("strength", name)).toBe(false);
  });

  it("an immune target suffers none of what a move would do beside damage", () => {
    expect(race("mew", "body-slam", "gengar", "shadow-ball")).toBe(true);
    expect(race("gengar", "shadow-ball", "mew", "body-slam")).toBe(true);
    expect(race("mew", "take-down", "gengar", "shadow-ball")).toBe(true);
  });

  it("flinching counts by who may act first", () => {
    expect(race("mew", "headbutt", "machamp", "strength")).toBe(false);
    expect(race("machamp", "headbutt", "mew", "strength")).toBe(true);
    expect(race("mew", "strength", "machamp", "headbutt")).toBe(true);
    expect(race("mew", "headbutt", "machamp", "quick-attack")).toBe(true);
    expect(race("mew", "headbutt", "mew", "strength")).toBe(false);
    expect(race("mew", "strength", "mew", "headbutt")).toBe(false);
  });

  it("paralysis does not count on those who do not catch it", () => {
    expect(race("raichu", "thunderbolt", "jolteon", "swift")).toBe(true);
    expect(race("articuno", "ice-beam", "dewgong", "swift")).toBe(true);
  });

  it("a burn leaves special and fixed damage alone, not physical moves, Facade, thawing ones and cures", () => {
    expect(isExact("flamethrower", "swift")).toBe(true);
    expect(isExact("flamethrower", "night-shade")).toBe(true);
    expect(isExact("flamethrower", "strength")).toBe(false);
    expect(isExact("flamethrower", "facade")).toBe(false);
    expect(isExact("flamethrower", "sparkly-swirl")).toBe(false);
    expect(race("mew", "flamethrower", "charizard", "strength")).toBe(true);
  });

  it("poison leaves all alone but Facade and cures", () => {
    expect(isExact("sludge", "strength")).toBe(true);
    expect(isExact("sludge", "facade")).toBe(false);
    expect(isExact("sludge", "sparkly-swirl")).toBe(false);
    expect(race("mew", "sludge", "arbok", "facade")).toBe(true);
  });

  it("damage at the end of turns counts where both sides leave it", () => {
    expect(isExact("wrap", "wrap")).toBe(false);
    expect(isExact("wrap", "sludge")).toBe(false);
    expect(isExact("sludge", "sludge")).toBe(false);
    expect(isExact("sludge", "wrap")).toBe(false);
    expect(isExact("wrap", "strength")).toBe(true);
    expect(race("mew", "sludge", "arbok", "sludge")).toBe(true);
  });

  it("a drop of the target's stats counts where the answer uses them", () => {
    // Crunch lowers Defense, Psychic and Acid Special Defense: what the dropper itself meets.
    expect(isExact("crunch", "strength")).toBe(true);
    expect(isExact("psychic", "swift")).toBe(true);
    // Aurora Beam lowers Attack, Constrict Speed, Moonblast Special Attack.
    expect(isExact("aurora-beam", "strength")).toBe(false);
    expect(isExact("aurora-beam", "swift")).toBe(true);
    expect(isExact("aurora-beam", "night-shade")).toBe(true);
    expect(isExact("aurora-beam", "foul-play")).toBe(true);
    expect(isExact("constrict", "night-shade")).toBe(false);
    expect(isExact("moonblast", "swift")).toBe(false);
    expect(isExact("moonblast", "strength")).toBe(true);
  });

  it("the user's own drops count where the answer meets them", () => {
    // Superpower lowers its user's Attack and Defense.
    expect(isExact("superpower", "strength")).toBe(false);
    expect(isExact("superpower", "foul-play")).toBe(false);
    expect(isExact("superpower", "swift")).toBe(true);
    expect(isExact("superpower", "night-shade")).toBe(true);
  });
});

describe("what no move of the game does, yet the rule covers", () => {
  /** Mew's changed move against Machamp's. */
  const withMove = (name: string, change: Partial<BattleMove>, answer: string): boolean => {
    const moves = tables().moves.map((move, i) => (i === M(name) ? {...move, ...change} : move));
    return isRace({...tables(), moves}, P("mew"), M(name), P("machamp"), M(answer));
  };
  const ofTarget = {changesStages: true, stagesOfUser: false, stagesPercent: 10};
  const ofUser = {changesStages: true, stagesOfUser: true, stagesPercent: 100};

  it("accuracy and evasion count, as Speed does", () => {
    for (const change of [{accuracyStages: -1}, {evasion: 1}, {speed: -1}])
      expect(withMove("strength", {...ofTarget, ...change}, "night-shade")).toBe(false);
    expect(withMove("strength", {...ofTarget, defense: -1}, "night-shade")).toBe(true);
  });

  it("a change of the user's Attack counts against Foul Play only, of its Special Defense against special moves", () => {
    expect(withMove("strength", {...ofUser, attack: -1}, "foul-play")).toBe(false);
    expect(withMove("strength", {...ofUser, attack: -1}, "strength")).toBe(true);
    expect(withMove("strength", {...ofUser, attack: -1}, "swift")).toBe(true);
    expect(withMove("strength", {...ofUser, spDefense: -1}, "swift")).toBe(false);
    expect(withMove("strength", {...ofUser, spDefense: -1}, "strength")).toBe(true);
    expect(withMove("strength", {...ofUser, spAttack: -1}, "foul-play")).toBe(true);
  });

  it("Foul Play that changes its target's stats would feed back", () => {
    expect(withMove("foul-play", {...ofTarget, defense: -1}, "night-shade")).toBe(false);
    expect(withMove("foul-play", {}, "night-shade")).toBe(true);
  });
});

describe("the race", () => {
  it("goes to the faster where both knock out at once, and is even at equal Speed", () => {
    expect(chance("mewtwo", "psychic", "weedle", "tackle")).toBe(1);
    expect(chance("weedle", "tackle", "mewtwo", "psychic")).toBe(0);
    // Earthquake on Nidoran is not sure; Horn Drill at 30 % each: the first to act has 0.3 / 0.51.
    expect(chance("rhydon", "horn-drill", "rhydon", "horn-drill")).toBeNull();
    const even = chance("gengar", "shadow-ball", "gengar", "night-shade");
    const mirrored = chance("gengar", "night-shade", "gengar", "shadow-ball");
    expect(even! + mirrored!).toBeCloseTo(1, 12);
    expect(chance("gengar", "night-shade", "gengar", "night-shade")).toBeCloseTo(0.5, 12);
  });

  it("goes by priority before Speed", () => {
    // Both need 1 use: the slow one's Quick Attack is first.
    expect(chance("machamp", "tackle", "mew", "night-shade")).toBeLessThan(0.5);
    expect(chance("melmetal", "quick-attack", "caterpie", "tackle")).toBe(1);
  });

  it("of sure uses is a count of turns: Night Shade takes 50 a turn", () => {
    const turns = (hp: number): number => Math.ceil(hp / 50);
    for (const [a, b] of [
      ["snorlax", "chansey"],
      ["machamp", "mew"],
      ["mew", "machamp"],
      ["chansey", "mew"]
    ] as const) {
      const [one, other] = [tables().pokemon[P(a)], tables().pokemon[P(b)]];
      const [mine, theirs] = [turns(other.hp), turns(one.hp)];
      const wins = mine < theirs || (mine === theirs && one.speed > other.speed);
      expect(chance(a, "seismic-toss", b, "seismic-toss")).toBe(wins ? 1 : 0);
    }
  });

  it("is left to the simulator where power points may run out before it is over", () => {
    // Neither can hurt the other.
    expect(chance("snorlax", "body-slam", "gengar", "lick")).toBeNull();
    expect(chance("gengar", "lick", "snorlax", "body-slam")).toBeNull();
  });
});

describe("a duel that is no race", () => {
  it("is decided where the race is won by so much that what else the attacks do can only help the winner", () => {
    // Thunderbolt may paralyse, which only helps who wins anyway; Double-Edge's recoil could cost the win.
    expect(chance("mewtwo", "thunderbolt", "magikarp", "tackle")).toBe(1);
    expect(chance("magikarp", "tackle", "mewtwo", "thunderbolt")).toBe(0);
    expect(chance("mewtwo", "body-slam", "weedle", "headbutt")).toBeNull();
    expect(chance("tauros", "body-slam", "tauros", "body-slam")).toBeNull();
    expect(chance("raichu", "thunderbolt", "tauros", "strength")).toBeNull();
  });

  it("has the race's odds for a bound on the side that nothing else can spoil", () => {
    const bounds = (a: string, moveA: string, b: string, moveB: string): string => {
      const {atLeast, atMost} = raceBounds(tables(), P(a), M(moveA), P(b), M(moveB));
      return `${atLeast ? "at least" : ""} ${atMost ? "at most" : ""}`.trim();
    };
    expect(bounds("raichu", "thunderbolt", "tauros", "strength")).toBe("at least");
    expect(bounds("tauros", "strength", "raichu", "thunderbolt")).toBe("at most");
    expect(bounds("tauros", "double-edge", "mew", "strength")).toBe("at most");
    expect(bounds("tauros", "double-edge", "raichu", "thunderbolt")).toBe("at most");
    expect(bounds("raichu", "thunderbolt", "tauros", "double-edge")).toBe("at least");
    expect(bounds("raichu", "thunderbolt", "starmie", "bubble-beam")).toBe("");
    expect(bounds("mew", "strength", "machamp", "strength")).toBe("at least at most");
    expect(bounds("arbok", "wrap", "tentacruel", "fire-spin")).toBe("");
  });
});
