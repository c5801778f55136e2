import type {GameData} from "../../data-loaders/game-data.ts";
import type {Fighter} from "../../pipelines/battle/fighter.ts";
import type {SolverReport} from "./solver-messages.ts";

/** Solves a fight and tells what comes of it; a fight asked for before is given up. */
export type Solve = (a: Fighter, b: Fighter, tell: (report: SolverReport) => void) => void;

/**
 * The solver in a worker of its own bundle beside this one's. A worker at work hears nothing: one whose fight is no
 * longer wanted is ended, and another one started.
 */
export function startSolver(game: GameData): Solve {
  const start = (): Worker => {
    const worker = new Worker(import.meta.resolve("./solver-worker.js"), {type: "module"});
    worker.postMessage({type: "open", game});
    return worker;
  };
  let worker = start();
  let busy = false;
  return (a, b, tell) => {
    if (busy) {
      worker.terminate();
      worker = start();
    }
    busy = true;
    worker.onmessage = ({data}: MessageEvent<SolverReport>) => {
      busy = data.type === "answer" || data.type === "settled";
      tell(data);
    };
    worker.onerror = ({message}) => tell({type: "error", message});
    worker.postMessage({type: "solve", a, b});
  };
}
