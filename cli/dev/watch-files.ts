import {relative, sep} from "node:path";
import {watch} from "chokidar";

/** What happened to files since the last time, each by its absolute path. */
export interface Changes {
  readonly files: ReadonlySet<string>;
  /** Of them, those that came or went. */
  readonly appeared: ReadonlySet<string>;
}

export interface FileWatch {
  /** Resolves when changes are noticed from now on. */
  readonly ready: Promise<void>;
  stop(): Promise<void>;
}

/** An editor writes several files, and some of them in several steps: what comes within this time is one change. */
const TOGETHER_MS = 30;

const NEVER = new Set(["node_modules", "data", "models", "dist", "build", "coverage", "figures", "tests"]);

/**
 * Whether a path of the repository holds nothing that the development loop shows: packages, generated files, tests,
 * and what a dot hides.
 */
export function isUnwatched(path: string, root: string): boolean {
  const parts = relative(root, path).split(sep);
  if (parts[0] === "") return false;
  if (parts[0] === "src" && (parts[1] === "generated" || parts[1] === "handbook")) return true;
  return parts.some((part) => part.startsWith(".") || part === "node_modules") || NEVER.has(parts[0]);
}

/** Tells of changed files, a batch after the other: the next is held back until `onChange` is done with the last. */
export function watchFiles(
  paths: readonly string[],
  isIgnored: (path: string) => boolean,
  onChange: (changes: Changes) => Promise<void>
): FileWatch {
  const watcher = watch([...paths], {ignored: isIgnored, ignoreInitial: true});
  let files = new Set<string>();
  let appeared = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let work = Promise.resolve();
  const flush = (): void => {
    const changes = {files, appeared};
    [files, appeared] = [new Set(), new Set()];
    work = work.then(() => onChange(changes));
  };
  watcher.on("all", (event, path) => {
    if (event === "addDir" || event === "unlinkDir") return;
    files.add(path);
    if (event !== "change") appeared.add(path);
    clearTimeout(timer);
    timer = setTimeout(flush, TOGETHER_MS);
  });
  return {
    ready: new Promise((resolve) => watcher.once("ready", () => resolve())),
    async stop() {
      clearTimeout(timer);
      await watcher.close();
      await work;
    }
  };
}
