import {Battle, OUTCOME} from "../../pipelines/battle/battle.ts";
import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import type {Fighter} from "../../pipelines/battle/fighter.ts";
import {type Replay, record} from "../../pipelines/battle/replay.ts";
import type {Side} from "../../pipelines/battle/side.ts";
import type {SolvedPolicy} from "../../pipelines/battle/solve/solved-policy.ts";
import {playBattle} from "../../pipelines/battle/turn.ts";
import {type PlayedFight, sampleOf} from "./fight-sample.ts";

export interface TypicalReplay extends Replay {
  /** Played to choose it. */
  readonly fights: number;
  /** Of all fights: won by the same side in as many turns. */
  readonly share: number;
  /** Of all fights: a move had no power points left at the end. */
  readonly ranOut: number;
}

const winnerOf = ({outcome}: Battle): Replay["winner"] =>
  outcome === OUTCOME.winA ? "A" : outcome === OUTCOME.winB ? "B" : null;

/**
 * Of fights that both play as well as can be, one that ends as most do, in the median number of turns.
 * @param most seeds 1 to this are played
 * @param stop asked between fights
 */
export function typicalReplay(
  tables: BattleTables,
  a: Fighter,
  b: Fighter,
  policy: SolvedPolicy,
  most: number,
  stop: () => boolean
): TypicalReplay {
  const battle = new Battle(tables);
  battle.prepareFighters(a, b);
  const play = (seed: number): void => {
    battle.random.seed(seed);
    playBattle(battle, policy.a, policy.b);
  };
  const isEmpty = ({attacks, count}: Side): boolean =>
    attacks.slice(0, count).some(({powerPoints}) => powerPoints <= 0);
  let ranOut = 0;
  const played: PlayedFight[] = [];
  while (played.length === 0 || (played.length < most && !stop())) {
    const number = played.length + 1;
    play(number);
    if (isEmpty(battle.a) || isEmpty(battle.b)) ranOut++;
    played.push({seed: number, winner: winnerOf(battle), turns: battle.turn});
  }
  const {typical, fights, shareOf} = sampleOf(played);
  battle.random.seed(typical.seed);
  return {
    ...record(battle, policy.a, policy.b),
    fights,
    share: shareOf(typical),
    ranOut: ranOut / played.length
  };
}
