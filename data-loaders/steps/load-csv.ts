import type {Contribution} from "../reconcile/contribution.ts";
import {hashesOfCsv, readCsvSource} from "../sources/csv-source.ts";
import type {StepTask} from "./step.ts";

/** Step 2: reads and checks the three hand-kept files. */
export const loadCsvStep = (folder: string, code: string): StepTask<Contribution> => ({
  number: 2,
  inputs: {code, ...Object.fromEntries(hashesOfCsv(folder).map(({name, version}) => [name, version]))},
  run: () => readCsvSource(folder)
});
