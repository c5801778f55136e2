import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {createFightEstimator} from "../../pipelines/model/fight-estimate/fight-estimator.ts";
import {solveTeam} from "./solve-team.ts";
import type {TeamCommand, TeamReport} from "./team-messages.ts";

const send = (report: TeamReport): void => self.postMessage(report);

/** What reads a model is loaded where there is one. */
const predictorOf = async (model: string) => (await import("xgboost-wasm/predict")).Predictor.load(model);

self.addEventListener("message", async ({data: {game, model, fights, budget}}: MessageEvent<TeamCommand>) => {
  try {
    const tables = createBattleTables(game);
    const estimator = createFightEstimator(tables, model === null ? null : await predictorOf(model));
    solveTeam({tables, estimator}, fights, budget, send);
  } catch (error) {
    send({type: "error", message: error instanceof Error ? error.message : String(error)});
  }
});
