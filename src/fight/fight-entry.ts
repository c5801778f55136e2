import type {GameData} from "../../data-loaders/game-data.ts";
import {indexGame} from "../ui/game.ts";
import {mount} from "../ui/state.ts";
import {nextTask} from "../ui/task.ts";
import {createEngine} from "./fight-engine.ts";
import {loadModel} from "./fight-model.ts";
import {type Explain, fightPage} from "./fight-page.ts";
import {startSolver} from "./start-solver.ts";
import type {ProductionSummary} from "./uncertainty.ts";

export interface FightFiles {
  readonly game: Promise<GameData>;
  /** Empty where no model is in production. */
  readonly model: Promise<ArrayBuffer>;
  readonly production: Promise<ProductionSummary | null>;
  /** What the model needs to explain itself; fetched after the answer is on the page. */
  covers(): Promise<ArrayBuffer>;
}

export const showFight = ({game, model, production, covers}: FightFiles): Promise<void> =>
  mount(async () => {
    const bytes = new Uint8Array(await model);
    const summary = await production;
    const index = indexGame(await game);
    const solve = startSolver(index.game);
    if (bytes.length === 0 || summary === null)
      return fightPage({index, engine: createEngine(index, null, "0"), model: null, solve});
    const loaded = loadModel(bytes);
    await nextTask();
    const engine = createEngine(index, loaded.model, String(summary.version));
    await nextTask();
    const explain = async (): Promise<Explain> => {
      const [{explanationChart}, coverBytes] = await Promise.all([import("./fight-explain.ts"), covers()]);
      const explainable = loaded.explainable(new Uint8Array(coverBytes));
      return (fight) => explanationChart(index, engine, explainable, fight);
    };
    return fightPage({index, engine, model: {production: summary, explain}, solve});
  });
