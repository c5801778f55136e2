import {existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";

/** The variable that names the folder of a run of tests (`kept-folder.setup.ts`). */
export const KEPT = "PREDICTIONDEX_TESTS_KEEP";

/** What there is no run around, such as a benchmark, keeps nothing. */
function ownRoot(): string {
  const root = mkdtempSync(join(tmpdir(), "predictiondex-kept-"));
  process.once("exit", () => rmSync(root, {recursive: true, force: true}));
  return root;
}
let own: string | undefined;
function rootFolder(): string {
  own ??= process.env[KEPT] ?? ownRoot();
  return own;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether it is now this process's to make; a mark of a process that died is taken away. */
function claim(mark: string): boolean {
  try {
    writeFileSync(mark, String(process.pid), {flag: "wx"});
    return true;
  } catch {
    const owner = existsSync(mark) ? Number(readFileSync(mark, "utf8")) : 0;
    if (owner > 0 && !isRunning(owner)) rmSync(mark, {force: true});
    return false;
  }
}

/**
 * A folder that takes long to fill: the first test file that asks for it fills it, all others of the run read it. Copy
 * what is to be changed.
 */
export async function keptFolder(
  name: string,
  fill: (folder: string) => void | Promise<void>
): Promise<string> {
  const folder = join(rootFolder(), name);
  while (!existsSync(folder)) {
    if (!claim(`${folder}.claim`)) {
      await setTimeout(20);
      continue;
    }
    try {
      if (existsSync(folder)) break;
      const unfinished = `${folder}.unfinished`;
      rmSync(unfinished, {recursive: true, force: true});
      mkdirSync(unfinished, {recursive: true});
      await fill(unfinished);
      renameSync(unfinished, folder);
    } finally {
      rmSync(`${folder}.claim`, {force: true});
    }
  }
  return folder;
}
