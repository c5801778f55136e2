import type {AttackOutlook} from "../../battle/outlook.ts";

/** Expected turns are cut here: an attack that never wins is no further away than this. */
export const MANY_TURNS = 100;

/** Turn by which `share` of the knock-outs have come, between whole turns by straight lines. */
export function quantileOf({koWithin, expectedTurns}: AttackOutlook, share: number): number {
  let before = 0;
  for (let turn = 1; turn <= koWithin.length; turn++) {
    const within = koWithin[turn - 1];
    if (within >= share) return turn - 1 + (share - before) / (within - before);
    before = within;
  }
  return Math.min(MANY_TURNS, Math.max(koWithin.length + 1, expectedTurns));
}

/** Chance to knock out within a whole number of turns; 0 for none. */
export const within = ({koWithin}: AttackOutlook, turns: number): number =>
  turns < 1 ? 0 : koWithin[Math.min(turns, koWithin.length) - 1];

/** Chance to knock out within any number of turns, between whole ones by straight lines. */
export function withinTurns(outlook: AttackOutlook, turns: number): number {
  const whole = Math.floor(turns);
  const below = within(outlook, whole);
  return below + (turns - whole) * (within(outlook, whole + 1) - below);
}
