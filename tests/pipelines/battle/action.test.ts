import {describe, expect, it} from "vitest";
import {act} from "../../../pipelines/battle/action.ts";
import {type Battle, OUTCOME} from "../../../pipelines/battle/battle.ts";
import {HIDDEN} from "../../../pipelines/battle/battle-move.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {M} from "../../support/battle-game.ts";
import {destined, heard, prepared} from "../../support/prepared-battle.ts";

interface Fate {
  readonly target?: string;
  readonly answer?: string;
  readonly a?: object;
  readonly b?: object;
  readonly below?: number[];
  readonly percent?: boolean;
  readonly before?: (battle: Battle) => void;
}

/** Lets Mew act with the first of its moves. */
function acted(moves: string | string[], fate: Fate = {}) {
  const {target = "snorlax", answer = "tackle", a = {}, b = {}, below = [50], percent = true, before} = fate;
  const battle = prepared("mew", moves, target, answer);
  [battle.a.chosen] = battle.a.attacks;
  [battle.b.chosen] = battle.b.attacks;
  Object.assign(battle.a, a);
  Object.assign(battle.b, b);
  before?.(battle);
  const lines = heard(battle);
  destined(battle, {below, percent, next: 0x7fff_ffff});
  act(battle, battle.a, battle.b);
  return {battle, lines, a: battle.a, b: battle.b, kinds: lines.map((line) => line.split(" ")[1]).join(" ")};
}

describe("an action", () => {
  it("costs a power point, counts, and is remembered as the last", () => {
    const {a, lines} = acted("strength", {a: {raging: true}});
    expect([a.moved, a.actions, a.raging]).toEqual([true, 1, false]);
    expect([a.attacks[0].powerPoints, a.last]).toEqual([23, a.attacks[0]]);
    expect(lines).toEqual([`A move ${M("strength")}`, `B damage ${a.attacks[0].normal[15]}`]);
  });

  it("is the encored move's, unless it is Struggle", () => {
    const encored = ({a}: Battle): void => {
      a.encored = a.attacks[1];
    };
    expect(acted(["strength", "surf"], {before: encored}).lines[0]).toBe(`A move ${M("surf")}`);
    const struggling = (battle: Battle): void => {
      encored(battle);
      battle.a.chosen = battle.a.struggle;
    };
    expect(acted(["strength", "surf"], {before: struggling}).lines[0]).toBe(`A move ${M("struggle")}`);
  });

  it("costs no power point where the user is locked in, and is remembered", () => {
    const charging = ({a}: Battle): void => {
      [a.charging] = a.attacks;
      a.hidden = HIDDEN.underground;
    };
    const {a, kinds} = acted("dig", {before: charging});
    expect([a.attacks[0].powerPoints, a.charging, a.hidden]).toEqual([16, null, HIDDEN.no]);
    expect(a.last).toBe(a.attacks[0]);
    expect(kinds).toBe("move damage");
  });
});

