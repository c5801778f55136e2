import {Command} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {versionNumber} from "../../lib/terminal/arguments.ts";
import {mlflowEnvironment} from "../../pipelines/model/mlflow/env-file.ts";
import {registerQuietly} from "../../pipelines/model/mlflow/register-quietly.ts";
import {listVersions, readAliases, readManifest} from "../../pipelines/model/registry/model-store.ts";
import {rollback} from "../../pipelines/model/registry/rollback.ts";
import {pullRegistry} from "../../pipelines/model/registry/shared/change-registry.ts";
import {compareVersions, type VersionComparison} from "../../pipelines/model/registry/version-report.ts";
import {listExperiments, listRuns} from "../../pipelines/model/tracking/run-store.ts";

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const json = (value: unknown): string => JSON.stringify(value, null, 2);

function comparisonText(comparison: VersionComparison): string {
  const {versions, split, testRows, scores, parameters, sameData, sameFeatures} = comparison;
  const number = new Intl.NumberFormat("en");
  const lines = scores.map(({name, values, intervals, better}) => {
    const cell = (index: 0 | 1): string =>
      `${values[index].toFixed(5)} [${intervals[index].map((bound) => bound.toFixed(5)).join(", ")}]`;
    return `${name.padEnd(18)} ${cell(0).padEnd(30)} ${cell(1).padEnd(30)} ${better === null ? "no difference beyond the intervals" : `version ${better}`}`;
  });
  const changed = Object.entries(parameters).map(([name, [x, y]]) => `  ${name}: ${x ?? "–"} → ${y ?? "–"}`);
  return [
    `Versions ${versions.join(" and ")}, ${split} test split (${testRows.map((n) => number.format(n)).join(" and ")} duels), 95 % intervals:`,
    `${"".padEnd(18)} ${`version ${versions[0]}`.padEnd(30)} ${`version ${versions[1]}`.padEnd(30)} better`,
    ...lines,
    `Data: ${sameData ? "the same" : "different"}; features: ${sameFeatures ? "the same" : "different"}; parameters: ${changed.length === 0 ? "the same" : ""}`,
    ...changed
  ].join("\n");
}

/** `compare 1 2`: two versions side by side. */
export const compareCommand = (): Command =>
  new Command("compare")
    .description("put two model versions side by side: scores with intervals, parameters, data")
    .argument("<first>", "version", versionNumber)
    .argument("<second>", "version", versionNumber)
    .option("--json", "print as JSON")
    .action(async (first: number, second: number, options: {json?: boolean}) => {
      await pullRegistry(dataPaths());
      const comparison = compareVersions(dataPaths(), first, second);
      print(options.json ? json(comparison) : comparisonText(comparison));
    });

/** `rollback [version]`: an earlier version back in production. */
export const rollbackCommand = (): Command =>
  new Command("rollback")
    .description("put an earlier version back in production; running servers take it over")
    .argument("[version]", "which; the one that was in production before", versionNumber)
    .option("--reason <text>", "for the ledger", "asked for")
    .action(async (chosen: number | undefined, {reason}: {reason: string}) => {
      const paths = dataPaths();
      const {from, to} = await rollback(paths, chosen, {reasons: [reason]});
      const log = (line: string): void => void process.stderr.write(`${line}\n`);
      await registerQuietly(mlflowEnvironment(), {paths, version: to}, {info: log, warn: log});
      print(`version ${to} is in production again, in place of version ${from}`);
    });

/** `versions`: what the registry holds. */
export const versionsCommand = (): Command =>
  new Command("versions")
    .description("list the model versions with their aliases and scores")
    .option("--json", "print as JSON")
    .action(async (options: {json?: boolean}) => {
      const paths = dataPaths();
      await pullRegistry(paths);
      const aliases = Object.entries(readAliases(paths));
      const versions = listVersions(paths).map((number) => {
        const {trainedAt, trainingRows, metrics, parameters} = readManifest(paths, number);
        const held = aliases.filter(([, holder]) => holder === number).map(([alias]) => alias);
        return {version: number, aliases: held, trainedAt, trainingRows, metrics, parameters};
      });
      if (options.json) return print(json(versions));
      if (versions.length === 0) return print("no version yet: npm run pipeline trains and registers one");
      for (const {version: number, aliases: held, trainedAt, metrics} of versions) {
        const score =
          metrics.accuracy === undefined
            ? ""
            : `accuracy ${(100 * metrics.accuracy).toFixed(2)} %, log-loss ${metrics.logLoss.toFixed(4)}`;
        print(`${String(number).padStart(4)}  ${trainedAt.slice(0, 16)}  ${score}  ${held.join(", ")}`);
      }
    });

/** `runs [experiment]`: what was tracked. */
export const runsCommand = (): Command =>
  new Command("runs")
    .description("list tracked runs, newest first")
    .argument("[experiment]", "of this experiment only")
    .option("--json", "print as JSON")
    .action((experiment: string | undefined, options: {json?: boolean}) => {
      const paths = dataPaths();
      const runs = listRuns(paths, experiment);
      if (options.json) return print(json(runs));
      if (runs.length === 0) {
        const known = listExperiments(paths).join(", ");
        return print(`no runs${experiment ? ` of ${experiment}; experiments: ${known || "none"}` : " yet"}`);
      }
      for (const {id, experiment: name, name: title, status, startedAt} of runs) {
        print(
          `${startedAt.slice(0, 19)}  ${status.padEnd(8)}  ${name.padEnd(16)}  ${id.padEnd(22)}  ${title}`
        );
      }
    });
