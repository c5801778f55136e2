import {relative, sep} from "node:path";
import {codeGraph} from "../../lib/stage-runner/code-graph.ts";

export interface WatchedProgram {
  /** Reads what the program is made of now. */
  refresh(): Promise<void>;
  /** Whether the program is another one after these files have changed; until it could be read, by any module. */
  concerns(files: ReadonlySet<string>): boolean;
}

/** A program that runs, and may be out of date. @param entries gives its modules, absolute */
export function watchProgram(entries: () => readonly string[], root: string): WatchedProgram {
  const inside = (file: string): string => relative(root, file).split(sep).join("/");
  let files: ReadonlySet<string> | null = null;
  return {
    async refresh() {
      try {
        files = new Set((await codeGraph(entries().map(inside), root)).files);
      } catch {
        // What cannot be read now may be mended by any module: the program's own start tells what is wrong.
        files = null;
      }
    },
    concerns: (changed) =>
      [...changed].some((file) => (files === null ? file.endsWith(".ts") : files.has(inside(file))))
  };
}
