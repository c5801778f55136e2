import {type ChildProcess, execFileSync, spawn} from "node:child_process";
import {once} from "node:events";
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {dataPaths, REPOSITORY} from "../../lib/files/paths.ts";
import {makeSmallProduction} from "../support/small-production.ts";

/** A copy of the sources to change at will, with a small model, and the development loop over it. */
export interface DevTree {
  readonly url: string;
  /** Everything the loop has said so far. */
  said(): string;
  read(path: string): string;
  write(path: string, text: string): void;
  /** Replaces one text of a file by another. @throws Error where the file does not hold it */
  change(path: string, from: string, to: string): void;
  /** Ends the loop as Ctrl-C does. @returns its exit status */
  interrupt(): Promise<number | null>;
  /** Process ids of what the loop has started, directly or not. */
  children(): number[];
  remove(): Promise<void>;
}

function childrenOf(parent: number): number[] {
  const all = execFileSync("ps", ["-eo", "pid=,ppid="], {encoding: "utf8"})
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const below = (id: number): number[] =>
    all.flatMap(([pid, ppid]) => (ppid === id ? [pid, ...below(pid)] : []));
  return below(parent).filter(isRunning);
}

export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Files of the work tree that git knows or would add. */
const sources = (): string[] =>
  execFileSync("git", ["ls-files", "-co", "--exclude-standard", "-z"], {cwd: REPOSITORY, encoding: "utf8"})
    .split("\0")
    .filter((path) => path !== "" && !/^(tests|docs\/images|models\/versions)\//.test(path));

async function startLoop(
  root: string,
  data: string
): Promise<{child: ChildProcess; url: string; said: () => string}> {
  const child = spawn(process.execPath, [join(root, "bin", "predictiondex.mjs"), "dev", "--port", "0"], {
    cwd: root,
    env: {
      ...process.env,
      PREDICTIONDEX_DATA: data,
      PREDICTIONDEX_MODELS: join(data, "models"),
      NODE_ENV: "development",
      NO_COLOR: "1"
    },
    stdio: ["ignore", "pipe", "pipe"]
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (text += String(chunk)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr.on("data", () => {
      const found = /(http:\/\/[\d.]+:\d+) shows what is saved/.exec(text);
      if (found) resolve(found[1]);
    });
    child.once("exit", () => reject(new Error(`the loop ended:\n${text}`)));
  });
  return {child, url, said: () => text};
}

export async function startDevTree(): Promise<DevTree> {
  const root = mkdtempSync(join(tmpdir(), "predictiondex-dev-"));
  for (const path of sources()) {
    mkdirSync(join(root, dirname(path)), {recursive: true});
    cpSync(join(REPOSITORY, path), join(root, path));
  }
  symlinkSync(join(REPOSITORY, "node_modules"), join(root, "node_modules"));
  const data = join(root, "data");
  mkdirSync(data);
  await makeSmallProduction(
    dataPaths({PREDICTIONDEX_DATA: data, PREDICTIONDEX_MODELS: join(data, "models")})
  );
  const {child, url, said} = await startLoop(root, data);
  const exit = once(child, "exit");
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, dirname(path)), {recursive: true});
    writeFileSync(join(root, path), text);
  };
  return {
    url,
    said,
    read,
    write,
    change(path, from, to) {
      const text = read(path);
      if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
      write(
        path,
        text.replace(from, () => to)
      );
    },
    async interrupt() {
      child.kill("SIGINT");
      return (await exit)[0] as number | null;
    },
    children: () => childrenOf(child.pid!),
    async remove() {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill("SIGTERM");
        await exit;
      }
      rmSync(root, {recursive: true, force: true, maxRetries: 5});
    }
  };
}
