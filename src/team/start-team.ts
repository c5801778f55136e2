import type {GameData} from "../../data-loaders/game-data.ts";
import type {PlacedFight, TeamCommand, TeamReport} from "./team-messages.ts";

/** How far fights are worked out: estimated only, or solved as well. */
export type Depth = "estimate" | "solve";

/**
 * Works fights out side by side and tells what comes of them; `end` once, when all is done.
 * @returns what stops it
 */
export type SolveTeams = (
  fights: readonly PlacedFight[],
  depth: Depth,
  tell: (report: TeamReport) => void
) => () => void;

/** Six against six is told within ten seconds, of which starting takes some. */
const BUDGET_MS = 8000;
const MOST_WORKERS = 4;

/** In workers of a bundle beside this one's, which end with the fights they were started for. */
export function startTeams(game: GameData, model: string | null): SolveTeams {
  return (fights, depth, tell) => {
    const count = Math.min(MOST_WORKERS, fights.length, Math.max(1, navigator.hardwareConcurrency || 1));
    let running = count;
    const workers = Array.from({length: count}, (_, first) => {
      const worker = new Worker(import.meta.resolve("./team-worker.js"), {type: "module"});
      worker.onmessage = ({data}: MessageEvent<TeamReport>) => {
        if (data.type !== "end") return tell(data);
        worker.terminate();
        running -= 1;
        if (running === 0) tell(data);
      };
      worker.onerror = ({message}) => tell({type: "error", message});
      worker.postMessage({
        game,
        model,
        fights: fights.filter((_, place) => place % count === first),
        budget: depth === "solve" ? BUDGET_MS : 0
      } satisfies TeamCommand);
      return worker;
    });
    return () => {
      for (const worker of workers) worker.terminate();
    };
  };
}
