import type {GameData} from "../../data-loaders/game-data.ts";
import type {BestMoves} from "../data/best-moves.ts";
import {matchupsFrom} from "../data/matchups.ts";
import {mount} from "../ui/state.ts";
import {comparePage} from "./compare-page.ts";

export const showComparison = (
  game: Promise<GameData>,
  matchups: Promise<ArrayBuffer>,
  best: Promise<BestMoves | null>
): Promise<void> =>
  mount(async () => {
    const known = await game;
    return comparePage({
      game: known,
      matchups: matchupsFrom(await matchups, known.pokemon.length),
      best: await best
    });
  });
