import {readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {z} from "zod";
import type {GameData, LocalizedName} from "../../data-loaders/game-data.ts";
import {escapeHtml} from "../../lib/documents/escape-html.ts";
import {readJson} from "../../lib/files/read-json.ts";
import type {PageFacts} from "../chrome/page-facts.ts";
import type {BestMoves} from "../data/best-moves.ts";
import {moveFacts} from "../move-list/move-facts.ts";
import {formFacts} from "../pokedex/form-facts.ts";

/** What a page made from a template is about: a form of Pokémon, a move. */
export interface Subject {
  readonly identifier: string;
  readonly name: LocalizedName;
}

interface Template {
  /** Of the pages: `src/FOLDER/[…].md` is the template. */
  readonly folder: string;
  /**
   * Stands for a subject in the one page Framework renders of the template. Rendering hundreds of pages that
   * differ in a name costs Framework a minute; copying one costs nothing.
   */
  readonly placeholder: string;
  /** Where the game holds the subjects. */
  readonly subjects: "pokemon" | "moves";
  /** @param best null before any duel */
  pages(game: GameData, best: BestMoves | null): readonly (readonly [Subject, PageFacts])[];
}

const pagesOf = <S extends Subject>(
  subjects: readonly S[],
  factsOf: (subject: S) => PageFacts
): (readonly [Subject, PageFacts])[] => subjects.map((subject) => [subject, factsOf(subject)]);

const TEMPLATES: readonly Template[] = [
  {
    folder: "pokedex",
    placeholder: "form-template",
    subjects: "pokemon",
    pages: (game) => pagesOf(game.pokemon, formFacts(game))
  },
  {
    folder: "move-list",
    placeholder: "move-template",
    subjects: "moves",
    pages: (game, best) => pagesOf(game.moves, moveFacts(game, best))
  }
];

/** For Framework's `dynamicPaths`. */
export const TEMPLATE_PATHS: readonly string[] = TEMPLATES.map(
  ({folder, placeholder}) => `/${folder}/${placeholder}`
);

const subjectSchema = z.object({identifier: z.string(), name: z.object({en: z.string(), fr: z.string()})});
const subjectsFile = {
  schema: z.object({pokemon: z.array(subjectSchema), moves: z.array(subjectSchema)}),
  what: "the game's data",
  remedy: "run `npm run etl` to make it"
};

/** What has a page of its own in a folder. @throws JsonFileError */
export function readSubjects(gameFile: string, folder: string): readonly Subject[] {
  const template = TEMPLATES.find((other) => other.folder === folder);
  return template ? readJson(gameFile, subjectsFile)[template.subjects] : [];
}

/** In place of the facts, where nobody has worked them out: what any page shows until it has what it needs. */
const LOADING =
  '<div class="state" role="status"><p><span lang="en">Loading…</span><span lang="fr">Chargement…</span></p></div>';

const PLACEHOLDERS = new RegExp(TEMPLATES.map(({placeholder}) => placeholder).join("|"), "g");

/**
 * The template as the page of one subject: `[[name]]`, `[[description]]` and their French are what its head says,
 * `[[facts]]` what its body does before any script.
 */
export const pageOf = (template: string, {identifier, name}: Subject, facts?: PageFacts): string =>
  template
    .replaceAll(PLACEHOLDERS, identifier)
    .replaceAll("[[nameFr]]", () => escapeHtml(name.fr))
    .replaceAll("[[name]]", () => escapeHtml(name.en))
    .replaceAll("[[descriptionFr]]", () => escapeHtml(facts?.description.fr ?? name.fr))
    .replaceAll("[[description]]", () => escapeHtml(facts?.description.en ?? name.en))
    .replaceAll("[[facts]]", () => facts?.html ?? LOADING);

/** Replaces each rendered template by a page for each of its subjects. @param best null before any duel */
export function writeTemplatePages(site: string, game: GameData, best: BestMoves | null): void {
  for (const {folder, placeholder, pages} of TEMPLATES) {
    const file = join(site, folder, `${placeholder}.html`);
    const template = readFileSync(file, "utf8");
    rmSync(file);
    for (const [subject, facts] of pages(game, best))
      writeFileSync(join(site, folder, `${subject.identifier}.html`), pageOf(template, subject, facts));
  }
}
