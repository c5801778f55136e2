import {join, relative} from "node:path";
import {type DataPaths, REPOSITORY} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {estimatorFolder} from "../pipelines/model/fight-estimate/estimator-manifest.ts";
import {rankingsPath} from "../pipelines/model/rankings/rankings-file.ts";
import {aliasesPath, ledgerPath, versionsFolder} from "../pipelines/model/registry/model-store.ts";
import {searchFolder} from "../pipelines/model/search/known-fits.ts";
import {runsFolder} from "../pipelines/model/tracking/run-store.ts";
import {buildSite} from "../src/build/build-site.ts";
import {LOADER_RUNNER} from "../src/build/loader-programs.ts";
import {FONT_PACKAGES} from "../src/build/site-fonts.ts";
import {publicAddress} from "../src/build/site-index.ts";
import {siteLoaders, siteTexts} from "../src/build/site-sources.ts";

const ROOT = join(REPOSITORY, "src");

export const title = "build the site: the pages with their data";
export const after = ["etl", "pages"];
/** What it shows of them it shows as far as they are there. */
export const shows = ["promote", "mechanics"];
export const inputs = ({pages, game, parquet, quality, downloads}: DataPaths) => [
  ...siteTexts(ROOT),
  pages,
  game,
  parquet,
  quality,
  downloads
];
export const optional = (paths: DataPaths) => [
  paths.duels,
  paths.evaluation,
  aliasesPath(paths),
  ledgerPath(paths),
  versionsFolder(paths),
  runsFolder(paths),
  searchFolder(paths),
  rankingsPath(paths),
  estimatorFolder(paths)
];
export const outputs = ({site}: DataPaths) => [site];
export const parameters = {address: publicAddress(process.env.PREDICTIONDEX_ADDRESS) ?? null};
/** The loaders: they are run, no import does it. */
export const code = () => [LOADER_RUNNER, ...siteLoaders(ROOT)].map((file) => relative(REPOSITORY, file));
export const packages = ["@observablehq/framework", ...FONT_PACKAGES];

export const run = ({paths, log}: StageContext) => buildSite({paths, log: log.info});
