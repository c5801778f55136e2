import {expect} from "vitest";
import type {BattleTables} from "../../../pipelines/battle/battle-tables.ts";
import type {Replay} from "../../../pipelines/battle/replay.ts";

const LOSES: ReadonlySet<string> = new Set([
  "damage",
  "critical_damage",
  "recoil",
  "crash",
  "confusion_damage",
  "poison_damage",
  "burn_damage",
  "trap_damage",
  "seed_damage",
  "substitute"
]);
const GAINS: ReadonlySet<string> = new Set(["drain", "heal"]);

/** Damage and healing add up to the HP after each event, and the loser's faint is the last. */
export function expectAccounted(tables: BattleTables, a: number, b: number, {events, winner}: Replay): void {
  const hp = {A: tables.pokemon[a].hp, B: tables.pokemon[b].hp};
  const expected = events.map(({kind, side, value}) => {
    if (LOSES.has(kind)) hp[side] -= value;
    if (GAINS.has(kind)) hp[side] += value;
    if (kind === "faint") hp[side] = 0;
    return `${kind} ${hp.A} ${hp.B}`;
  });
  expect(events.map(({kind, hpA, hpB}) => `${kind} ${hpA} ${hpB}`)).toEqual(expected);
  expect(winner).not.toBeNull();
  expect(events.at(-1)).toMatchObject({kind: "faint", side: winner === "A" ? "B" : "A"});
}
