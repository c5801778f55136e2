import {FORM_TEMPLATE_PATH} from "./scripts/site-forms.ts";
import {type PageFrontMatter, siteHead} from "./src/chrome/head.ts";
import {siteFooter, siteHeader} from "./src/chrome/header.ts";

interface PageInformation {
  readonly data: PageFrontMatter;
  readonly path: string;
}

export default {
  root: "src",
  output: process.env.PREDICTIONDEX_SITE_OUTPUT ?? "build/site",
  title: "PredictionDex",
  style: "style.css",
  globalStylesheets: [],
  head: ({data}: PageInformation) => siteHead(data),
  header: ({path}: PageInformation) => siteHeader(path),
  footer: siteFooter(),
  pages: [],
  sidebar: false,
  toc: false,
  pager: false,
  duckdb: {extensions: {json: null, parquet: null}},
  dynamicPaths: [FORM_TEMPLATE_PATH]
};
