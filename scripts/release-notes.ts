import {readFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {REPOSITORY} from "../lib/files/paths.ts";

/** A version as SemVer has it; what follows the hyphen makes it a pre-release. */
const VERSION = /^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/;

/** The version that a tag stands for. @throws Error where it is not a version's, or not that of package.json */
export function versionOfTag(tag: string, packageVersion: string): string {
  const version = tag.slice(1);
  if (!tag.startsWith("v") || !VERSION.test(version))
    throw new Error(
      `tag is ${JSON.stringify(tag)}; a release's is v and its version, like v${packageVersion}`
    );
  if (version !== packageVersion)
    throw new Error(`tag is ${tag}, but version in package.json is ${packageVersion}: they must be the same`);
  return version;
}

/**
 * What a changelog says of a version: the lines below `## VERSION - YYYY-MM-DD`, up to the next heading of that level.
 * @throws Error where there is no such section, or nothing in it
 */
export function sectionOf(changelog: string, version: string): string {
  const wanted = `## ${version} - YYYY-MM-DD`;
  const sections = changelog.split(/^(?=## )/m).filter((part) => part.startsWith("## "));
  const headings = sections.map((section) => section.split("\n", 1)[0].trim());
  const at = headings.findIndex((heading) => heading.split(/\s+/)[1] === version);
  if (at < 0)
    throw new Error(
      `CHANGELOG.md has no section "${wanted}"; it has ${headings.join(", ") || "none at all"}`
    );
  if (!/^## \S+ - \d{4}-\d{2}-\d{2}$/.test(headings[at]))
    throw new Error(`CHANGELOG.md: the heading "${headings[at]}" should be "${wanted}"`);
  const text = sections[at].slice(sections[at].indexOf("\n") + 1).trim();
  if (text.replaceAll(/^#.*$/gm, "").trim() === "")
    throw new Error(`CHANGELOG.md says nothing below "${headings[at]}"`);
  return text;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  try {
    const read = (name: string): string => readFileSync(join(REPOSITORY, name), "utf8");
    const version = versionOfTag(process.argv[2] ?? "", JSON.parse(read("package.json")).version);
    console.log(sectionOf(read("CHANGELOG.md"), version));
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
