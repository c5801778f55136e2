import type {Battle} from "../../../pipelines/battle/battle.ts";
import {strike} from "../../../pipelines/battle/hits.ts";
import {destined, heard, prepared} from "../../support/prepared-battle.ts";

interface Fate {
  readonly user?: string;
  readonly target?: string;
  readonly a?: object;
  readonly b?: object;
  readonly below?: number[];
  readonly percent?: boolean;
}

/** Lets Mew's (or another's) move strike Snorlax; the top roll, uncritical. */
export function struck(
  move: string,
  {user = "mew", target = "snorlax", a = {}, b = {}, below, percent = true}: Fate = {}
) {
  const battle = prepared(user, move, target, "tackle");
  Object.assign(battle.a, a);
  Object.assign(battle.b, b);
  const lines = heard(battle);
  destined(battle, {below, percent, next: 0x7fff_ffff});
  strike(battle, battle.a, battle.b, battle.a.attacks[0]);
  return {battle, lines, a: battle.a, b: battle.b, dealt: battle.a.attacks[0].normal[15]};
}

/** Per cents that chance was asked for. */
export const percents = (battle: Battle): unknown[] =>
  (battle.random.percent as unknown as {mock: {calls: unknown[][]}}).mock.calls.flat();
