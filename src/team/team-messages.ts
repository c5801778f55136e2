import type {GameData} from "../../data-loaders/game-data.ts";
import type {FightValue} from "../../pipelines/battle/solve/fight-solver.ts";
import type {Sides} from "../../pipelines/battle/solve/many-fights.ts";

/** A fight and where it belongs. */
export interface PlacedFight extends Sides {
  readonly place: number;
  /** What was estimated before. */
  readonly estimate: number | null;
}

/** What the page tells a worker: the game, with the fights it has to solve. */
export interface TeamCommand {
  readonly game: GameData;
  /** Of the fight estimator, as XGBoost JSON; null for its guess as it is. */
  readonly model: string | null;
  readonly fights: readonly PlacedFight[];
  /** Milliseconds to solve; 0 for estimates alone. */
  readonly budget: number;
}

/** What a worker tells the page. */
export type TeamReport =
  | {readonly type: "estimate"; readonly place: number; readonly value: number}
  | {readonly type: "better"; readonly place: number; readonly value: FightValue}
  | {readonly type: "settled"; readonly place: number}
  | {readonly type: "unsupported"; readonly place: number}
  /** All that the time allowed is done. */
  | {readonly type: "end"}
  | {readonly type: "error"; readonly message: string};
