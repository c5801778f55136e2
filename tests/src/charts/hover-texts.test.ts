import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {expect, it} from "vitest";

const SOURCES = readdirSync("src", {recursive: true, encoding: "utf8"})
  .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
  .map((name) => join("src", name));

/** The object literal around a place of a text. */
function objectAround(text: string, at: number): string {
  let depth = 0;
  let start = at;
  while (start > 0) {
    start -= 1;
    if (text[start] === "}") depth += 1;
    else if (text[start] === "{") {
      if (depth === 0) break;
      depth -= 1;
    }
  }
  return text.slice(start, at);
}

it("tells in the page's own numbers what one points at: Plot by itself writes those of en-US", () => {
  const bare = SOURCES.flatMap((file) => {
    const text = readFileSync(file, "utf8");
    return [...text.matchAll(/\btip: (?!false)/g)]
      .filter(({index}) => !/\btitle\b/.test(objectAround(text, index)))
      .map(({index}) => `${file}:${text.slice(0, index).split("\n").length}`);
  });
  expect(bare).toEqual([]);
});

it("tells something of every chart", () => {
  const silent = SOURCES.filter((file) => {
    const text = readFileSync(file, "utf8");
    return /\bchart\(\{/.test(text) && /\bplot\(/.test(text) && !/\btip\b|\.\.\.hover|<title>/.test(text);
  });
  expect(silent).toEqual([]);
});
