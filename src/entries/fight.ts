import type {GameData} from "../../data-loaders/game-data.ts";
import {loadModel} from "../parts/fight/model.ts";
import {type Explain, fightPage} from "../parts/fight/page.ts";
import {words} from "../parts/fight/words.ts";
import {emptyState, mount} from "../ui/state.ts";

export interface FightFiles {
  readonly game: Promise<GameData>;
  /** Empty where no model is in production. */
  readonly model: Promise<ArrayBuffer>;
  readonly manifest: Promise<{readonly version: number} | null>;
  /** What the model needs to explain itself; fetched after the answer is on the page. */
  covers(): Promise<ArrayBuffer>;
}

const idle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 60));

export const showFight = ({game, model, manifest, covers}: FightFiles): Promise<void> =>
  mount(async () => {
    const bytes = new Uint8Array(await model);
    const version = (await manifest)?.version;
    if (bytes.length === 0 || version === undefined)
      return emptyState(words("noModelTitle"), words("noModel"));
    const explain = idle().then(async (): Promise<Explain> => {
      const [{explanationChart}, coverBytes] = await Promise.all([
        import("../parts/fight/explain.ts"),
        covers()
      ]);
      const explainable = loadModel(bytes, new Uint8Array(coverBytes));
      return (index, engine, fight) => explanationChart(index, engine, explainable, fight);
    });
    return fightPage({game: await game, model: loadModel(bytes), modelVersion: String(version), explain});
  });
