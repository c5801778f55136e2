import {readFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {REPOSITORY} from "../lib/files/paths.ts";
import {columns} from "../lib/terminal/paint.ts";

/** Licences (SPDX) under which a package may be part of what is shipped. */
export const SHIPPED = [
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "ISC",
  "MIT",
  "MIT-0",
  "OFL-1.1",
  "Python-2.0",
  "Unlicense",
  "Zlib"
];
/** Those that only tools for development may have besides. */
export const DEVELOPMENT = ["MPL-2.0"];
/** Packages whose manifest names no licence, and where it is said instead. */
export const STATED_ELSEWHERE: Readonly<Record<string, string>> = {"json-bignum": "MIT"};

export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

export interface LicenceUse {
  readonly licence: string;
  readonly packages: string[];
}

/** Whether an SPDX expression can be satisfied by the allowed licences: one side of OR, all sides of AND. */
export function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const bare = expression.replace(/^\((.*)\)$/, "$1");
  if (bare.includes(" OR ")) return bare.split(" OR ").some((part) => isAllowed(part, allowed));
  return bare.split(" AND ").every((part) => allowed.includes(part));
}

/** The licences of a lock file's packages, the most used first, and the packages that may not be there. */
export function licencesOf(packages: Readonly<Record<string, LockedPackage>>): {
  readonly uses: readonly LicenceUse[];
  readonly refused: readonly string[];
} {
  const byLicence = new Map<string, string[]>();
  const refused: string[] = [];
  for (const [path, {version, license, dev = false, link = false}] of Object.entries(packages)) {
    if (!path.includes("node_modules/") || link) continue;
    const name = path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
    const licence = license ?? STATED_ELSEWHERE[name] ?? "not stated";
    const titled = `${name}@${version}`;
    byLicence.set(licence, [...(byLicence.get(licence) ?? []), titled]);
    if (!isAllowed(licence, dev ? [...SHIPPED, ...DEVELOPMENT] : SHIPPED))
      refused.push(`${titled}: ${licence}`);
  }
  const uses = [...byLicence].map(([licence, list]) => ({licence, packages: list.sort()}));
  return {uses: uses.sort((a, b) => b.packages.length - a.packages.length), refused};
}

/** A line a licence: how many packages, and which. */
export function licenceLines(uses: readonly LicenceUse[]): string[] {
  const shown = (list: readonly string[]): string =>
    list.length > 4 ? `${list.slice(0, 3).join(", ")} and ${list.length - 3} more` : list.join(", ");
  return columns(uses.map(({licence, packages}) => [licence, String(packages.length), shown(packages)]));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const lock = JSON.parse(readFileSync(join(REPOSITORY, "package-lock.json"), "utf8"));
  const {uses, refused} = licencesOf(lock.packages);
  console.log(licenceLines(uses).join("\n"));
  if (refused.length > 0) {
    console.error(`not allowed here (scripts/licences.ts says what is):\n${refused.join("\n")}`);
    process.exitCode = 1;
  }
}
