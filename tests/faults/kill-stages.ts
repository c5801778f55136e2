import {fork} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdtempSync, readdirSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect} from "vitest";
import {hashPath} from "../../lib/files/hash-path.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {createRandom} from "../../lib/statistics/seeded-random.ts";
import {smallStages} from "./small-stages.ts";
import {expectWhole} from "./whole.ts";

const CHILD = fileURLToPath(new URL("pipeline-child.ts", import.meta.url));

/** Names that only a run under way may leave, and the next run must clear. */
const leftovers = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((name) =>
        /\.(tmp|previous)$/.test(name)
      )
    : [];

/**
 * Runs the small pipeline and kills it `kills` times at random moments. After each kill every published file must be
 * whole; at the end a run must complete, give the bytes of an undisturbed one, and leave nothing lying about.
 * @param longest latest moment of a kill after the run began, in milliseconds
 */
export async function killStages(kills: number, seed: number, longest: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "faults-"));
  const folder = (name: string): NodeJS.ProcessEnv => ({
    PREDICTIONDEX_DATA: join(root, name, "data"),
    PREDICTIONDEX_MODELS: join(root, name, "models")
  });
  const start = (name: string, ...args: string[]) => {
    const child = fork(CHILD, args, {
      execArgv: ["--import", "tsx"],
      env: {...process.env, ...folder(name)},
      stdio: "ignore"
    });
    return {child, exited: once(child, "exit") as Promise<[number | null, string | null]>};
  };
  const hashes = async (name: string): Promise<Record<string, string>> => {
    const paths = dataPaths(folder(name));
    // The warehouse and its Parquet files hold the time they were made; the game is the same facts without it.
    const outputs = smallStages(paths)
      .flatMap((stage) => stage.outputs)
      .filter((path) => path !== paths.warehouse && path !== paths.parquet);
    return Object.fromEntries(
      await Promise.all(
        outputs.map(async (path) => [path.slice(join(root, name).length), await hashPath(path)])
      )
    );
  };
  const complete = async (name: string): Promise<void> => {
    const {exited} = start(name, "once");
    expect(await exited, `a complete run after seed ${seed}`).toEqual([0, null]);
  };
  try {
    await complete("undisturbed");
    const random = createRandom(seed);
    const paths = dataPaths(folder("killed"));
    for (let kill = 0; kill < kills; kill++) {
      const {child, exited} = start("killed", "forever", String(kill));
      await Promise.race([once(child, "message"), exited]);
      await new Promise((resolve) => setTimeout(resolve, Math.floor(random() * longest)));
      child.kill("SIGKILL");
      expect(await exited, `kill ${kill} of seed ${seed}: it was running`).toEqual([null, "SIGKILL"]);
      await expectWhole(paths).catch((error: Error) => {
        throw new Error(`after kill ${kill} of seed ${seed}: ${error.message}`, {cause: error});
      });
    }
    await complete("killed");
    await expectWhole(paths);
    expect(await hashes("killed"), `seed ${seed}`).toEqual(await hashes("undisturbed"));
    expect([...leftovers(paths.data), ...leftovers(paths.models)], `seed ${seed}`).toEqual([]);
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}
