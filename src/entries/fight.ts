import type {GameData} from "../../data-loaders/game-data.ts";
import {fightPage} from "../parts/fight/page.ts";
import {mount} from "../ui/state.ts";

export const showFight = (
  game: Promise<GameData>,
  model: Promise<ArrayBuffer>,
  manifest: Promise<{version: number} | null>
): Promise<void> =>
  mount(async () =>
    fightPage({
      game: await game,
      model: {bytes: await model, version: String((await manifest)?.version ?? "")}
    })
  );
