import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import type {Pokemon} from "../../data-loaders/game-data.ts";
import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {readJson} from "../../lib/files/read-json.ts";

/**
 * Stands for a form in the one page Framework renders of `src/pokedex/[form].md`. Rendering 188 pages that
 * differ in a name costs Framework 25 s; copying one costs nothing.
 */
const TEMPLATE = "form-template";

/** For Framework's `dynamicPaths`. */
export const FORM_TEMPLATE_PATH = `/pokedex/${TEMPLATE}`;

/** What a form's page says of it before any script runs. */
export type PageForm = Pick<Pokemon, "identifier" | "name">;

const formsFile = {
  schema: z.object({
    pokemon: z.array(z.object({identifier: z.string(), name: z.object({en: z.string(), fr: z.string()})}))
  }),
  what: "the game's data",
  remedy: "run `npm run etl` to make it"
};

/** The forms that have a page. @throws JsonFileError */
export const readForms = (gameFile: string): readonly PageForm[] => readJson(gameFile, formsFile).pokemon;

/** The template as the page of one form: `[[name]]` and `[[nameFr]]` are its names. */
export const formPage = (template: string, {identifier, name}: PageForm): string =>
  template
    .replaceAll(TEMPLATE, identifier)
    .replaceAll("[[nameFr]]", escapeHtml(name.fr))
    .replaceAll("[[name]]", escapeHtml(name.en));

/** Replaces the rendered template by a page for each form. */
export function writeFormPages(site: string, forms: readonly PageForm[]): void {
  const folder = join(site, "pokedex");
  const file = join(folder, `${TEMPLATE}.html`);
  const template = readFileSync(file, "utf8");
  rmSync(file);
  for (const form of forms) writeFileSync(join(folder, `${form.identifier}.html`), formPage(template, form));
}
