import {join, relative} from "node:path";
import {Command, Option} from "commander";
import type {TextDocument} from "../../lib/documents/text-document.ts";
import {toMarkdown} from "../../lib/documents/to-markdown.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {notebooksFolder} from "../notebook/notebooks-folder.ts";
import {compareSnapshots, worseMetrics} from "../report/compare-snapshots.ts";
import {firstDocument, reportDocument} from "../report/diff-document.ts";
import {drawRun} from "../report/draw-run.ts";
import {resolveCommit} from "../report/git.ts";
import {makeSnapshot} from "../report/make-snapshot.ts";
import {notebookChanges} from "../report/notebook-changes.ts";
import {NotKeptError, openSide, type Side} from "../report/open-side.ts";
import {FIGURES_FOLDER, SnapshotError} from "../report/snapshot.ts";
import {reportHtml, type Sides, writeReport} from "../report/write-report.ts";

/** One snapshot a commit. */
const snapshotsFolder = (): string => join(dataPaths().data, "reports");

const say = (line: string): void => void process.stderr.write(`${line}\n`);

interface SnapshotFlags {
  readonly to?: string;
  readonly figures?: string;
  readonly notebooks?: string;
  readonly speed?: string;
}

const snapshotCommand = (): Command =>
  new Command("snapshot")
    .description("keep what a comparison needs of the present run, by the commit that is checked out")
    .option("--to <folder>", "another place than data/reports/COMMIT")
    .option(
      "--figures <folder>",
      "charts to keep, as `figures` writes them; drawn from the built site by default"
    )
    .option("--notebooks <folder>", "what notebooks showed, as `notebook run` writes it; run by default")
    .option("--speed <file>", "speed ratios as JSON, as `npm run bench:battle -- --ratios FILE` writes them")
    .action(async ({to, figures, notebooks, speed}: SnapshotFlags) => {
      const commit = resolveCommit("HEAD");
      if (to === undefined && commit === null)
        throw new SnapshotError("this is not a git checkout: name the snapshot's folder with --to");
      const folder = to ?? join(snapshotsFolder(), commit!);
      const paths = dataPaths();
      const own = {figures: join(paths.data, FIGURES_FOLDER), notebooks: notebooksFolder(paths)};
      const isDrawn = await drawRun({
        paths,
        figures: figures === undefined ? own.figures : null,
        notebooks: notebooks === undefined,
        log: say
      });
      const snapshot = await makeSnapshot(folder, {
        paths,
        commit,
        now: new Date(),
        figures: figures ?? (isDrawn ? own.figures : undefined),
        notebooks: notebooks ?? (isDrawn ? own.notebooks : undefined),
        speed
      });
      say(
        `${relative(process.cwd(), folder) || folder}: ${snapshot.metrics.length} metrics, ${Object.keys(snapshot.pages).length} kinds of page, ${Object.keys(snapshot.figures).length} charts`
      );
    });

const FORMATS = ["md", "html", "json"] as const;

interface DiffFlags {
  readonly format: (typeof FORMATS)[number];
  readonly out?: string;
  readonly link?: string;
  readonly failOnWorse?: boolean;
  readonly first?: boolean;
  readonly snapshots: string;
}

const diffCommand = (): Command =>
  new Command("diff")
    .description(
      "what changed between two runs: metrics with intervals, rows, drift, page weight, times, charts, notebooks"
    )
    .argument("<before>", "a data folder, a snapshot's folder, or a commit with a snapshot")
    .argument("<after>", "the same")
    .addOption(new Option("--format <format>", "of what is printed").choices(FORMATS).default("md"))
    .option("--out <folder>", "write report.md, report.html and the charts there instead of printing")
    .option("--link <address>", "where the charts of report.md will be, such as a site's address")
    .option("--snapshots <folder>", "where commits' snapshots are", snapshotsFolder())
    .option("--first", "where no run of BEFORE was kept yet, say so instead of failing")
    .option("--fail-on-worse", `exit status ${EXIT.verdict} where a metric is worse beyond both intervals`)
    .action(async (beforeName: string, afterName: string, flags: DiffFlags) => {
      const places = {snapshots: flags.snapshots, resolveCommit, now: new Date()};
      const after = openSide(afterName, places);
      const opened = openBefore();
      if (opened instanceof NotKeptError) {
        await tell(firstDocument(beforeName, opened.message), {before: after, after});
        return;
      }
      const before = opened;
      const comparison = compareSnapshots(before.snapshot, after.snapshot);
      const notebooks = notebookChanges(before.notebooks, after.notebooks);
      await tell(
        reportDocument(before, after, comparison, notebooks),
        {before, after},
        {...comparison, notebooks}
      );
      if (flags.failOnWorse && worseMetrics(comparison).length > 0) process.exitCode = EXIT.verdict;

      function openBefore(): Side | NotKeptError {
        try {
          return openSide(beforeName, places);
        } catch (error) {
          if (flags.first && error instanceof NotKeptError) return error;
          throw error;
        }
      }

      async function tell(
        document: TextDocument,
        sides: Sides,
        data: unknown = {first: true}
      ): Promise<void> {
        const {link, out, format} = flags;
        if (out === undefined) {
          if (format === "json") process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
          else process.stdout.write(format === "md" ? toMarkdown(document) : reportHtml(document, sides));
          return;
        }
        await writeReport(
          out,
          document,
          sides,
          link === undefined ? undefined : (path) => `${link.replace(/\/$/, "")}/${path}`
        );
        say(`${out}: report.md, report.html`);
      }
    });

/** `report diff A B` and `report snapshot`. */
export const reportCommand = (): Command =>
  new Command("report")
    .description("compare runs of the pipeline")
    .addCommand(diffCommand())
    .addCommand(snapshotCommand());
