import {existsSync, readFileSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {expect} from "vitest";
import type {GameData} from "../../data-loaders/game-data.ts";
import {loadGame} from "../../data-loaders/load-game.ts";
import {readDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {hashOf} from "../../lib/files/hash.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {duelFiles} from "../../pipelines/model/duels/load-duels.ts";
import {checkDuelFile} from "../../pipelines/model/duels/read-duels.ts";
import {listVersions, readAliases} from "../../pipelines/model/registry/model-store.ts";
import {loadVersion} from "../../pipelines/model/registry/production.ts";
import {trainedFolder} from "../../pipelines/model/training/train-model.ts";
import {smallGamePath} from "./small-stages.ts";

/** The path, or where its last content is if a run died at the instant of swapping folders. */
function current(path: string): string | null {
  if (existsSync(path)) return path;
  const aside = join(dirname(path), `.${basename(path)}.previous`);
  return existsSync(aside) ? aside : null;
}

/** Opens everything that is published and checks that it is whole. What was never published may be absent. */
export async function expectWhole(paths: DataPaths): Promise<void> {
  if (existsSync(paths.game)) expect((await loadGame(paths.game)).pokemon).toHaveLength(188);
  if (existsSync(paths.warehouse)) {
    const count = await readDuckDb(
      paths.warehouse,
      async (connection) =>
        (await connection.runAndReadAll("SELECT count(*)::INTEGER FROM pokemon_move")).getRows()[0][0]
    );
    expect(count).toBe(5977);
  }
  const duels = current(paths.duels);
  if (duels !== null) {
    const game = JSON.parse(readFileSync(smallGamePath(paths), "utf8")) as GameData;
    for (const file of duelFiles({...paths, duels}))
      expect(await checkDuelFile(file, game)).toBeGreaterThan(0);
  }
  const trained = current(trainedFolder(paths));
  if (trained !== null) {
    const {modelHash} = JSON.parse(readFileSync(join(trained, "manifest.json"), "utf8"));
    expect(hashOf(readFileSync(join(trained, "model.json")))).toBe(modelHash);
  }
  for (const version of listVersions(paths)) loadVersion(paths, version);
  const {production} = readAliases(paths);
  if (production !== undefined)
    expect(current(join(paths.models, "versions", String(production)))).not.toBeNull();
}
