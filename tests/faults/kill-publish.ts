import {fork} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {expect} from "vitest";
import {publishDirectory, publishText, recoverDirectory} from "../../lib/files/publish.ts";
import {createRandom} from "../../lib/statistics/seeded-random.ts";

const CHILD = fileURLToPath(new URL("publish-child.ts", import.meta.url));

/** The number that a published text repeats. @throws where it is cut off or mixed */
function numberIn(path: string): number {
  const text = readFileSync(path, "utf8");
  const [first] = text.split(" ", 1);
  expect(text.length, path).toBeGreaterThan(10_000);
  expect(text.replaceAll(`${first} `, ""), path).toBe("");
  return Number(first);
}

/**
 * Kills a process that publishes without a pause, `kills` times at random moments: the file and each file of the
 * folder must be whole and of one turn, never older than what was there before.
 */
export async function killPublishing(kills: number, seed: number): Promise<void> {
  const root = mkdtempSync(join(tmpdir(), "publish-kill-"));
  const random = createRandom(seed);
  let known = {file: 0, folder: 0};
  try {
    for (let kill = 0; kill < kills; kill++) {
      const child = fork(CHILD, [root, String(Math.max(known.file, known.folder) + 1)], {
        execArgv: ["--import", "tsx"],
        stdio: "ignore"
      });
      const exited = once(child, "exit");
      await once(child, "message");
      await new Promise((resolve) => setTimeout(resolve, 30 + random() * 150));
      child.kill("SIGKILL");
      await exited;
      const where = `kill ${kill} of seed ${seed}`;
      recoverDirectory(join(root, "folder"));
      const seen = {file: known.file, folder: known.folder};
      if (existsSync(join(root, "file"))) seen.file = numberIn(join(root, "file"));
      if (existsSync(join(root, "folder"))) {
        const numbers = readdirSync(join(root, "folder")).map((name) => numberIn(join(root, "folder", name)));
        expect(numbers, where).toEqual([numbers[0], numbers[0], numbers[0]]);
        seen.folder = numbers[0];
      }
      expect(seen.file, where).toBeGreaterThanOrEqual(known.file);
      expect(seen.folder, where).toBeGreaterThanOrEqual(known.folder);
      known = seen;
    }
    expect(known.folder, `seed ${seed}: something was published`).toBeGreaterThan(0);
    await publishText(join(root, "file"), "x");
    await publishDirectory(join(root, "folder"), (folder) => writeFileSync(join(folder, "a"), "x"));
    expect(readdirSync(join(root, "folder"))).toEqual(["a"]);
    expect(existsSync(join(root, ".folder.previous"))).toBe(false);
  } finally {
    rmSync(root, {recursive: true, force: true});
  }
}
