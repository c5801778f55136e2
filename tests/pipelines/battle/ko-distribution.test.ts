import {describe, expect, it} from "vitest";
import type {BattleMove} from "../../../pipelines/battle/battle-move.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {HitDistribution} from "../../../pipelines/battle/hit-distribution.ts";
import {
  COURSE,
  courseOf,
  dropsFacingDefense,
  KoDistribution,
  residualDamage
} from "../../../pipelines/battle/ko-distribution.ts";
import {M, P, tables} from "../../support/battle-game.ts";

const move = (name: string) => tables().moves[M(name)];
const pokemon = (name: string) => tables().pokemon[P(name)];

function filled(attacker: string, name: string, defender: string, longest?: number, acting?: number) {
  const distribution = new KoDistribution();
  distribution.fill(tables(), pokemon(attacker), move(name), pokemon(defender), longest, undefined, acting);
  return distribution;
}

describe("the course of an attack", () => {
  it.each([
    ["tackle", "snorlax", "plain"],
    ["hyper-beam", "snorlax", "recharge"],
    ["wrap", "snorlax", "trap"],
    ["superpower", "snorlax", "weakening"],
    ["acid", "snorlax", "weakening"],
    ["crunch", "snorlax", "weakening"],
    ["growl", "snorlax", "plain"],
    ["skull-bash", "snorlax", "plain"],
    ["flamethrower", "snorlax", "lingering"],
    ["flamethrower", "charizard", "plain"],
    ["sludge-bomb", "snorlax", "lingering"],
    ["sludge-bomb", "arbok", "plain"],
    ["sappy-seed", "snorlax", "lingering"],
    ["sappy-seed", "exeggutor", "plain"],
    ["thunderbolt", "snorlax", "plain"],
    ["ice-beam", "snorlax", "plain"]
  ] as const)("%s on %s is %s", (name, defender, course) => {
    expect(courseOf(move(name), pokemon(defender))).toBe(COURSE[course]);
  });

  it("weakens a defense only where the move's own kind meets it", () => {
    expect(
      ["acid", "crunch", "psychic", "superpower", "bubble-beam"].map((name) => dropsFacingDefense(move(name)))
    ).toEqual([true, true, true, false, false]);
    // Leer's drop of Defense is met by a physical move; the same drop by a special one is not.
    const acid = {...move("acid"), special: false};
    expect(dropsFacingDefense(acid)).toBe(false);
    const growing = {...move("superpower"), attack: 1};
    expect(courseOf(growing, pokemon("snorlax"))).toBe(COURSE.plain);
    expect(courseOf({...growing, attack: 0}, pokemon("snorlax"))).toBe(COURSE.plain);
  });
});

describe("HP a turn that an attack leaves behind", () => {
  const snorlax = () => pokemon("snorlax");

  it("is an eighth for traps, seeds and poison, a sixteenth for burns", () => {
    // Snorlax has 235 HP.
    expect(snorlax().hp).toBe(235);
    expect(residualDamage(move("wrap"), snorlax(), COURSE.trap)).toBe(29);
    expect(residualDamage(move("sappy-seed"), snorlax(), COURSE.lingering)).toBe(29);
    expect(residualDamage(move("sludge"), snorlax(), COURSE.lingering)).toBe(29);
    expect(residualDamage(move("ember"), snorlax(), COURSE.lingering)).toBe(14);
  });

  it("is at least 1, and none on other courses or for those who do not catch it", () => {
    const tiny = {...snorlax(), hp: 7};
    expect(residualDamage(move("wrap"), tiny, COURSE.trap)).toBe(1);
    expect(residualDamage(move("ember"), tiny, COURSE.lingering)).toBe(1);
    expect(residualDamage(move("ember"), snorlax(), COURSE.plain)).toBe(0);
    expect(residualDamage(move("ember"), snorlax(), COURSE.weakening)).toBe(0);
    expect(residualDamage(move("ember"), pokemon("vulpix"), COURSE.lingering)).toBe(0);
    expect(residualDamage(move("sludge"), pokemon("magnemite"), COURSE.lingering)).toBe(0);
    expect(residualDamage(move("sappy-seed"), pokemon("bulbasaur"), COURSE.lingering)).toBe(0);
    expect(residualDamage({...move("tackle"), ailment: AILMENT.paralysis}, snorlax(), COURSE.lingering)).toBe(
      0
    );
  });
});

