import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {solveMany} from "../../pipelines/battle/solve/many-fights.ts";
import type {PlacedFight, TeamReport} from "./team-messages.ts";

/** Of an interval that is near enough beside five others: three points to either side. */
const NEAR_ENOUGH = 0.06;

/** Tells each better value of each fight as it is found. */
export function solveTeam(
  tables: BattleTables,
  fights: readonly PlacedFight[],
  budget: number,
  tell: (report: TeamReport) => void
): void {
  for (const news of solveMany(tables, fights, {budget, width: NEAR_ENOUGH})) {
    const {place} = fights[news.place];
    if (news.kind === "better") tell({type: "better", place, value: news.value});
    else tell({type: news.kind, place});
  }
  tell({type: "end"});
}
