import {readdirSync, readFileSync, statSync} from "node:fs";
import {basename, dirname, join} from "node:path";
import {parse} from "yaml";
import {z} from "zod";
import {isNotebook, notebookTitle} from "./notebook-pages.ts";
import {SECTION_NAMES} from "./sections.ts";

const moduleName = z.string().regex(/^[\w./-]+\.ts$/, "the name of a TypeScript module beside the page");

/** What a page says of itself above its text; Framework's own settings pass through. */
const frontMatterSchema = z.looseObject({
  title: z.string().min(1),
  titleFr: z.string().min(1).optional(),
  /** One sentence, for search engines and previews. */
  description: z.string().min(1).optional(),
  descriptionFr: z.string().min(1).optional(),
  /** Its place in the navigation; without one it is reached by links alone. */
  navigation: z
    .strictObject({
      section: z.enum(SECTION_NAMES),
      order: z.number(),
      en: z.string().min(1),
      fr: z.string().min(1)
    })
    .optional(),
  /** Modules that are bundled for the browser as `src/generated/NAME.js`. */
  entry: z
    .union([moduleName, z.array(moduleName)])
    .transform((names) => (typeof names === "string" ? [names] : names))
    .optional(),
  /** Framework's: tables for the page's SQL, by name. */
  sql: z.record(z.string(), z.unknown()).optional(),
  /** Framework's: not part of the built site. */
  draft: z.boolean().optional()
});
export type FrontMatter = z.infer<typeof frontMatterSchema>;

export interface SitePage {
  /** The Markdown file, absolute. */
  readonly file: string;
  /** The page's address, such as `/`, `/drift/` or `/handbook/api`. */
  readonly path: string;
  readonly frontMatter: FrontMatter;
  /** Its browser modules, absolute. */
  readonly entries: readonly string[];
  /** Tables that it names for its SQL, by name. */
  readonly tables?: Readonly<Record<string, unknown>>;
  /** What is wrong with what a notebook says of itself. */
  readonly problem?: string;
}

export class FrontMatterError extends Error {
  constructor(file: string, problem: string, options?: ErrorOptions) {
    super(`${file}: front matter: ${problem}`, options);
    this.name = "FrontMatterError";
  }
}

/**
 * The front matter of a page's text.
 * @param defaults what holds where the page does not say it
 * @throws FrontMatterError that names file, field and what would be right
 */
export function readFrontMatter(
  file: string,
  text: string,
  defaults: Readonly<Record<string, unknown>> = {}
): FrontMatter {
  const block = /^---\r?\n([\s\S]*?)\r?\n---(?:\r?\n|$)/.exec(text)?.[1] ?? "";
  let values: unknown;
  try {
    values = parse(block) ?? {};
  } catch (cause) {
    throw new FrontMatterError(file, (cause as Error).message.split("\n")[0], {cause});
  }
  const {data, error} = frontMatterSchema.safeParse(
    typeof values === "object" ? {...defaults, ...values} : values
  );
  if (data) return data;
  const [{path, message}] = error.issues;
  throw new FrontMatterError(file, `${path.join(".") || "it"}: ${message}`);
}

/** Framework's address of a Markdown file, from its path below the site's root. */
const addressOf = (name: string): string =>
  `/${name.replaceAll("\\", "/").replace(/\.md$/, "")}`.replace(/\/index$/, "/");

/** After those that say where they stand. */
const UNPLACED = 100;

/**
 * What a notebook says of itself, and what it need not say: title, and its place in the navigation. What it says
 * wrongly is its own problem and not that of all pages, which show its name.
 */
function readNotebook(name: string, text: string): Pick<SitePage, "frontMatter" | "problem"> {
  const {en: title, fr: titleFr} = notebookTitle(text, basename(name));
  const placed = ({draft, ...said}: FrontMatter): FrontMatter => ({
    ...said,
    ...(draft === true
      ? {navigation: undefined}
      : {
          navigation: said.navigation ?? {
            section: "Notebooks",
            order: UNPLACED,
            en: said.title,
            fr: said.titleFr ?? said.title
          }
        })
  });
  try {
    return {frontMatter: placed(readFrontMatter(name, text, {title, titleFr}))};
  } catch (error) {
    if (!(error instanceof FrontMatterError)) throw error;
    return {frontMatter: placed({title, titleFr}), problem: error.message};
  }
}

const known = new Map<string, {readonly version: string; readonly page: SitePage}>();

function readPage(root: string, name: string): SitePage {
  const file = join(root, name);
  const {mtimeMs, size} = statSync(file);
  const version = `${mtimeMs} ${size}`;
  const before = known.get(file);
  if (before?.version === version) return before.page;
  const text = readFileSync(file, "utf8");
  const read = isNotebook(name) ? readNotebook(name, text) : {frontMatter: readFrontMatter(name, text)};
  const {frontMatter} = read;
  const page: SitePage = {
    ...read,
    file,
    path: addressOf(name),
    ...(frontMatter.sql ? {tables: frontMatter.sql} : {}),
    entries: (frontMatter.entry ?? []).map((entry) => join(dirname(file), entry))
  };
  known.set(file, {version, page});
  return page;
}

/** Every page below the site's root (`src`), by path; a page is read again only when its file has changed. */
export const sitePages = (root: string): readonly SitePage[] =>
  readdirSync(root, {recursive: true, encoding: "utf8"})
    .filter((name) => name.endsWith(".md") && !/(^|[/\\])\./.test(name))
    .map((name) => readPage(root, name))
    .sort((x, y) => (x.path < y.path ? -1 : 1));

/** Whether a page stands at an address: its own, or one that it is a template for (`/pokedex/[form]`). */
const standsAt = ({path}: SitePage, address: string): boolean => {
  const own = path.split("/");
  const parts = address.split("/");
  return own.length === parts.length && own.every((part, at) => part === parts[at] || part.startsWith("["));
};

/** The page at an address as Framework names it, where a folder's own page is `…/index`. */
export function pageAt(pages: readonly SitePage[], path: string): SitePage | undefined {
  const address = path.replace(/\/index$/, "/");
  return pages.find((page) => page.path === address) ?? pages.find((page) => standsAt(page, address));
}
