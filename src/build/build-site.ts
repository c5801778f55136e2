import {dirname, relative} from "node:path";
import {loadGame} from "../../data-loaders/load-game.ts";
import type {DataPaths} from "../../lib/files/paths.ts";
import {publishDirectory} from "../../lib/files/publish.ts";
import {sitePages} from "../chrome/site-pages.ts";
import {countBestMoves} from "../data/count-best-moves.ts";
import {checkSite} from "./check-site.ts";
import {copyDownloads} from "./copy-downloads.ts";
import {fillPages} from "./fill-pages.ts";
import {sitePages as builtPages, finishSite} from "./finish-site.ts";
import {clearLoaderOutputs, FRAMEWORK_CACHE, frameworkEnvironment, SITE_ROOT} from "./framework.ts";
import {attachedFiles} from "./framework-files.ts";
import {ownLoaders, runLoaders} from "./run-loaders.ts";
import {writeSearchIndex} from "./search-index.ts";
import {writeTemplatePages} from "./template-pages.ts";

export interface SiteOptions {
  readonly paths: DataPaths;
  readonly log: (line: string) => void;
  /** Rendered pages other than `paths.pages`: some alone, whose links may lead to those that come later. */
  readonly some?: string;
}

/**
 * Builds the site from its rendered pages and the pipelines' files as far as there are any, and publishes it as
 * `paths.site`, whole or not at all. It asks no network.
 *
 * @throws SiteCheckError when the result is not sound
 */
export async function buildSite({paths, log, some}: SiteOptions): Promise<{pages: number; seconds: number}> {
  const started = Date.now();
  const environment = frameworkEnvironment(paths);
  // Framework's loaders take their environment from the process.
  Object.assign(process.env, environment);
  clearLoaderOutputs();
  await runLoaders(ownLoaders(SITE_ROOT, FRAMEWORK_CACHE), environment);
  let pages = 0;
  await publishDirectory(paths.site, async (temporary) => {
    await fillPages(some ?? paths.pages, temporary, await attachedFiles(SITE_ROOT));
    const game = await loadGame(paths.game);
    writeTemplatePages(temporary, game, await countBestMoves(paths));
    writeSearchIndex(temporary, sitePages(SITE_ROOT), game);
    finishSite(temporary);
    copyDownloads(paths, temporary);
    pages =
      some === undefined
        ? checkSite(temporary, (line) => log(`site: ${line}`))
        : builtPages(temporary).length;
  });
  const seconds = (Date.now() - started) / 1000;
  log(`site: ${pages} pages in ${seconds.toFixed(1)} s, ${relative(dirname(paths.site), paths.site)}/`);
  return {pages, seconds};
}
