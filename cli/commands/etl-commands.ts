import {Command, InvalidArgumentError, Option} from "commander";
import {runEtl, SOURCE_MODES, type SourceMode} from "../../data-loaders/etl.ts";
import {mirror} from "../../data-loaders/mirror/mirror.ts";
import {MirrorError} from "../../data-loaders/mirror/mirror-error.ts";
import {CheckError} from "../../data-loaders/quality/quality-check.ts";
import {SchemaError} from "../../data-loaders/schema/validate.ts";
import {CsvError} from "../../data-loaders/sources/csv-file.ts";
import {SourceError} from "../../data-loaders/sources/http/source-error.ts";
import {AlarmError} from "../../data-loaders/sources/pokepedia/alarm.ts";
import {ConfigError} from "../../data-loaders/sources/source-config.ts";
import {type EtlLog, STEPS, type StepNumber} from "../../data-loaders/steps/step.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {FileWriteError} from "../../lib/files/publish.ts";

const consoleLog: EtlLog = {
  info: (message) => console.log(message),
  warn: (message) => console.warn(`warning: ${message}`)
};

const EXPECTED_ERRORS = [
  AlarmError,
  CheckError,
  ConfigError,
  CsvError,
  FileWriteError,
  MirrorError,
  SchemaError,
  SourceError
];

/** Ends with one clear message where the reason is known; anything else is a bug and shows its stack. */
async function orExplain(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!EXPECTED_ERRORS.some((known) => error instanceof known)) throw error;
    const unreachable = error instanceof SourceError && error.isUnreachable;
    const hint = unreachable ? " (a source is left out by POKEAPI_URL=none or POKEPEDIA_URL=none)" : "";
    console.error(`error: ${(error as Error).message}${hint}`);
    process.exitCode = 1;
  }
}

function stepNumber(value: string): StepNumber {
  const found = STEPS.find(({number}) => String(number) === value);
  if (found) return found.number;
  const known = STEPS.map(({number, title}) => `${number} (${title})`).join(", ");
  throw new InvalidArgumentError(`Steps are ${known}.`);
}

interface EtlFlags {
  readonly step?: StepNumber;
  readonly force?: boolean;
  readonly dryRun?: boolean;
  readonly source: SourceMode;
}

/** `etl`: builds the warehouse. */
export const etlCommand = (log: EtlLog = consoleLog): Command =>
  new Command("etl")
    .description("load the three sources into the warehouse: five steps, checked and published at once")
    .option("--step <number>", "run up to this step only; the last one publishes", stepNumber)
    .option("--force", "run steps whose inputs did not change, too (with --step: that one)")
    .option("--dry-run", "write nothing and ask no live source; say what would change")
    .addOption(
      new Option(
        "--source <mode>",
        "where game data comes from: packages, the live sources, or their stored answers"
      )
        .choices(SOURCE_MODES)
        .default("embedded")
    )
    .addHelpText(
      "after",
      `
Live sources are set by the environment: POKEAPI_URL, POKEPEDIA_URL (an address, or none), PREDICTIONDEX_CONTACT
(how their keepers reach you), SOURCE_MAX_AGE_HOURS, SOURCE_FRESH_DAYS, SOURCE_TIMEOUT_SECONDS, SOURCE_RETRIES,
POKEPEDIA_INTERVAL_MS.`
    )
    .action((flags: EtlFlags) =>
      orExplain(async () => {
        const {rows, seconds, ran} = await runEtl({paths: dataPaths(), ...flags, log});
        const total = Object.values(rows ?? {}).reduce((sum, count) => sum + count, 0);
        const counted = rows ? `${Object.keys(rows).length} tables, ${total} rows; ` : "";
        log.info(`etl: ${counted}${ran.length} of ${STEPS.length} steps run, ${seconds.toFixed(1)} s`);
      })
    );

interface MirrorFlags {
  readonly databaseUrl?: string;
  readonly schema: string;
  readonly force?: boolean;
}

/** `mirror`: copies the warehouse to PostgreSQL. */
export const mirrorCommand = (log: EtlLog = consoleLog): Command =>
  new Command("mirror")
    .description(
      "copy the warehouse's tables to PostgreSQL (14 or later), changed rows only, verified, in one transaction"
    )
    .addOption(
      new Option("--database-url <url>", "postgresql://user:password@host:port/database").env("DATABASE_URL")
    )
    .option("--schema <name>", "schema that holds the tables", "public")
    .option("--force", "write and verify again although the mirror is current")
    .action(({databaseUrl, schema, force}: MirrorFlags) =>
      orExplain(async () => {
        if (!databaseUrl) throw new MirrorError("give --database-url, or set DATABASE_URL");
        const {seconds} = await mirror({warehouse: dataPaths().warehouse, databaseUrl, schema, force, log});
        log.info(`mirror: done in ${seconds.toFixed(1)} s`);
      })
    );
