import {writeFileSync} from "node:fs";
import {afterAll, beforeAll} from "vitest";
import type {Duel} from "../../../../pipelines/model/prediction/prediction-answers.ts";
import type {Profile} from "../../../../pipelines/monitoring/drift/profile.ts";
import {makeReference} from "../../../../pipelines/monitoring/drift/reference/make-reference.ts";
import {driftPaths} from "../../../../pipelines/monitoring/drift/report/report-files.ts";
import {temporaryPaths, testWorld, writeTrainingDuels} from "./monitored-world.ts";

/** The whole monitoring over so little that it takes a moment; `run-drift.test.ts` does it with enough to judge. */
export const NOW = new Date("2026-03-10T12:00:00.000Z");
export const world = testWorld();
export const small = {rows: 60, verifyRows: 20, playouts: 5, seed: 3};

export let paths: ReturnType<typeof temporaryPaths>["paths"];
export let profile: Profile;
/** What was said while it worked. */
export const told: string[] = [];
export const log = (line: string): void => {
  told.push(line);
};
export const store = (stored: Profile): void =>
  writeFileSync(driftPaths(paths).profile, `${JSON.stringify(stored)}\n`);
export const key = ({pokemonA, moveA, pokemonB, moveB}: Duel): string =>
  [pokemonA, moveA, pokemonB, moveB].join(" ");

/** Gives a file of tests training duels, and the reference made of them. */
export function useSmallReference(): void {
  let remove = (): void => {};
  beforeAll(async () => {
    ({paths, remove} = temporaryPaths());
    told.length = 0;
    await writeTrainingDuels(paths.duels, world.game, 80);
    profile = await makeReference({paths, world, now: NOW, ...small, log});
  });
  afterAll(() => remove());
}
