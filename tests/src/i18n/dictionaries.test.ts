import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";

const SOURCES = readdirSync("src", {recursive: true, encoding: "utf8"})
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.startsWith("generated"))
  .map((name) => join("src", name));
/** A key of a dictionary with its English and its French. */
const PAIR = /^\s*"?([\w-]+)"?: \[\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"/gm;

const pairs = SOURCES.flatMap((path) =>
  Array.from(readFileSync(path, "utf8").matchAll(PAIR), ([, key, english, french]) => ({
    where: `${path}: ${key}`,
    english,
    french
  }))
).filter(({french}) => /\p{L}{3}/u.test(french));

/** What a language writes otherwise, by its text. */
const WRONG: Readonly<Record<"english" | "french", Readonly<Record<string, RegExp>>>> = {
  english: {
    "a space before a percent sign": /[\d}] %/,
    "a space before a colon or a mark": /\p{L} [;:!?](?!\w)/u,
    "a straight apostrophe": /\p{L}'\p{L}/u,
    guillemets: /[«»]/
  },
  french: {
    "no space before a percent sign": /[\d}]%/,
    "no space before a mark": /[\p{L}}»)][;!?](?! ?\w+=)/u,
    "no space before a colon": /[\p{L}}»)]:(?!\/\/)/u,
    "a straight apostrophe": /\p{L}'\p{L}/u,
    "English quotes": /[“”]/,
    "a guillemet without its space": /«\S|\S»/,
    "three points": /\.\.\./,
    "1e for 1er, or -ième": /\b1e\b|\dième/,
    "move words other than the site's": /\bcapacités?\b/i
  }
};

it("is found in the sources", () => expect(pairs.length).toBeGreaterThan(900));

it.each(["english", "french"] as const)("is written in every dictionary as %s is", (language) => {
  const problems = pairs.flatMap((pair) =>
    Object.entries(WRONG[language])
      .filter(([, pattern]) => pattern.test(pair[language]))
      .map(([what]) => `${pair.where}: ${what}: ${pair[language]}`)
  );
  expect(problems).toEqual([]);
});
