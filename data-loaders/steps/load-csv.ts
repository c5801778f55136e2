import type {Contribution} from "../reconcile/contribution.ts";
import {hashesOfCsv, readCsvSource} from "../sources/csv-source.ts";
import {PACKAGES} from "../sources/embedded.ts";
import {installedPackage} from "../sources/installed-package.ts";
import type {StepTask} from "./step.ts";

/** Step 2: reads and checks the hand-kept files; the packages say which rows there must be. */
export const loadCsvStep = (folder: string, code: string): StepTask<Contribution> => ({
  number: 2,
  inputs: {
    code,
    ...Object.fromEntries(
      [...hashesOfCsv(folder), ...PACKAGES.map(installedPackage)].map(({name, version}) => [name, version])
    )
  },
  run: () => readCsvSource(folder)
});
