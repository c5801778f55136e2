import {join, relative} from "node:path";
import {type DataPaths, REPOSITORY} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {aliasesPath, ledgerPath, versionsFolder} from "../pipelines/model/registry/model-store.ts";
import {searchFolder} from "../pipelines/model/search/known-fits.ts";
import {runsFolder} from "../pipelines/model/tracking/run-store.ts";
import {buildSite} from "../src/build/build-site.ts";
import {publicAddress} from "../src/build/site-index.ts";
import {SITE_PACKAGES, siteModules, siteTexts} from "../src/build/site-sources.ts";

const ROOT = join(REPOSITORY, "src");

export const title = "build the site";
export const after = ["promote", "mechanics"];
export const inputs = (paths: DataPaths) => [
  ...siteTexts(ROOT),
  paths.game,
  paths.parquet,
  paths.quality,
  paths.downloads,
  paths.duels,
  paths.evaluation,
  aliasesPath(paths)
];
/** What the pages show of earlier work, as far as there is any. */
export const optional = (paths: DataPaths) => [
  ledgerPath(paths),
  versionsFolder(paths),
  runsFolder(paths),
  searchFolder(paths)
];
export const outputs = ({site}: DataPaths) => [site];
export const parameters = {address: publicAddress(process.env.PREDICTIONDEX_ADDRESS) ?? null};
/** The pages' modules, the loaders and the configuration: Framework and the bundler run them, no import does. */
export const code = () => siteModules(ROOT).map((file) => relative(REPOSITORY, file));
export const packages = SITE_PACKAGES;

export const run = ({paths, log}: StageContext) => buildSite({paths, log: log.info});
