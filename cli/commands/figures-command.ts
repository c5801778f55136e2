import {type Command, Option} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {wholeNumber} from "../../lib/terminal/arguments.ts";
import {FIGURES} from "../figures/figures.ts";
import {LANGUAGES, renderFigures, THEMES} from "../figures/render-figures.ts";

interface Options {
  readonly out: string;
  readonly theme: (typeof THEMES)[number];
  readonly lang: (typeof LANGUAGES)[number];
  readonly width: number;
}

const LEAST = 320;
const MOST = 2400;

/** `figures [name...] --out folder --theme light`: the main charts as SVG and PNG files. */
export function registerFiguresCommand(program: Command): void {
  program
    .command("figures")
    .description("render the main charts of the built site as SVG and PNG files, for papers and slides")
    .argument("[name...]", `which ones: ${FIGURES.map(({name}) => name).join(", ")}; all by default`)
    .option("--out <folder>", "where to put them", "figures")
    .addOption(new Option("--theme <theme>", "colours").choices(THEMES).default("light"))
    .addOption(new Option("--lang <language>", "of titles and labels").choices(LANGUAGES).default("en"))
    .option("--width <pixels>", "of a figure; the PNG has twice as many", wholeNumber(LEAST, MOST), 860)
    .action(async (names: string[], {out, theme, lang, width}: Options) => {
      const {written, missing} = await renderFigures({
        site: dataPaths().site,
        out,
        theme,
        language: lang,
        width,
        only: names.length > 0 ? names : undefined,
        log: (line) => void process.stderr.write(`${line}\n`)
      });
      process.stdout.write(`${written.length} files in ${out}\n`);
      if (missing.length > 0) process.exitCode = 1;
    });
}
