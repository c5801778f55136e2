import type {DuckDBConnection} from "@duckdb/node-api";
import {withDuckDb} from "../../../../lib/duckdb/open-duckdb.ts";
import {quoteName, quoteText} from "../../../../lib/duckdb/quote-sql.ts";
import type {DataPaths} from "../../../../lib/files/paths.ts";
import {publishFile, publishText} from "../../../../lib/files/publish.ts";
import {readJsonIfThere} from "../../../../lib/files/read-json.ts";
import type {Duel, Recommender} from "../../../model/prediction/prediction-answers.ts";
import {type Profile, profileSchema, STRATA, type Stratum} from "../profile.ts";
import {driftPaths} from "../report/report-files.ts";
import type {FeatureRows} from "../window/sample-window.ts";

type Places = Pick<DataPaths, "evaluation">;

/** null where none was made yet. @throws JsonFileError */
export const readProfile = (paths: Places): Profile | null =>
  readJsonIfThere(driftPaths(paths).profile, {
    schema: profileSchema,
    what: "a drift reference",
    remedy: "delete it to have it made anew"
  });

/**
 * Publishes the reference: distributions as JSON and, for the domain classifier, some rows of each stratum
 * as Parquet, one of a match-up.
 */
export async function publishProfile(
  paths: Places,
  profile: Profile,
  recommender: Recommender,
  samples: Readonly<Record<Stratum, readonly Duel[]>>,
  rows: number
): Promise<void> {
  const files = driftPaths(paths);
  await withDuckDb(
    async (connection) => {
      await fillSample(connection, recommender, samples, rows);
      await publishFile(files.sample, async (temporary) => {
        await connection.run(`COPY sample TO ${quoteText(temporary)} (FORMAT parquet, COMPRESSION zstd)`);
      });
    },
    {threads: 1}
  );
  await publishText(files.profile, `${JSON.stringify(profile)}\n`);
}

async function fillSample(
  connection: DuckDBConnection,
  recommender: Recommender,
  samples: Readonly<Record<Stratum, readonly Duel[]>>,
  rows: number
): Promise<void> {
  const features = recommender.featureNames.map((name) => `${quoteName(name)} FLOAT`);
  await connection.run(`CREATE TABLE sample (stratum VARCHAR, matchup VARCHAR, ${features.join(", ")})`);
  const appender = await connection.createAppender("sample");
  for (const stratum of STRATA) {
    const seen = new Set<string>();
    for (const duel of samples[stratum]) {
      const key = [duel.pokemonA, duel.pokemonB].sort((a, b) => a - b).join(" ");
      if (seen.has(key) || seen.size >= rows) continue;
      seen.add(key);
      appender.appendVarchar(stratum);
      appender.appendVarchar(key);
      for (const value of recommender.featureVector(duel)) appender.appendFloat(value);
      appender.endRow();
    }
  }
  appender.closeSync();
}

/** Reference rows, one of a match-up, in a mix of kinds of question; at most `rows`. */
export async function readReferenceRows(
  connection: DuckDBConnection,
  paths: Places,
  features: readonly string[],
  mix: Readonly<Record<Stratum, number>>,
  rows: number
): Promise<FeatureRows> {
  const total = STRATA.reduce((sum, stratum) => sum + mix[stratum], 0);
  const matchups: string[] = [];
  const strata: Stratum[] = [];
  const values: number[] = [];
  for (const stratum of STRATA) {
    const wanted = total === 0 ? 0 : Math.round((rows * mix[stratum]) / total);
    const reader = await connection.runAndReadAll(
      `SELECT matchup, ${features.map((name) => `${quoteName(name)}::DOUBLE`).join(", ")}
       FROM read_parquet(${quoteText(driftPaths(paths).sample)}) WHERE stratum = ${quoteText(stratum)} LIMIT ${wanted}`
    );
    for (const [matchup, ...row] of reader.getRows()) {
      matchups.push(String(matchup));
      strata.push(stratum);
      for (const value of row) values.push(Number(value));
    }
  }
  return {values: Float32Array.from(values), matchups, strata};
}
