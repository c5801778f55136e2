import {Battle, OUTCOME} from "../battle.ts";
import type {BattleTables} from "../battle-tables.ts";
import type {Fighter} from "../fighter.ts";
import {playTurn} from "../turn.ts";
import type {SolvedPolicy} from "./solved-policy.ts";

/** Fights that went the same way up to a turn. */
export interface FightLine {
  /** Move indexes used in that turn; null for Struggle. */
  readonly moveA: number | null;
  readonly moveB: number | null;
  /** Of all fights. */
  readonly share: number;
  /** Of the fights of this line: ended in this turn, won by A and by B. */
  readonly wonByA: number;
  readonly wonByB: number;
  /** Of those that go on: mean share of the maximum HP left. */
  readonly hpA: number;
  readonly hpB: number;
  /** How they go on, most frequent first. */
  readonly next: readonly FightLine[];
}

interface Tally {
  readonly moveA: number | null;
  readonly moveB: number | null;
  count: number;
  wonByA: number;
  wonByB: number;
  hpA: number;
  hpB: number;
  readonly next: Map<string, Tally>;
}

const newTally = (moveA: number | null, moveB: number | null): Tally => ({
  moveA,
  moveB,
  count: 0,
  wonByA: 0,
  wonByB: 0,
  hpA: 0,
  hpB: 0,
  next: new Map()
});

/** Turns told, and the least share of all fights that a line is told for. */
const MOST_TURNS = 5;
const LEAST_SHARE = 0.03;

/**
 * How a solved fight goes when both sides play as well as can be: fights played out, told as a tree of the moves used.
 * @param seed any integer; the same arguments give the same tree
 */
export function fightLines(
  tables: BattleTables,
  a: Fighter,
  b: Fighter,
  policy: SolvedPolicy,
  fights: number,
  seed: number
): readonly FightLine[] {
  const battle = new Battle(tables);
  battle.prepareFighters(a, b);
  battle.random.seed(seed);
  const root = newTally(null, null);
  const moveOf = ({move}: {move: {index: number}}): number | null =>
    move === tables.struggle ? null : move.index;
  for (let fight = 0; fight < fights; fight++) {
    battle.reset();
    let here = root;
    for (let turn = 0; turn < MOST_TURNS && battle.outcome === OUTCOME.open; turn++) {
      playTurn(battle, policy.a, policy.b);
      const moveA = moveOf(battle.a.chosen);
      const moveB = moveOf(battle.b.chosen);
      const key = `${moveA} ${moveB}`;
      let tally = here.next.get(key);
      if (tally === undefined) {
        tally = newTally(moveA, moveB);
        here.next.set(key, tally);
      }
      tally.count++;
      const outcome: number = battle.outcome;
      if (outcome === OUTCOME.winA) tally.wonByA++;
      else if (outcome === OUTCOME.winB) tally.wonByB++;
      else {
        tally.hpA += battle.a.hp / battle.a.pokemon.hp;
        tally.hpB += battle.b.hp / battle.b.pokemon.hp;
      }
      here = tally;
    }
  }
  return told(root, fights);
}

function told({next}: Tally, fights: number): FightLine[] {
  return [...next.values()]
    .filter(({count}) => count >= LEAST_SHARE * fights)
    .sort((x, y) => y.count - x.count)
    .map((tally) => {
      const {moveA, moveB, count, wonByA, wonByB, hpA, hpB} = tally;
      const open = count - wonByA - wonByB;
      return {
        moveA,
        moveB,
        share: count / fights,
        wonByA: wonByA / count,
        wonByB: wonByB / count,
        hpA: open > 0 ? hpA / open : 0,
        hpB: open > 0 ? hpB / open : 0,
        next: told(tally, fights)
      };
    });
}