describe("turns to the knock-out", () => {
  it("are none for what cannot hurt alone", () => {
    for (const [name, defender] of [
      ["tackle", "gengar"],
      ["dream-eater", "snorlax"],
      ["counter", "snorlax"]
    ] as const) {
      const {turns, survival, residual, byHit, byResidual} = filled("mew", name, defender);
      expect([turns, survival, residual]).toEqual([0, 1, 0]);
      expect(Math.max(...byHit, ...byResidual)).toBe(0);
    }
  });

  it("of a sure one-hit knock-out under half of the turns halve what stands", () => {
    const {byHit, turns, survival} = filled("mewtwo", "psychic", "weedle", 5, 0.5);
    const expected = [0, 0.5, 0.25, 0.125, 0.0625, 0.03125, 0];
    for (const [turn, chance] of expected.entries()) expect(byHit[turn]).toBeCloseTo(chance, 9);
    expect(turns).toBe(5);
    expect(survival).toBeCloseTo(0.03125, 9);
  });

  it("are one use for Fake Out and Explosion", () => {
    for (const name of ["fake-out", "explosion"]) {
      const {turns, byHit} = filled("mew", name, "snorlax");
      expect(turns).toBe(1);
      expect(byHit[2]).toBe(0);
    }
  });

  it("come every second turn for charging moves", () => {
    for (const name of ["razor-wind", "dig"]) {
      const {byHit} = filled("mew", name, "chansey");
      for (let turn = 1; turn < 20; turn += 2) expect(byHit[turn]).toBe(0);
      expect(byHit.reduce((sum, chance) => sum + chance, 0)).toBeGreaterThan(0.9);
    }
  });

  it("add up to one with what still stands", () => {
    for (const [name, defender] of [
      ["tackle", "snorlax"],
      ["hyper-beam", "chansey"],
      ["wrap", "chansey"],
      ["superpower", "snorlax"],
      ["acid", "snorlax"],
      ["flamethrower", "snorlax"],
      ["sappy-seed", "snorlax"],
      ["super-fang", "snorlax"],
      ["fissure", "snorlax"]
    ] as const) {
      const {byHit, byResidual, survival, turns} = filled("mew", name, defender, 6);
      let sum = survival;
      for (let turn = 1; turn <= turns; turn++) sum += byHit[turn] + byResidual[turn];
      expect(sum).toBeCloseTo(1, 7);
    }
  });

  it("know the mean HP of those who stand", () => {
    const sonic = filled("magnemite", "sonic-boom", "snorlax", 2);
    // Of two uses at 90 %, 20 HP each.
    expect(sonic.meanLeft).toBeCloseTo(235 - 36, 9);
    const sure = filled("gastly", "night-shade", "machamp", 2);
    expect(sure.meanLeft).toBeCloseTo(pokemon("machamp").hp - 100, 9);
  });

  it("hold a trapped target for four or five turns of an eighth", () => {
    // A trap that does 1 HP: what falls beside that is the residual damage, which the use of turn 1 starts.
    const weak = {...move("wrap"), accuracy: 0, power: 1};
    const [target, attacker] = [pokemon("snorlax"), {...pokemon("mew"), attack: 1}];
    const left = (turns: number): number => {
      const distribution = new KoDistribution();
      distribution.fill(tables(), attacker, weak, target, turns, 0);
      return distribution.meanLeft;
    };
    const each = left(1) - left(2);
    expect(235 - left(1)).toBeGreaterThan(29);
    expect(each).toBeCloseTo(235 - left(1), 6);
    // In turn 5 half of the targets are free for a moment.
    expect(left(4) - left(5)).toBeCloseTo(each - 29 / 2, 6);
  });

  it("are filled in up to the 64th", () => {
    const {byHit, byResidual, survival, turns} = filled("caterpie", "tackle", "onix", undefined, 0.1);
    expect(turns).toBe(64);
    expect([byHit, byResidual].map(({length}) => length)).toEqual([65, 65]);
    const sum = byHit.reduce((total, chance) => total + chance, survival);
    expect(sum).toBeCloseTo(1, 9);
  });

  it("weaken by the move's stages with every use, two at a time where it says so", () => {
    const [user, target] = [pokemon("mew"), pokemon("chansey")];
    const latest = (changed: BattleMove, turns: number): number => {
      const distribution = new KoDistribution();
      distribution.fill(tables(), user, changed, target, turns);
      return distribution.latest.mean;
    };
    const at = (changed: BattleMove, attackStage: number, defenseStage: number): number => {
      const distribution = new HitDistribution();
      distribution.fill(tables(), user, changed, target, target.hp, attackStage, defenseStage);
      return distribution.mean;
    };
    const acid = {...move("acid"), spDefense: -2, power: 5};
    expect([1, 2, 3, 4, 5].map((turns) => latest(acid, turns))).toEqual(
      [0, -2, -4, -6, -6].map((stage) => at(acid, 0, stage))
    );
    const tiring = {...move("superpower"), attack: -2, power: 5};
    expect([1, 2, 3, 4, 5].map((turns) => latest(tiring, turns))).toEqual(
      [0, -2, -4, -6, -6].map((stage) => at(tiring, stage, 0))
    );
  });

  it("start from the target's HP alone, whatever an attack on another has left", () => {
    const used = new KoDistribution();
    for (let hp = 150; hp <= 320; hp += 1) {
      const target = {...pokemon("snorlax"), hp};
      used.fill(tables(), pokemon("mew"), move("ember"), pokemon("chansey"), 4);
      used.fill(tables(), pokemon("mew"), move("flamethrower"), target, 4);
      const fresh = new KoDistribution();
      fresh.fill(tables(), pokemon("mew"), move("flamethrower"), target, 4);
      expect([...used.byHit.slice(0, 5), used.meanLeft]).toEqual([
        ...fresh.byHit.slice(0, 5),
        fresh.meanLeft
      ]);
    }
  });

  it("start anew with every attack", () => {
    const used = filled("mew", "superpower", "snorlax");
    used.fill(tables(), pokemon("mew"), move("wrap"), pokemon("chansey"));
    used.fill(tables(), pokemon("mew"), move("flamethrower"), pokemon("weedle"));
    const fresh = filled("mew", "flamethrower", "weedle");
    expect([...used.byHit]).toEqual([...fresh.byHit]);
    expect([...used.byResidual]).toEqual([...fresh.byResidual]);
    expect([used.turns, used.survival, used.residual]).toEqual([fresh.turns, fresh.survival, fresh.residual]);
    used.fill(tables(), pokemon("mew"), move("tackle"), pokemon("gengar"));
    expect([used.turns, used.survival, used.residual, Math.max(...used.byHit)]).toEqual([0, 1, 0, 0]);
  });
});
