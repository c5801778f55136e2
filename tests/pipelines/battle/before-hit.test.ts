import {describe, expect, it} from "vitest";
import type {Battle} from "../../../pipelines/battle/battle.ts";
import {HIDDEN} from "../../../pipelines/battle/battle-move.ts";
import {reaches} from "../../../pipelines/battle/before-hit.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {destined, heard, prepared} from "../../support/prepared-battle.ts";

interface Case {
  readonly user?: string;
  readonly target?: string;
  readonly a?: object;
  readonly b?: object;
  readonly percent?: boolean;
}

function told(
  move: string,
  {user = "mew", target = "snorlax", a = {}, b = {}, percent = true}: Case
): [string, Battle] {
  const battle = prepared(user, move, target, "tackle");
  Object.assign(battle.a, a);
  Object.assign(battle.b, b);
  const lines = heard(battle);
  destined(battle, {percent});
  const reached = reaches(battle, battle.a, battle.b, battle.a.attacks[0]);
  expect(lines.length).toBe(reached ? 0 : 1);
  return [reached ? "reaches" : lines[0], battle];
}
const outcome = (move: string, circumstances: Case = {}): string => told(move, circumstances)[0];
/** Per cent asked of chance. */
const asked = (move: string, circumstances: Case = {}): unknown[] => {
  const [, battle] = told(move, circumstances);
  return (battle.random.percent as unknown as {mock: {calls: unknown[][]}}).mock.calls.flat();
};

describe("whether a move reaches its target", () => {
  it("is decided by hiding first: in the air by Gust and Thunder, below by Earthquake", () => {
    const [air, below] = [{hidden: HIDDEN.air}, {hidden: HIDDEN.underground}];
    expect(outcome("tackle", {b: air})).toBe("B miss 0");
    expect(outcome("gust", {b: air})).toBe("reaches");
    expect(outcome("thunder", {b: air})).toBe("reaches");
    expect(outcome("earthquake", {b: air})).toBe("B miss 0");
    expect(outcome("earthquake", {b: below})).toBe("reaches");
    expect(outcome("gust", {b: below})).toBe("B miss 0");
    expect(outcome("swift", {b: below})).toBe("B miss 0");
    expect(outcome("tackle", {b: {...air, protecting: true}, target: "gengar"})).toBe("B miss 0");
  });

  it("then by Protect, past which go Feint and moves of the whole field", () => {
    expect(outcome("tackle", {b: {protecting: true}})).toBe("B protected 0");
    expect(outcome("feint", {b: {protecting: true}})).toBe("reaches");
    expect(outcome("tackle", {b: {protecting: true}, target: "gengar"})).toBe("B protected 0");
  });

  it("then by the types", () => {
    expect(outcome("tackle", {target: "gengar"})).toBe("B immune 0");
    expect(outcome("thunder-wave", {target: "dugtrio"})).toBe("B immune 0");
    expect(outcome("spore", {target: "exeggutor"})).toBe("B immune 0");
    expect(outcome("leech-seed", {target: "exeggutor"})).toBe("B immune 0");
    expect(outcome("earthquake", {target: "charizard"})).toBe("B immune 0");
  });

  it("by a roosting target's types without Flying", () => {
    expect(outcome("earthquake", {target: "charizard", b: {roosting: true}})).toBe("reaches");
    expect(outcome("tackle", {target: "gengar", b: {roosting: true}})).toBe("B immune 0");
    expect(outcome("growl", {target: "gengar", b: {roosting: true}})).toBe("reaches");
  });

  it("by sleep for Dream Eater", () => {
    expect(outcome("dream-eater")).toBe("B immune 0");
    expect(outcome("dream-eater", {b: {ailment: AILMENT.paralysis}})).toBe("B immune 0");
    expect(outcome("dream-eater", {b: {ailment: AILMENT.sleep}})).toBe("reaches");
    expect(outcome("psychic", {b: {ailment: AILMENT.paralysis}})).toBe("reaches");
  });

  it("last by accuracy, in per cent, by the difference of stages", () => {
    expect(asked("thunder")).toEqual([70]);
    expect(outcome("thunder", {percent: false})).toBe("B miss 0");
    expect(asked("thunder", {a: {accuracy: 1}})).toEqual([93]);
    expect(asked("thunder", {b: {evasion: 1}})).toEqual([52]);
    expect(asked("thunder", {a: {accuracy: 2}, b: {evasion: 2}})).toEqual([70]);
    expect(asked("thunder", {a: {accuracy: -1}, b: {evasion: -2}})).toEqual([93]);
    expect(asked("tackle")).toEqual([100]);
  });

  it("never by accuracy for moves that have none, nor stages for one-hit knock-outs", () => {
    expect(asked("swift", {b: {evasion: 6}, percent: false})).toEqual([]);
    expect(asked("fissure", {b: {evasion: 6}})).toEqual([30]);
    expect(asked("fissure")).toEqual([30]);
  });

  it("surely for Stomp on a minimized target", () => {
    expect(asked("stomp", {b: {evasion: 2, minimized: true}, percent: false})).toEqual([]);
    expect(asked("stomp", {b: {evasion: 2}})).toEqual([60]);
    expect(asked("tackle", {b: {evasion: 2, minimized: true}})).toEqual([60]);
  });

  it("surely for a Poison type's Toxic, hidden or not, but not past Protect", () => {
    const hidden = {hidden: HIDDEN.air};
    expect(outcome("toxic", {user: "weezing", b: hidden, percent: false})).toBe("reaches");
    expect(asked("toxic", {user: "weezing", percent: false})).toEqual([]);
    expect(outcome("toxic", {user: "mew", b: hidden})).toBe("B miss 0");
    expect(asked("toxic", {user: "mew"})).toEqual([90]);
    expect(outcome("poison-gas", {user: "weezing", percent: false})).toBe("B miss 0");
    expect(outcome("toxic", {user: "weezing", b: {protecting: true}})).toBe("B protected 0");
    expect(outcome("sludge", {user: "weezing", b: hidden})).toBe("B miss 0");
  });
});
