import {fork} from "node:child_process";
import {once} from "node:events";
import {cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {runEtl} from "../../data-loaders/etl.ts";
import {loadGame} from "../../data-loaders/load-game.ts";
import {CSV_FOLDER} from "../../data-loaders/sources/csv-source.ts";
import {readDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {dataPaths} from "../../lib/files/paths.ts";

const folder = mkdtempSync(join(tmpdir(), "etl-kill-"));
const paths = dataPaths({PREDICTIONDEX_DATA: join(folder, "data")});
const csvFolder = join(folder, "csv");
const edit = (file: string, from: string, to: string): void => {
  const path = join(csvFolder, file);
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
};

beforeAll(async () => {
  cpSync(CSV_FOLDER, csvFolder, {recursive: true});
  await runEtl({paths, csvFolder});
});
afterAll(() => rmSync(folder, {recursive: true}));

describe("a run killed while it publishes", {timeout: 120_000}, () => {
  it.each([0, 100, 200, 300, 450, 600, 900, 1300])(
    "after %i ms leaves whole files, and the next run clears up",
    async (delay) => {
      edit("moves.csv", "Poing-Karaté,Poing Karaté", "Poing-Karaté,Atemi");
      const script = fileURLToPath(new URL("etl-child.ts", import.meta.url));
      const child = fork(script, [paths.data, csvFolder], {execArgv: ["--import", "tsx"], stdio: "ignore"});
      const exited = once(child, "exit");
      await new Promise<void>((resolve) => {
        child.on("message", (message) => String(message).startsWith("step 5") && resolve());
        child.once("exit", () => resolve());
      });
      await new Promise((resolve) => setTimeout(resolve, delay));
      child.kill("SIGKILL");
      await exited;
      const aliases = ["Poing Karaté", "Atemi"];
      expect(aliases).toContain((await loadGame(paths.game)).moves[1].frenchAlias);
      const alias = (source: string) => `(SELECT name_fr_alias FROM ${source} WHERE id = 2)`;
      const parquet = `'${join(paths.parquet, "move.parquet")}'`;
      await readDuckDb(paths.warehouse, async (connection) => {
        const reader = await connection.runAndReadAll(`SELECT ${alias("move")}, ${alias(parquet)}`);
        for (const value of reader.getRows()[0]) expect(aliases).toContain(value);
      });
      edit("moves.csv", "Poing-Karaté,Atemi", "Poing-Karaté,Poing Karaté");
      await runEtl({paths, csvFolder});
      expect((await loadGame(paths.game)).moves[1].frenchAlias).toBe("Poing Karaté");
      expect(readdirSync(paths.data).filter((name) => name.startsWith("."))).toEqual([]);
    }
  );
});
