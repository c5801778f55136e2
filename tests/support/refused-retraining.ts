import type {Retraining} from "../../pipelines/monitoring/retraining/retraining-result.ts";

/** What retraining leaves where the gate turned its candidate down. */
export const refused: Retraining = {
  at: "2026-11-24T12:00:00.000Z",
  window: "7d",
  production: 2,
  candidate: 3,
  promoted: false,
  onTrial: false,
  reasons: ["accuracy 91.00 % is below 98.00 %"],
  trainingRows: 1000,
  trainingSet: null,
  served: {rows: 500, heldOutRows: 90, productionError: 0.0213, candidateError: 0.0402}
};
