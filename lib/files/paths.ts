import {join, resolve} from "node:path";
import {fileURLToPath} from "node:url";

/** Folder that holds package.json. */
export const REPOSITORY = resolve(fileURLToPath(new URL("../..", import.meta.url)));

/** The command-line tool's entry, which Node runs as it is: for work in a process of its own. */
export const TOOL = join(REPOSITORY, "bin", "predictiondex.mjs");

/** Every generated file's place. `PREDICTIONDEX_DATA` and `PREDICTIONDEX_MODELS` move the two roots. */
export function dataPaths(env: NodeJS.ProcessEnv = process.env) {
  const data = resolve(env.PREDICTIONDEX_DATA ?? join(REPOSITORY, "data"));
  const models = resolve(env.PREDICTIONDEX_MODELS ?? join(REPOSITORY, "models"));
  return {
    data,
    warehouse: join(data, "warehouse.duckdb"),
    parquet: join(data, "parquet"),
    game: join(data, "game.json"),
    quality: join(data, "quality"),
    downloads: join(data, "downloads"),
    cache: join(data, "cache"),
    duels: join(data, "duels"),
    predictions: join(data, "predictions"),
    /** What was answered to requests with an Idempotency-Key. */
    answers: join(data, "answers"),
    stages: join(data, "stages"),
    /** How far the running pipeline is. */
    status: join(data, "status.json"),
    evaluation: join(data, "evaluation"),
    /** The site's pages, rendered and without data. */
    pages: join(data, "pages"),
    models,
    site: resolve(env.PREDICTIONDEX_SITE ?? join(REPOSITORY, "dist"))
  } as const;
}
export type DataPaths = ReturnType<typeof dataPaths>;
