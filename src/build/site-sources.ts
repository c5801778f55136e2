import {readdirSync} from "node:fs";
import {join} from "node:path";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {browserEntries} from "./bundle-pages.ts";
import {HANDBOOK_OUTPUTS, HANDBOOK_SOURCES} from "./handbook-pages.ts";
import {STANDARD_LIBRARY} from "./installed-packages.ts";
import {LOADER_RUNNER} from "./loader-programs.ts";
import {FONT_PACKAGES} from "./site-fonts.ts";

/** What builds and fills the site without being imported. */
export const SITE_PACKAGES: readonly string[] = [
  "@observablehq/framework",
  ...STANDARD_LIBRARY,
  ...FONT_PACKAGES
];

/** Folders below the site's root that its build makes, and hidden ones. */
const isMade = (name: string): boolean =>
  name.split(/[/\\]/).some((part) => part.startsWith(".")) ||
  ["generated", ...HANDBOOK_OUTPUTS].includes(name.split(/[/\\]/)[0]);

const filesOf = (root: string, ending: RegExp): string[] =>
  readdirSync(root, {recursive: true, encoding: "utf8"})
    .filter((name) => ending.test(name) && !isMade(name))
    .sort()
    .map((name) => join(root, name));

/** A data loader is named after the file that it writes: `X.json.ts` writes `X.json`. */
const LOADER = /\.(?!test\.|d\.)\w+\.ts$/;

export const siteLoaders = (root: string): string[] => filesOf(root, LOADER);

/** The modules that make the site's pages: configuration, the pages' browser modules. */
export const pageModules = (root: string): string[] => [
  join(REPOSITORY, "observablehq.config.ts"),
  LOADER_RUNNER,
  ...browserEntries(root)
];

/** What the site is written in beside its modules: pages, styles, and the documents that are pages. */
export const siteTexts = (root: string): string[] => [
  ...filesOf(root, /\.(md|css|html|svg|png|ico|json)$/),
  ...HANDBOOK_SOURCES
];
