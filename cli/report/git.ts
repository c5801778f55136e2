import {execFileSync} from "node:child_process";
import {REPOSITORY} from "../../lib/files/paths.ts";

/** Full commit id of a branch, tag or commit; null where git knows none, or there is no git. */
export function resolveCommit(reference: string): string | null {
  try {
    return execFileSync(
      "git",
      ["rev-parse", "--verify", "--quiet", "--end-of-options", `${reference}^{commit}`],
      {
        cwd: REPOSITORY,
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"]
      }
    ).trim();
  } catch {
    return null;
  }
}
