import type {GameData} from "../../data-loaders/game-data.ts";
import type {Fighter} from "../../pipelines/battle/fighter.ts";
import type {FightAnswer} from "../../pipelines/battle/solve/fight-answer.ts";
import type {FightLine} from "../../pipelines/battle/solve/fight-line.ts";
import type {TypicalReplay} from "./typical-replay.ts";

/** What the page tells the solver's worker: the game once, then fights one after another. */
export type SolverCommand =
  | {readonly type: "open"; readonly game: GameData}
  | {readonly type: "solve"; readonly a: Fighter; readonly b: Fighter};

/** What the worker tells the page, of the fight it was last given. */
export type SolverReport =
  | {readonly type: "answer"; readonly answer: FightAnswer}
  /** The last answer was the best there will be. */
  | {readonly type: "settled"}
  /** How the fight goes by it. */
  | {readonly type: "end"; readonly lines: readonly FightLine[]; readonly typical: TypicalReplay}
  /** Something in the fight is beyond the solver. */
  | {readonly type: "unsupported"}
  | {readonly type: "error"; readonly message: string};
