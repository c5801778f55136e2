import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, expect, it} from "vitest";
import {type FigureOptions, type RenderedFigures, renderFigures} from "../../cli/figures/render-figures.ts";
import {dataPaths} from "../../lib/files/paths.ts";

/** What several tests look at, drawn once. */
const SHARED = ["roc", "precision-recall", "correlation", "entity-diagram"];
let shared: string;
let sharedLines: string[];
let sharedFigures: RenderedFigures;
let out: string;
let lines: string[];
beforeAll(async () => {
  shared = mkdtempSync(join(tmpdir(), "figures-"));
  out = shared;
  lines = [];
  sharedFigures = await render(SHARED);
  sharedLines = lines;
});
afterAll(() => rmSync(shared, {recursive: true}));
beforeEach(() => {
  out = mkdtempSync(join(tmpdir(), "figures-"));
  lines = [];
});
afterEach(() => rmSync(out, {recursive: true}));

const render = (only: string[], options: Partial<FigureOptions> = {}): Promise<RenderedFigures> =>
  renderFigures({
    site: dataPaths().site,
    out,
    theme: "light",
    language: "en",
    width: 800,
    only,
    log: (line) => void lines.push(line),
    ...options
  });
/** A drawing's text, its font cut short. */
const svgOf = (name: string, folder = out): string =>
  readFileSync(join(folder, `${name}.svg`), "utf8").replace(/(base64,.{40})[^)]*/, "$1");
/** Pixels of a PNG, from its header. */
function sizeOf(name: string, folder = out): {width: number; height: number} {
  const png = readFileSync(join(folder, `${name}.png`));
  expect(png.subarray(1, 4).toString()).toBe("PNG");
  return {width: png.readUInt32BE(16), height: png.readUInt32BE(20)};
}

it("writes each figure as a drawing that stands alone and a picture of twice its size", () => {
  const {written, missing} = sharedFigures;
  expect(missing).toEqual([]);
  expect(readdirSync(shared).map((file) => join(shared, file))).toEqual(written.toSorted());
  for (const name of SHARED) {
    const svg = svgOf(name, shared);
    expect(svg, name).toMatch(/^<svg[^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg, name).toContain("src:url(data:font/woff2;base64,");
    expect(svg, `${name} has a title`).toMatch(/<title>[^<]+<\/title>/);
    expect(svg.includes("var(--"), `${name} depends on the page's styles`).toBe(false);
    const width = Number(/^<svg[^>]* width="([\d.]+)"/.exec(svg)?.[1]);
    expect(Math.abs(sizeOf(name, shared).width - 2 * width), name).toBeLessThanOrEqual(2);
  }
  expect(sharedLines).toContain(`figures: ${join(shared, "roc")}.svg, ${join(shared, "roc")}.png`);
});

it.each(["roc", "precision-recall"])("fills no more of %s than what is below the curve", (name) => {
  const svg = svgOf(name, shared);
  const [, , , height] = /viewBox="([^"]+)"/.exec(svg)![1].split(" ").map(Number);
  const paths = [...svg.matchAll(/<path d="([^"]+)"/g)];
  expect(paths).not.toEqual([]);
  for (const [, path] of paths)
    for (const [, y] of path.matchAll(/,(-?[\d.]+)/g)) {
      expect(Number(y)).toBeGreaterThanOrEqual(0);
      expect(Number(y)).toBeLessThanOrEqual(height);
    }
});

it("draws at the width, in the language and in the colours that were asked for", async () => {
  await render(["roc"], {width: 1000, language: "fr", theme: "dark"});
  expect(sizeOf("roc").width).toBeGreaterThan(sizeOf("roc", shared).width);
  const title = (svg: string): string => /<title>([^<]+)</.exec(svg)![1];
  expect(title(svgOf("roc"))).not.toBe(title(svgOf("roc", shared)));
  const background = (svg: string): string => /<rect[^>]* fill="([^"]+)"/.exec(svg)![1];
  expect(background(svgOf("roc"))).not.toBe(background(svgOf("roc", shared)));
});

it("says what a page has nothing of to draw yet, and draws the rest", async () => {
  const site = mkdtempSync(join(tmpdir(), "figures-site-"));
  writeFileSync(join(site, "index.html"), "");
  mkdirSync(join(site, "evaluation"));
  writeFileSync(
    join(site, "evaluation", "index.html"),
    '<!doctype html><div class="chart" data-figure="roc"><h3>A &amp; B</h3><p class="subtitle">Of &lt;x&gt;</p><svg viewBox="0 0 20 10"><rect width="5" height="5"/></svg></div>'
  );
  expect(await render(["roc", "calibration"], {site, out: join(out, "below")})).toEqual({
    written: [join(out, "below", "roc.svg"), join(out, "below", "roc.png")],
    missing: ["calibration"]
  });
  expect(lines).toContain("figures: calibration has nothing to draw yet");
  expect(svgOf(join("below", "roc"))).toContain("<title>A &amp; B</title><desc>Of &lt;x&gt;</desc>");
  expect(sizeOf(join("below", "roc"))).toEqual({width: 40, height: 20});
  rmSync(site, {recursive: true});
});
