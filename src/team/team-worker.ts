import {Predictor} from "xgboost-wasm/predict";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {createFightEstimator} from "../../pipelines/model/fight-estimate/fight-estimator.ts";
import {solveTeam} from "./solve-team.ts";
import type {TeamCommand, TeamReport} from "./team-messages.ts";

const send = (report: TeamReport): void => self.postMessage(report);

self.addEventListener("message", ({data: {game, model, fights, budget}}: MessageEvent<TeamCommand>) => {
  try {
    const tables = createBattleTables(game);
    solveTeam(
      {tables, estimator: createFightEstimator(tables, model === null ? null : Predictor.load(model).model)},
      fights,
      budget,
      send
    );
  } catch (error) {
    send({type: "error", message: error instanceof Error ? error.message : String(error)});
  }
});
