import type {Battle} from "./battle.ts";
import {BEHAVIOUR} from "./codes.ts";
import type {Side} from "./side.ts";

/** Turn ends a screen or Mist lasts, the one of its own turn included. */
const SCREEN_TURNS = 5;

/** Reflect, Light Screen or Mist for the user's side. @returns false if it stands already */
export function startScreen(battle: Battle, user: Side, behaviour: number): boolean {
  if (behaviour === BEHAVIOUR.reflect) {
    if (user.reflect > 0) return false;
    user.reflect = SCREEN_TURNS;
  } else if (behaviour === BEHAVIOUR.light_screen) {
    if (user.lightScreen > 0) return false;
    user.lightScreen = SCREEN_TURNS;
  } else {
    if (user.mist > 0) return false;
    user.mist = SCREEN_TURNS;
  }
  user.touched = true;
  battle.lastsForTurns();
  battle.recorder?.record("screen", user, SCREEN_TURNS);
  return true;
}
