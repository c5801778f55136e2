import {type BattleTables, createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {solveFight} from "./solve-fight.ts";
import type {SolverCommand, SolverReport} from "./solver-messages.ts";

let tables: BattleTables | undefined;
const send = (report: SolverReport): void => self.postMessage(report);

self.addEventListener("message", ({data}: MessageEvent<SolverCommand>) => {
  try {
    if (data.type === "open") tables = createBattleTables(data.game);
    else if (tables) solveFight(tables, data.a, data.b, send);
  } catch (error) {
    send({type: "error", message: error instanceof Error ? error.message : String(error)});
  }
});
