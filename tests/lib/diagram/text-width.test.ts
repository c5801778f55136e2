import {expect, it} from "vitest";
import {textWidth} from "../../../lib/diagram/text-width.ts";

// Measured in Chromium with Inter, at a font size of 100.
it.each([
  ["PostgreSQL mirror", 400, 873],
  ["evolves_from_species_id ?", 400, 1251],
  ["données @pkmn", 400, 796],
  ["240 ms, 5.0 MB", 400, 742],
  ["pokemon_species", 700, 882],
  ["Surveillance", 650, 603]
])("takes %s in weight %i for hardly more than its %i pixels", (text, weight, pixels) => {
  const width = textWidth(text, 100, {bold: weight > 400});
  expect(width).toBeGreaterThanOrEqual(pixels);
  expect(width).toBeLessThan(pixels * 1.05);
});

it("grows with the font's size, and takes an unknown character for a wide one", () => {
  expect(textWidth("ab", 20)).toBe(2 * textWidth("ab", 10));
  expect(textWidth("漢", 10)).toBe(10);
  expect(textWidth("", 10)).toBe(0);
});
