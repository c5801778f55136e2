import {mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {TestProject} from "vitest/node";
import {KEPT} from "./kept-folder.ts";

/** One folder for what a run's test files share; made anew when files have changed. */
export function setup(project: TestProject): (() => void) | undefined {
  // Each project of a run comes here.
  if (process.env[KEPT] !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "predictiondex-kept-"));
  process.env[KEPT] = folder;
  project.onTestsRerun(() => {
    for (const name of readdirSync(folder)) rmSync(join(folder, name), {recursive: true, force: true});
  });
  return () => {
    delete process.env[KEPT];
    rmSync(folder, {recursive: true, force: true});
  };
}
