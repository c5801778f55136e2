import {existsSync} from "node:fs";
import {dirname, join, normalize} from "node:path";
import {describe, expect, it} from "vitest";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {DOCUMENTS, readDocument} from "./documents.ts";

const exists = (path: string): boolean => existsSync(join(REPOSITORY, path));
const prose = (document: string): string => readDocument(document).replaceAll(/^```[\s\S]*?^```/gm, "");

/** GitHub's anchor of a heading. */
const anchor = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/g, "-");

describe.each(DOCUMENTS)("%s", (document) => {
  it("links to documents and headings that are there", () => {
    for (const [, target] of prose(document).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path, fragment] = target.split("#");
      const file = path === "" ? document : normalize(join(dirname(document), path));
      expect(exists(file), `${target} in ${document}`).toBe(true);
      if (fragment === undefined) continue;
      const headings = [...readDocument(file).matchAll(/^#+ (.*)$/gm)].map(([, text]) => anchor(text));
      expect(headings, target).toContain(fragment);
    }
  });

  it("names files and folders of the sources that are there", () => {
    const base = document.startsWith("packages/") ? dirname(document) : "";
    const roots =
      /^(bin|data-loaders|docs|ops|packages|pipelines|scripts|server|src|tests|\.github)\/[\w./@[\]-]*$/;
    for (const [, code] of prose(document).matchAll(/`([^`\n]+)`/g)) {
      if (!roots.test(code) || code.includes("generated")) continue;
      expect(exists(code) || exists(join(base, code)), `${code} in ${document}`).toBe(true);
    }
  });

  it("names tests that are there, by their words", () => {
    for (const [, path, name] of prose(document).matchAll(/`(tests\/[^`]+)` “([^”]+)”/g))
      expect(readDocument(path), `${path} has “${name}”`).toContain(name);
  });
});

it("the security page gives a test for each of OWASP's ten", () => {
  const rows = [...readDocument("docs/SECURITY.md").matchAll(/^\| API(\d+) .*$/gm)];
  expect(rows.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  for (const [row] of rows) expect(row).toMatch(/`tests\/[^`]+` “[^”]+”/);
});

it("the map of competences covers both blocks", () => {
  const map = readDocument("docs/COMPETENCES.md");
  const named = [...map.matchAll(/^\| \*\*(C\d+)\*\*/gm)].map(([, name]) => name);
  expect(named).toEqual(["C1", "C2", "C3", "C4", "C5", "C9", "C10", "C11", "C12", "C13"]);
});
