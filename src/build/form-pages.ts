import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import type {GameData, Pokemon} from "../../data-loaders/game-data.ts";
import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {readJson} from "../../lib/files/read-json.ts";
import {type FormFacts, formFacts} from "../pokedex/form-facts.ts";

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

/** In place of the facts, where nobody has worked them out: what any page shows until it has what it needs. */
const LOADING =
  '<div class="state" role="status"><p><span lang="en">Loading…</span><span lang="fr">Chargement…</span></p></div>';

/**
 * The template as the page of one form: `[[name]]`, `[[description]]` and their French are what its head says,
 * `[[facts]]` what its body does before any script.
 */
export const formPage = (template: string, {identifier, name}: PageForm, facts?: FormFacts): string =>
  template
    .replaceAll(TEMPLATE, identifier)
    .replaceAll("[[nameFr]]", () => escapeHtml(name.fr))
    .replaceAll("[[name]]", () => escapeHtml(name.en))
    .replaceAll("[[descriptionFr]]", () => escapeHtml(facts?.description.fr ?? name.fr))
    .replaceAll("[[description]]", () => escapeHtml(facts?.description.en ?? name.en))
    .replaceAll("[[facts]]", () => facts?.html ?? LOADING);

/** Replaces the rendered template by a page for each form. */
export function writeFormPages(site: string, game: GameData): void {
  const folder = join(site, "pokedex");
  const file = join(folder, `${TEMPLATE}.html`);
  const template = readFileSync(file, "utf8");
  const factsOf = formFacts(game);
  rmSync(file);
  for (const form of game.pokemon)
    writeFileSync(join(folder, `${form.identifier}.html`), formPage(template, form, factsOf(form)));
}
