import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {solveTeam} from "./solve-team.ts";
import type {TeamCommand, TeamReport} from "./team-messages.ts";

const send = (report: TeamReport): void => self.postMessage(report);

self.addEventListener("message", ({data: {game, fights, budget}}: MessageEvent<TeamCommand>) => {
  try {
    solveTeam(createBattleTables(game), fights, budget, send);
  } catch (error) {
    send({type: "error", message: error instanceof Error ? error.message : String(error)});
  }
});
