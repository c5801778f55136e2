import {existsSync, readFileSync} from "node:fs";
import {dirname, join} from "node:path";

interface Manifest {
  readonly version: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

/** The folder in which Node finds a package from `folder`, or undefined where it is not installed. */
function installedFolder(name: string, folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, "node_modules", name);
    if (existsSync(join(candidate, "package.json"))) return candidate;
    if (at === dirname(at)) return undefined;
  }
}

/** `name@version` of each package and of all it depends on, as installed for the repository at `root`, sorted. */
export function packageVersions(names: readonly string[], root: string): string[] {
  const seen = new Map<string, string>();
  const visit = (name: string, from: string): void => {
    const folder = installedFolder(name, from);
    if (folder === undefined || seen.has(folder)) return;
    const {version, dependencies = {}} = JSON.parse(
      readFileSync(join(folder, "package.json"), "utf8")
    ) as Manifest;
    seen.set(folder, `${name}@${version}`);
    for (const dependency of Object.keys(dependencies)) visit(dependency, folder);
  };
  for (const name of names) visit(name, root);
  return [...new Set(seen.values())].sort();
}
