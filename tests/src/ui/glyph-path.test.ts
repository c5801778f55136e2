import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {glyphPath} from "../../../src/ui/glyph-path.ts";

const forms = readFileSync("data-loaders/csv/pokemon.csv", "utf8")
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(",")[1]);

it("is another for each form, the same each time, and neither empty nor full", () => {
  const paths = forms.map(glyphPath);
  expect(forms).toHaveLength(188);
  expect(paths.filter((path, at) => paths.indexOf(path) !== at)).toEqual([]);
  expect(glyphPath("mew")).toBe(glyphPath("mew"));
  for (const path of paths) {
    const squares = path.split("M").length - 1;
    expect(squares).toBeGreaterThan(5);
    expect(squares).toBeLessThan(32);
  }
});
