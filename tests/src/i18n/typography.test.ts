import fc from "fast-check";
import {expect, it} from "vitest";
import {finishPage} from "../../../src/build/finish-site.ts";
import {frenchTypography, keepUnits} from "../../../src/i18n/typography.ts";

it("keeps French punctuation, quotes and thousands on their line", () => {
  expect(frenchTypography("Qui bat qui ? « Lui » : 34 782 duels, 70 %.")).toBe(
    "Qui bat qui\u00a0? «\u00a0Lui\u00a0»\u00a0: 34\u00a0782 duels, 70\u00a0%."
  );
});

it("keeps a number and its unit on one line, whether the number is there already or not", () => {
  expect(keepUnits("fetches 8 MB in {ms} ms, 40 HP, 12 µs; 3 seconds, 5 msgs, a s")).toBe(
    "fetches 8\u00a0MB in {ms}\u00a0ms, 40\u00a0HP, 12\u00a0µs; 3 seconds, 5 msgs, a s"
  );
  expect(frenchTypography("DuckDB, 8 Mo.")).toBe("DuckDB, 8\u00a0Mo.");
});

it("changes nothing but spaces", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(frenchTypography(text).replaceAll("\u00a0", " ")).toBe(text.replaceAll("\u00a0", " "));
    })
  );
});

it("mends the French of a page's own text, and leaves its scripts and its English alone", () => {
  const page = `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
</head>
<body>
<script>const question = a ? b : c;</script>
<main id="observablehq-main" class="observablehq"><p lang="en">a : b</p><p lang="fr">quoi ?</p></main>
</body>
</html>`;
  const html = finishPage("x.html", page, "");
  expect(html).toContain('<p lang="fr">quoi\u00a0?</p>');
  expect(html).toContain('<p lang="en">a : b</p>');
  expect(html).toContain("a ? b : c;");
});
