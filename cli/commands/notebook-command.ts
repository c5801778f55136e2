import {basename, join, relative} from "node:path";
import {Command, InvalidArgumentError, Option} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {SITE_ROOT} from "../../src/build/framework.ts";
import {NOTEBOOK_FOLDER} from "../../src/chrome/notebook-pages.ts";
import {createNotebook, notebookName} from "../notebook/create-notebook.ts";
import {notebooksFolder} from "../notebook/notebooks-folder.ts";
import {keepOutline, outlineChanges} from "../notebook/outline.ts";
import {type NotebookRun, runNotebooks} from "../notebook/run-notebooks.ts";
import {writeOutputs} from "../notebook/write-outputs.ts";

function nameArgument(text: string): string {
  try {
    return notebookName(text);
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

const say = (line: string): void => void process.stderr.write(`${line}\n`);

const newCommand = (root: string): Command =>
  new Command("new")
    .description("make a notebook from a template; npm run dev shows it at once")
    .argument("<name>", "of its file and address: small letters, digits, hyphens", nameArgument)
    .action((name: string) => {
      const file = createNotebook(root, name);
      process.stdout.write(`${relative(process.cwd(), file)}\n`);
      say(`npm run dev shows it at /notebooks/${basename(file, ".md")}`);
    });

interface RunFlags {
  readonly out: string;
  readonly lang: "en" | "fr";
  readonly keep?: boolean;
}

/** Says what went wrong and what is otherwise than known; the exit status says which. */
function judge(root: string, runs: readonly NotebookRun[]): number {
  let status: number = EXIT.ok;
  for (const {record, failures} of runs) {
    const file = join(NOTEBOOK_FOLDER, `${record.name}.md`);
    for (const {line, message} of failures) say(`${file}${line === null ? "" : `:${line}`}: ${message}`);
    if (failures.length > 0) status = EXIT.failure;
    const changes = outlineChanges(root, record);
    if (changes.length === 0) continue;
    say(
      `${file} shows other things than it is known to; if that is right: npm run notebook run ${record.name} -- --keep`
    );
    for (const change of changes) say(`  ${change}`);
    if (status === EXIT.ok) status = EXIT.verdict;
  }
  return status;
}

const runCommand = (root: string): Command =>
  new Command("run")
    .description(
      `run notebooks of the built site without a window and keep what they show; exit status ${EXIT.failure} where a cell threw, ${EXIT.verdict} where one shows other things than it is known to`
    )
    .argument("[name...]", "which ones; all by default", (name: string, names: string[] = []) => [
      ...names,
      nameArgument(name)
    ])
    .option(
      "--out <folder>",
      "where to keep texts, tables and charts, a folder each",
      notebooksFolder(dataPaths())
    )
    .addOption(new Option("--lang <language>", "of the page").choices(["en", "fr"]).default("en"))
    .option("--keep", "from now on they are known to show this: writes src/notebooks/outlines")
    .action(async (names: string[] | undefined, {out, lang, keep}: RunFlags) => {
      const runs = await runNotebooks({
        site: dataPaths().site,
        names: names?.length ? names : undefined,
        language: lang,
        log: say
      });
      const records = runs.map(({record}) => record);
      await writeOutputs(out, records);
      if (keep) for (const record of records) say(relative(process.cwd(), keepOutline(root, record)));
      process.stdout.write(`${records.length} notebooks in ${relative(process.cwd(), out) || out}\n`);
      process.exitCode = judge(root, runs);
    });

/** `notebook new NAME`, `notebook run`. @param root the site's sources */
export const notebookCommand = (root: string = SITE_ROOT): Command =>
  new Command("notebook")
    .description("notebooks: pages of the site that an analyst writes")
    .addCommand(newCommand(root))
    .addCommand(runCommand(root));
