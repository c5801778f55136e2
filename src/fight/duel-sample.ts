import type {Replay} from "../../pipelines/battle/replay.ts";

/** How a fight ended. */
interface Ending {
  readonly winner: Replay["winner"];
  readonly turns: number;
}

export interface DuelSample {
  /** The seed of a fight that ends as most do, in the median number of their turns. */
  readonly typical: number;
  readonly fights: number;
  /** Of all fights: ended as this one, with the same winner in as many turns. */
  shareOf(ending: Ending): number;
}

/** Plays fights with seeds 1 to `fights`. @param play one fight */
export function sampleDuels(play: (seed: number) => Ending, fights: number): DuelSample {
  const played = Array.from({length: fights}, (_, at) => ({...play(at + 1), seed: at + 1}));
  const wonBy = (side: Ending["winner"]) => played.filter(({winner}) => winner === side);
  const [most] = [wonBy("A"), wonBy("B"), wonBy(null)].sort((x, y) => y.length - x.length);
  const byLength = [...most].sort((x, y) => x.turns - y.turns);
  return {
    typical: byLength[byLength.length >> 1].seed,
    fights,
    shareOf: ({winner, turns}) =>
      played.filter((one) => one.winner === winner && one.turns === turns).length / fights
  };
}