describe("what keeps a Pokémon from acting", () => {
  it.each([
    ["recharge", {resting: true}],
    ["asleep", {ailment: AILMENT.sleep, ailmentTurns: 2}],
    ["frozen", {ailment: AILMENT.freeze}],
    ["flinch", {flinched: true}]
  ] as const)("%s costs the turn and breaks off what was begun", (kind, a) => {
    const {battle, kinds, ...sides} = acted("strength", {
      a: {...a, bideTurns: 2, hidden: HIDDEN.air},
      before: ({a: mew}) => {
        mew.charging = mew.attacks[0];
      }
    });
    expect(kinds).toBe(kind);
    expect([sides.a.bideTurns, sides.a.charging, sides.a.hidden]).toEqual([0, null, 0]);
    expect([sides.a.attacks[0].powerPoints, sides.b.hp, sides.a.last]).toEqual([24, 235, null]);
    expect([sides.a.resting, sides.a.moved, sides.a.actions]).toEqual([false, true, 1]);
  });

  it("is paralysis in one action of four, and confusion", () => {
    expect(acted("strength", {a: {ailment: AILMENT.paralysis}, below: [0]}).kinds).toBe("paralyzed");
    expect(acted("strength", {a: {ailment: AILMENT.paralysis}, below: [1]}).kinds).toBe("move damage");
    expect(acted("strength", {a: {confusion: 3}}).kinds).toBe("confusion_damage");
    expect(acted("strength", {a: {confusion: 3}, percent: false}).kinds).toBe("move miss");
  });

  it("is Disable for the disabled move, Taunt for status moves", () => {
    const disabled = ({a}: Battle): void => {
      [a.disabled] = a.attacks;
    };
    expect(acted(["strength", "surf"], {before: disabled}).kinds).toBe("disabled");
    expect(acted("growl", {a: {taunted: 1}}).kinds).toBe("taunted");
    expect(acted("strength", {a: {taunted: 1}}).kinds).toBe("move damage");
    expect(acted("growl").kinds).toBe("move stages");
  });

  it("comes in the order rest, ailment, flinch, Disable, Taunt, confusion, paralysis", () => {
    const all = {
      resting: true,
      ailment: AILMENT.sleep,
      ailmentTurns: 1,
      flinched: true,
      taunted: 1,
      confusion: 3
    };
    const disabled = ({a}: Battle): void => {
      [a.disabled] = a.attacks;
    };
    expect(acted("growl", {a: all, before: disabled}).kinds).toBe("recharge");
    expect(acted("growl", {a: {...all, resting: false}, before: disabled}).kinds).toBe("cure flinch");
    const upright = {...all, resting: false, flinched: false, ailment: AILMENT.none};
    expect(acted("growl", {a: upright, before: disabled}).kinds).toBe("disabled");
    expect(acted("growl", {a: upright}).kinds).toBe("taunted");
    const nervous = {confusion: 3, ailment: AILMENT.paralysis};
    expect(acted("strength", {a: nervous, below: [0]}).kinds).toBe("confusion_damage");
  });

  it("is no ice for a move that thaws", () => {
    const {kinds, a} = acted("scald", {a: {ailment: AILMENT.freeze}, percent: false, below: [1]});
    expect(kinds).toBe("cure move miss");
    expect(a.ailment).toBe(AILMENT.none);
  });
});

describe("moves of two turns", () => {
  it("begin with a charge, which takes Fly and Dig out of reach and guards with Skull Bash", () => {
    for (const [move, hidden, touched] of [
      ["razor-wind", HIDDEN.no, false],
      ["fly", HIDDEN.air, true],
      ["dig", HIDDEN.underground, true]
    ] as const) {
      const {a, b, lines} = acted(move);
      expect([a.charging, a.hidden, a.touched, a.defense]).toEqual([a.attacks[0], hidden, touched, 0]);
      expect([lines, b.hp]).toEqual([[`A charge ${M(move)}`], 235]);
    }
    const bash = acted("skull-bash");
    expect([bash.a.defense, bash.kinds]).toEqual([1, "charge stages"]);
  });

  it("end with the strike", () => {
    const {a, kinds} = acted("razor-wind", {
      before: ({a: mew}) => {
        [mew.charging] = mew.attacks;
      }
    });
    expect([a.charging, kinds]).toEqual([null, "move damage"]);
  });
});

