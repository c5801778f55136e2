import type {Replay} from "../../pipelines/battle/replay.ts";

/** How a fight ended. */
interface Ending {
  readonly winner: Replay["winner"];
  readonly turns: number;
}

export interface PlayedFight extends Ending {
  readonly seed: number;
}

export interface FightSample {
  /** A fight that ends as most do, in the median number of their turns. */
  readonly typical: PlayedFight;
  readonly fights: number;
  /** Of all fights: ended as this one, with the same winner in as many turns. */
  shareOf(ending: Ending): number;
}

/** @param played at least one */
export function sampleOf(played: readonly PlayedFight[]): FightSample {
  const wonBy = (side: Ending["winner"]) => played.filter(({winner}) => winner === side);
  const [most] = [wonBy("A"), wonBy("B"), wonBy(null)].sort((x, y) => y.length - x.length);
  const byLength = [...most].sort((x, y) => x.turns - y.turns);
  return {
    typical: byLength[byLength.length >> 1],
    fights: played.length,
    shareOf: ({winner, turns}) =>
      played.filter((one) => one.winner === winner && one.turns === turns).length / played.length
  };
}

/** Plays fights with seeds 1 to `fights`. @param play one fight */
export const sampleFights = (play: (seed: number) => Ending, fights: number): FightSample =>
  sampleOf(
    Array.from({length: fights}, (_, at) => {
      const {winner, turns} = play(at + 1);
      return {winner, turns, seed: at + 1};
    })
  );
