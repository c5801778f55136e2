import type MarkdownIt from "markdown-it";
import {NPM_CACHE, SITE_ROOT} from "./src/build/framework.ts";
import {useInstalledPackages} from "./src/build/installed-packages.ts";
import {loaderPrograms} from "./src/build/loader-programs.ts";
import {notebookMarkdown} from "./src/build/notebook-markdown.ts";
import {outliveRejections, prepareSources} from "./src/build/prepare-sources.ts";
import {TEMPLATE_PATHS} from "./src/build/template-pages.ts";
import {siteHead} from "./src/chrome/head.ts";
import {siteFooter, siteHeader} from "./src/chrome/header.ts";
import {navigationOf} from "./src/chrome/navigation.ts";
import {pageAt, sitePages} from "./src/chrome/site-pages.ts";

const ROOT = "src";

interface PageInformation {
  readonly path: string;
}

useInstalledPackages(NPM_CACHE);
await prepareSources(SITE_ROOT);
if (process.argv.includes("preview")) outliveRejections();

export default {
  root: ROOT,
  output: process.env.PREDICTIONDEX_SITE_OUTPUT ?? "build/site",
  title: "PredictionDex",
  style: "style.css",
  globalStylesheets: [],
  head: ({path}: PageInformation) => siteHead(pageAt(sitePages(ROOT), path)?.frontMatter, path),
  // Read for every page, so that a new page stands in the navigation at once.
  header: ({path}: PageInformation) => siteHeader(path, navigationOf(sitePages(ROOT))),
  footer: siteFooter(),
  pages: [],
  sidebar: false,
  toc: false,
  pager: false,
  interpreters: loaderPrograms(),
  duckdb: {extensions: {json: null, parquet: null}},
  markdownIt: (md: MarkdownIt) => notebookMarkdown(md, ROOT),
  dynamicPaths: [...TEMPLATE_PATHS]
};
