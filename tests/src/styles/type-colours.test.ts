import {readFileSync} from "node:fs";
import {expect, it} from "vitest";
import {TYPE_IDENTIFIERS} from "../../../data-loaders/game-data.ts";

const css = readFileSync(new URL("../../../src/styles/types.css", import.meta.url), "utf8");
const rules = new Map(
  Array.from(
    css.matchAll(/\[data-type="(\w+)"\]\s*\{\s*--type:\s*(#\w{6});\s*--type-ink:\s*(#\w{6});?\s*\}/g),
    ([, type, colour, ink]) => [type, {colour, ink}]
  )
);

/** Relative luminance by WCAG 2.1. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

const contrast = (a: string, b: string): number => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

it("knows the contrast of black on white", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
});

it.each(TYPE_IDENTIFIERS)("the badge of %s is readable", (type) => {
  const rule = rules.get(type);
  expect(rule).toBeDefined();
  expect(contrast(rule!.colour, rule!.ink)).toBeGreaterThanOrEqual(4.5);
});

it("no two types share a colour", () => {
  expect(new Set([...rules.values()].map(({colour}) => colour)).size).toBe(TYPE_IDENTIFIERS.length);
});
