import {vi} from "vitest";
import {act} from "../../pipelines/battle/action.ts";
import {Battle} from "../../pipelines/battle/battle.ts";
import {M, P, tables} from "./battle-game.ts";

/** A battle about to begin. */
export function prepared(a: string, movesA: string | string[], b: string, movesB: string | string[]): Battle {
  const battle = new Battle(tables());
  battle.prepare(P(a), [movesA].flat().map(M), P(b), [movesB].flat().map(M));
  battle.reset();
  return battle;
}

/** What is recorded from now on, as "A kind value". */
export function heard(battle: Battle): string[] {
  const lines: string[] = [];
  battle.recorder = {
    record: (kind, side, value) => lines.push(`${side === battle.a ? "A" : "B"} ${kind} ${value}`)
  };
  return lines;
}

/**
 * Fixes what chance decides: `below` gives the given number (the last one again and again), `percent` whether it
 * happens, `next` 32 bits: the lowest four are the roll (85 + n per cent), those above are below the critical chance
 * or not.
 */
export function destined(
  battle: Battle,
  {below = [0], percent = true, next = 0x7fff_fff0}: {below?: number[]; percent?: boolean; next?: number}
): void {
  const left = [...below];
  vi.spyOn(battle.random, "below").mockImplementation(() =>
    left.length > 1 ? (left.shift() ?? 0) : left[0]
  );
  vi.spyOn(battle.random, "percent").mockReturnValue(percent);
  vi.spyOn(battle.random, "next").mockReturnValue(next);
}

/** A uses the move of a slot; chance gives the first of what can be chosen. */
export function uses(battle: Battle, slot = 0, side: "a" | "b" = "a"): void {
  const [user, target] = side === "a" ? [battle.a, battle.b] : [battle.b, battle.a];
  user.chosen = user.attacks[slot];
  act(battle, user, target);
}
