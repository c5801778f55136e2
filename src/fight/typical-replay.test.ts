import {expect, it} from "vitest";
import type {Policy} from "../../pipelines/battle/battle.ts";
import {DEFAULT_BUILD} from "../../pipelines/battle/build.ts";
import {type Fighter, freshState} from "../../pipelines/battle/fighter.ts";
import type {SolvedPolicy} from "../../pipelines/battle/solve/solved-policy.ts";
import {M, P, tables} from "../../tests/support/battle-game.ts";
import {powerPointsNote} from "./solved-lines.ts";
import {typicalReplay} from "./typical-replay.ts";

const first: Policy = (_battle, user) => user.using(user.attacks[0]);
const policy = {a: first, b: first} as SolvedPolicy;
const RATTATA: Fighter = {pokemon: P("rattata"), moves: [M("tackle")], build: DEFAULT_BUILD};
const played = (a: Fighter) => typicalReplay(tables(), a, RATTATA, policy, 20, () => false);

it("tells in how many fights a move ran out of power points", () => {
  expect(played(RATTATA).ranOut).toBe(0);
  const spent = {...RATTATA, state: {...freshState(tables(), RATTATA), powerPoints: [1]}};
  expect(played(spent).ranOut).toBe(1);
});

it("is not worth a word where they hardly did", () => {
  expect(powerPointsNote({...played(RATTATA), ranOut: 0.005})).toBe("");
});