describe("moves with conditions", () => {
  it("let Explosion take its user down, and the battle with it", () => {
    const {a, b, battle, kinds} = acted("explosion");
    expect([a.hp, b.hp, battle.outcome, kinds]).toEqual([0, 235, OUTCOME.winB, "move"]);
  });

  it("let Fake Out work in the first action only", () => {
    expect(acted("fake-out").kinds).toBe("move damage");
    expect(acted("fake-out", {a: {actions: 1}}).kinds).toBe("move fail");
  });

  it("let Sucker Punch work against an attack yet to come", () => {
    expect(acted("sucker-punch").kinds).toBe("move damage");
    expect(acted("sucker-punch", {b: {moved: true}}).kinds).toBe("move fail");
    expect(acted("sucker-punch", {b: {resting: true}}).kinds).toBe("move fail");
    expect(acted("sucker-punch", {answer: "growl"}).kinds).toBe("move fail");
  });

  it("let Feint break protection", () => {
    const {b, kinds} = acted("feint", {b: {protecting: true, stall: 9}});
    expect([b.protecting, b.stall, kinds]).toEqual([false, 0, "move damage"]);
    expect(acted("tackle", {b: {protecting: true, stall: 9}}).b.stall).toBe(9);
    expect(acted("tackle", {b: {stall: 9}}).b.stall).toBe(9);
  });

  it("crash with Jump Kicks that do not hit: half of the maximum HP", () => {
    expect(acted("high-jump-kick", {percent: false}).lines.slice(1)).toEqual(["B miss 0", "A crash 87"]);
    expect(acted("high-jump-kick", {target: "gengar"}).lines.slice(1)).toEqual(["B immune 0", "A crash 87"]);
    const last = acted("high-jump-kick", {percent: false, a: {hp: 80}});
    expect([last.a.hp, last.battle.outcome, last.lines.at(-1)]).toEqual([0, OUTCOME.winB, "A crash 80"]);
    expect(acted("high-jump-kick", {target: "chansey"}).a.hp).toBe(175);
    expect(acted("tackle", {percent: false}).kinds).toBe("move miss");
  });

  it("need a hit of their kind for Counter and Mirror Coat", () => {
    expect(acted("counter").kinds).toBe("move fail");
    expect(acted("counter", {a: {specialTaken: 40}}).kinds).toBe("move fail");
    expect(acted("counter", {a: {physicalTaken: 40}}).lines[1]).toBe("B damage 40");
    expect(acted("counter", {a: {physicalTaken: 0}}).lines[1]).toBe("B damage 1");
    expect(acted("mirror-coat", {a: {physicalTaken: 40}}).kinds).toBe("move fail");
    expect(acted("mirror-coat", {a: {specialTaken: 40}}).lines[1]).toBe("B damage 40");
  });
});

describe("Bide", () => {
  const storing = (turns: number, bideDamage: number, more: object = {}): Fate => ({
    a: {bideTurns: turns, bideDamage},
    ...more
  });

  it("begins with three turn ends and nothing stored", () => {
    const {a, battle, lines} = acted("bide", {a: {bideDamage: 99}});
    expect([a.bideTurns, a.bideDamage, battle.lasting]).toEqual([3, 0, true]);
    expect(lines).toEqual([`A move ${M("bide")}`, "A bide 0"]);
  });

  it("waits, without using a power point", () => {
    const {a, lines} = acted("bide", storing(2, 31));
    expect([lines, a.attacks[0].powerPoints, a.last]).toEqual([["A bide 31"], 16, null]);
  });

  it("gives back twice the damage, past Protect", () => {
    const {a, b, lines} = acted("bide", storing(1, 31, {b: {protecting: true}}));
    expect(lines).toEqual([`A move ${M("bide")}`, "B damage 62"]);
    expect([a.bideTurns, b.hp]).toEqual([0, 173]);
    expect(acted("bide", storing(1, 200)).battle.outcome).toBe(OUTCOME.winA);
    expect(acted("bide", storing(1, 31)).battle.outcome).toBe(OUTCOME.open);
  });

  it("fails with nothing stored, and does nothing to Ghosts", () => {
    expect(acted("bide", storing(1, 0)).lines.at(-1)).toBe("A fail 0");
    const ghost = acted("bide", storing(1, 31, {target: "gengar"}));
    expect([ghost.lines.at(-1), ghost.b.hp]).toEqual(["B immune 0", ghost.b.pokemon.hp]);
  });

  it("strikes a substitute in its way", () => {
    const {b} = acted("bide", storing(1, 31, {b: {substitute: 70}}));
    expect([b.substitute, b.hp]).toEqual([8, 235]);
    expect(acted("bide", storing(1, 31, {b: {substitute: 5}})).b.substitute).toBe(0);
  });
});

describe("a rampage", () => {
  it("ends with a use that did not renew it", () => {
    const raging = (renewed: number): Fate => ({
      a: {rampageLeft: 1, rampageRenewed: renewed},
      percent: false,
      below: [0],
      before: ({a}) => {
        [a.rampage] = a.attacks;
      }
    });
    const {a} = acted("outrage", raging(1));
    expect([a.rampage, a.confusion]).toEqual([null, 2]);
    const going = acted("outrage", raging(2));
    expect([going.a.rampage, going.a.confusion]).toEqual([going.a.attacks[0], 0]);
  });
});
