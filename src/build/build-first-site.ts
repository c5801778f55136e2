import {rm} from "node:fs/promises";
import {sitePages} from "../chrome/site-pages.ts";
import {buildSite, type SiteOptions} from "./build-site.ts";
import {SITE_ROOT} from "./framework.ts";
import {renderPages} from "./render-pages.ts";
import {TEMPLATE_PATHS} from "./template-pages.ts";

/** Pages that warehouse and simulator fill alone, as Framework calls them. */
export const firstPages = (root: string): string[] => [
  "/index",
  "/404",
  "/embed/fight/index",
  ...TEMPLATE_PATHS,
  ...sitePages(root)
    .filter(({path, frontMatter: {navigation}}) => navigation?.section === "Play" && path.endsWith("/"))
    .map(({path}) => `${path}index`)
];

/**
 * Publishes a site of the players' pages alone, a fifth of a build's work: for a first start, in whose place the whole
 * site comes later. Rendering does not wait for the data.
 * @param data resolves when the warehouse is there
 */
export async function buildFirstSite(options: SiteOptions, data: Promise<unknown>): Promise<void> {
  const some = `${options.paths.pages}-first`;
  try {
    await Promise.all([renderPages({...options, only: firstPages(SITE_ROOT)}, some), data]);
    await buildSite({...options, some});
  } finally {
    await rm(some, {recursive: true, force: true});
  }
}
