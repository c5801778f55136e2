import {join, relative} from "node:path";
import {type DataPaths, REPOSITORY} from "../lib/files/paths.ts";
import type {StageContext} from "../lib/stage-runner/stage.ts";
import {renderPages} from "../src/build/render-pages.ts";
import {pageModules, SITE_PACKAGES, siteLoaders, siteTexts} from "../src/build/site-sources.ts";

const ROOT = join(REPOSITORY, "src");

export const title = "render the site's pages, without data";
export const after = [];
export const inputs = () => siteTexts(ROOT);
export const outputs = ({pages}: DataPaths) => [pages];
/** Which files a loader makes is in the pages; what is in them is not. */
export const parameters = {loaders: siteLoaders(ROOT).map((file) => relative(ROOT, file))};
/** The pages' modules and the configuration: Framework and the bundler run them, no import does. */
export const code = () => pageModules(ROOT).map((file) => relative(REPOSITORY, file));
export const packages = SITE_PACKAGES;

export const run = ({paths, log}: StageContext) => renderPages({paths, log: log.info});
