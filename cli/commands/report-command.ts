import {join, relative} from "node:path";
import {Command, Option} from "commander";
import {toMarkdown} from "../../lib/documents/to-markdown.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {compareSnapshots, worseMetrics} from "../report/compare-snapshots.ts";
import {reportDocument} from "../report/diff-document.ts";
import {resolveCommit} from "../report/git.ts";
import {makeSnapshot} from "../report/make-snapshot.ts";
import {openSide} from "../report/open-side.ts";
import {FIGURES_FOLDER, SnapshotError} from "../report/snapshot.ts";
import {reportHtml, writeReport} from "../report/write-report.ts";

/** One snapshot a commit. */
const snapshotsFolder = (): string => join(dataPaths().data, "reports");

interface SnapshotFlags {
  readonly to?: string;
  readonly figures: string;
  readonly speed?: string;
}

const snapshotCommand = (): Command =>
  new Command("snapshot")
    .description("keep what a comparison needs of the present run, by the commit that is checked out")
    .option("--to <folder>", "another place than data/reports/COMMIT")
    .option(
      "--figures <folder>",
      "charts to keep, as `predictiondex figures` writes them",
      join(dataPaths().data, FIGURES_FOLDER)
    )
    .option("--speed <file>", "speed ratios as JSON, as `npm run bench:battle -- --ratios FILE` writes them")
    .action(async ({to, figures, speed}: SnapshotFlags) => {
      const commit = resolveCommit("HEAD");
      if (to === undefined && commit === null)
        throw new SnapshotError("this is not a git checkout: name the snapshot's folder with --to");
      const folder = to ?? join(snapshotsFolder(), commit!);
      const snapshot = await makeSnapshot(folder, {
        paths: dataPaths(),
        commit,
        now: new Date(),
        figures,
        speed
      });
      process.stderr.write(
        `${relative(process.cwd(), folder) || folder}: ${snapshot.metrics.length} metrics, ${Object.keys(snapshot.pages).length} kinds of page, ${Object.keys(snapshot.figures).length} charts\n`
      );
    });

const FORMATS = ["md", "html", "json"] as const;

interface DiffFlags {
  readonly format: (typeof FORMATS)[number];
  readonly out?: string;
  readonly link?: string;
  readonly failOnWorse?: boolean;
  readonly snapshots: string;
}

const diffCommand = (): Command =>
  new Command("diff")
    .description(
      "what changed between two runs: metrics with intervals, rows, drift, page weight, times, charts"
    )
    .argument("<before>", "a data folder, a snapshot's folder, or a commit with a snapshot")
    .argument("<after>", "the same")
    .addOption(new Option("--format <format>", "of what is printed").choices(FORMATS).default("md"))
    .option("--out <folder>", "write report.md, report.html and the charts there instead of printing")
    .option("--link <address>", "where the charts of report.md will be, such as a site's address")
    .option("--snapshots <folder>", "where commits' snapshots are", snapshotsFolder())
    .option("--fail-on-worse", `exit status ${EXIT.verdict} where a metric is worse beyond both intervals`)
    .action(async (beforeName: string, afterName: string, flags: DiffFlags) => {
      const places = {snapshots: flags.snapshots, resolveCommit, now: new Date()};
      const before = openSide(beforeName, places);
      const after = openSide(afterName, places);
      const comparison = compareSnapshots(before.snapshot, after.snapshot);
      const document = reportDocument(before, after, comparison);
      if (flags.out !== undefined) {
        const {link} = flags;
        await writeReport(
          flags.out,
          document,
          {before, after},
          link === undefined ? undefined : (path) => `${link.replace(/\/$/, "")}/${path}`
        );
        process.stderr.write(`${flags.out}: report.md, report.html\n`);
      } else process.stdout.write(printed(flags.format));
      if (flags.failOnWorse && worseMetrics(comparison).length > 0) process.exitCode = EXIT.verdict;

      function printed(format: DiffFlags["format"]): string {
        if (format === "json") return `${JSON.stringify(comparison, null, 2)}\n`;
        if (format === "md") return toMarkdown(document);
        return reportHtml(document, {before, after});
      }
    });

/** `report diff A B` and `report snapshot`. */
export const reportCommand = (): Command =>
  new Command("report")
    .description("compare runs of the pipeline")
    .addCommand(diffCommand())
    .addCommand(snapshotCommand());
