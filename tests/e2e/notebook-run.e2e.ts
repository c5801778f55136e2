import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {notebookCommand} from "../../cli/commands/notebook-command.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {captureOutput} from "../support/capture-output.ts";

let folder: string;
let told: string;
const {site} = dataPaths();
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "notebook-run-"));
  told = "";
  const tell = (text: string): void => {
    told += text;
  };
  captureOutput(tell, tell);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
  rmSync(folder, {recursive: true});
});

/** A place in the first plot of the warehouse's notebook. */
const PLACE = "width: Math.max(280, Math.min(width, 720)),";

/** The built site with one more notebook: the warehouse's, with a cell that throws in that place. */
function siteWithBroken(): string {
  const copy = join(folder, "site");
  mkdirSync(join(copy, "notebooks"), {recursive: true});
  for (const name of readdirSync(site))
    if (name !== "notebooks") symlinkSync(join(site, name), join(copy, name));
  for (const name of readdirSync(join(site, "notebooks")))
    symlinkSync(join(site, "notebooks", name), join(copy, "notebooks", name));
  const html = readFileSync(join(site, "notebooks", "00-warehouse.html"), "utf8");
  const broken = html.replace(PLACE, 'width: (() => { throw new RangeError("too far"); })(),');
  writeFileSync(join(copy, "notebooks", "broken.html"), broken);
  return copy;
}

it("tells a cell that throws, with its line, and keeps what all others show, which is what they are known to", async () => {
  vi.stubEnv("PREDICTIONDEX_SITE", siteWithBroken());
  const out = join(folder, "out");
  await notebookCommand().parseAsync(["run", "--out", out], {from: "user"});
  expect(process.exitCode).toBe(1);
  const problems = told.split("\n").filter((line) => /\.md|^ {2}[+-]/.test(line));
  const lines = readFileSync("src/notebooks/00-warehouse.md", "utf8").split("\n");
  const line = lines.findIndex((text) => text.includes(PLACE)) + 1;
  expect(problems).toEqual([`notebooks/broken.md:${line}: RangeError: too far`]);
  expect(readdirSync(out).sort()).toEqual([
    "00-warehouse",
    "01-exploration",
    "02-features",
    "03-training",
    "broken",
    "cells"
  ]);
  const {outputs} = JSON.parse(readFileSync(join(out, "00-warehouse", "outputs.json"), "utf8")) as {
    outputs: {kind: string; text?: string}[];
  };
  expect(outputs.filter(({kind}) => kind === "chart")).toHaveLength(2);
  expect(outputs.some(({text}) => text?.includes("has 188 rows and 9 columns"))).toBe(true);
  expect(readFileSync(join(out, "00-warehouse", "table-rows-keys.csv"), "utf8")).toContain("pokemon,188,188");
});
