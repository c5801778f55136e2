import type {DataPaths} from "../../lib/files/paths.ts";
import {BrowserMissingError} from "../figures/chromium.ts";
import {NoSiteError, renderFigures} from "../figures/render-figures.ts";
import {notebooksFolder} from "../notebook/notebooks-folder.ts";
import {runNotebooks} from "../notebook/run-notebooks.ts";
import {writeOutputs} from "../notebook/write-outputs.ts";

export interface DrawOptions {
  readonly paths: DataPaths;
  /** Where to put the charts; null where there are some already. */
  readonly figures: string | null;
  /** Whether to run the notebooks. */
  readonly notebooks: boolean;
  readonly log: (line: string) => void;
}

/** Draws the built site's charts and runs its notebooks. Where there is no site or no browser, it says so and draws nothing. */
export async function drawRun({paths, figures, notebooks, log}: DrawOptions): Promise<boolean> {
  const {site} = paths;
  try {
    if (figures !== null)
      await renderFigures({site, out: figures, theme: "light", language: "en", width: 860, log: () => {}});
    if (!notebooks) return true;
    const runs = await runNotebooks({site, language: "en", log});
    for (const {record, failures} of runs)
      for (const {line, message} of failures)
        log(`WARNING: ${record.name}${line === null ? "" : `:${line}`}: ${message}`);
    await writeOutputs(
      notebooksFolder(paths),
      runs.map(({record}) => record)
    );
    return true;
  } catch (error) {
    if (!(error instanceof NoSiteError || error instanceof BrowserMissingError)) throw error;
    log(`WARNING: charts and notebooks are left out: ${error.message}`);
    return false;
  }
}
