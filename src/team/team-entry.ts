import type {GameData} from "../../data-loaders/game-data.ts";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {indexGame} from "../ui/game.ts";
import {mount} from "../ui/state.ts";
import {nextTask} from "../ui/task.ts";
import {startTeams} from "./start-team.ts";
import {teamPage} from "./team-page.ts";

/** Milliseconds between drawings while values come in. */
const PACE = 200;

export interface TeamData {
  readonly game: Promise<GameData>;
  /** `fight-estimator.json`: the fight estimator's model, or "null" for its guess as it is. */
  readonly estimator: Promise<string>;
}

export const showTeam = ({game, estimator}: TeamData): Promise<void> =>
  mount(async () => {
    const index = indexGame(await game);
    const model = await estimator;
    await nextTask();
    const tables = createBattleTables(index.game);
    await nextTask();
    return teamPage({
      index,
      tables,
      solve: startTeams(index.game, model === "null" ? null : model),
      pace: PACE
    });
  });
