import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {Command} from "commander";
import {expect, it} from "vitest";
import {registerFiguresCommand} from "../../../cli/commands/figures-command.ts";
import {FIGURES} from "../../../cli/figures/figures.ts";
import {
  type FigureOptions,
  NoSiteError,
  renderFigures,
  UnknownFigureError
} from "../../../cli/figures/render-figures.ts";
import {REPOSITORY} from "../../../lib/files/paths.ts";
import {sitePages} from "../../../src/chrome/site-pages.ts";

const parts = new URL("../../../src/", import.meta.url);
const sources = readdirSync(parts, {recursive: true, encoding: "utf8"})
  .filter((file) => /^[\w-]+\/.*\.ts$/.test(file) && !/^(build|generated)\//.test(file))
  .map((file) => readFileSync(new URL(file, parts), "utf8"))
  .join("\n");

it.each(FIGURES.map(({name, page, selector}) => [name, page, selector] as const))(
  "%s is a chart of a page of the site",
  (name, page, selector) => {
    expect(sitePages(join(REPOSITORY, "src")).map(({path}) => path)).toContain(page);
    expect(sources).toContain(selector ? selector.replace(".", "") : `figure: "${name}"`);
  }
);

const options = (site: string, only?: string[]): FigureOptions => ({
  site,
  out: join(site, "out"),
  theme: "light",
  language: "en",
  width: 800,
  only,
  log: () => {}
});

it("says that there is no site, and which figures there are, before it starts a browser", async () => {
  const site = mkdtempSync(join(tmpdir(), "figures-"));
  await expect(renderFigures(options(site))).rejects.toThrow(NoSiteError);
  writeFileSync(join(site, "index.html"), "");
  await expect(renderFigures(options(site, ["rok"]))).rejects.toThrow(UnknownFigureError);
  await expect(renderFigures(options(site, ["rok"]))).rejects.toThrow(/"rok".*roc/);
  rmSync(site, {recursive: true});
});

it.each([
  ["--width", "12"],
  ["--width", "wide"],
  ["--theme", "sepia"],
  ["--lang", "de"]
])("refuses %s %s", async (option, value) => {
  const program = new Command().exitOverride().configureOutput({writeErr: () => {}});
  registerFiguresCommand(program);
  for (const command of program.commands) command.exitOverride().configureOutput({writeErr: () => {}});
  await expect(program.parseAsync(["figures", option, value], {from: "user"})).rejects.toThrow(option);
});
