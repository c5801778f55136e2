import type {CheerioAPI} from "cheerio";
import type {Element} from "domhandler";

const LETS_GO_TITLE = "Pokémon : Let's Go, Pikachu et Let's Go, Évoli";

const HEADING = /^h([1-6])$/;
const rankOf = (element: Element): number => Number(HEADING.exec(element.tagName)?.[1] ?? 0);
const apostrophes = (text: string): string => text.normalize("NFC").replaceAll("’", "'");

export const namesLetsGo = (titles: readonly string[]): boolean =>
  titles.some((title) => apostrophes(title) === LETS_GO_TITLE);

export interface Section {
  /** Its headings below its own, and its tables, as on the page. */
  readonly parts: readonly Element[];
}

/** Finds sections of a page by the id of their heading. */
export function createSections($: CheerioAPI): (id: string) => Section | null {
  const order = new Map(
    $("*")
      .toArray()
      .map((element, index) => [element, index])
  );
  const outline = $("h1, h2, h3, h4, h5, h6, table").toArray() as Element[];
  return (id) => {
    const anchor = $(`[id="${id}"]`).get(0) as Element | undefined;
    if (!anchor) return null;
    const enclosing = $(anchor).closest("h1, h2, h3, h4, h5, h6").get(0) as Element | undefined;
    const heading = enclosing ?? anchor;
    // A section ends at the next heading of at least its rank.
    const rank = rankOf(heading) || 6;
    const following = outline.filter((element) => order.get(element)! > order.get(heading)!);
    const end = following.findIndex((element) => rankOf(element) > 0 && rankOf(element) <= rank);
    return {parts: end < 0 ? following : following.slice(0, end)};
  };
}

const titlesIn = ($: CheerioAPI, element: Element): string[] =>
  $(element)
    .find("a[title]")
    .toArray()
    .map((link) => $(link).attr("title")!);

/** A title of a game, or of a pair of games. */
export const namesAnyGame = (titles: readonly string[]): boolean =>
  titles.some((title) => /^Pokémon\b/.test(title.normalize("NFC")));

export const firstTable = ({parts}: Section): Element | null =>
  parts.find(({tagName}) => tagName === "table") ?? null;

function tableUnder(parts: readonly Element[], isWanted: (heading: Element) => boolean): Element | null {
  const start = parts.findIndex((part) => rankOf(part) > 0 && isWanted(part));
  if (start < 0) return null;
  const rank = rankOf(parts[start]);
  const after = parts.slice(start + 1);
  const end = after.findIndex((part) => rankOf(part) > 0 && rankOf(part) <= rank);
  return (end < 0 ? after : after.slice(0, end)).find(({tagName}) => tagName === "table") ?? null;
}

/** Whether a text has this name in it, whole: "Mewtwo partenaire" does not have "Mew". */
function hasWord(text: string, name: string): boolean {
  const escaped = apostrophes(name).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "u").test(apostrophes(text));
}

/**
 * A section may have one table for each pair of games: the first under the heading that links to Let's Go.
 * The tutors of Let's Go stand under the partner's name. Where no heading names a game there is one table.
 */
export function letsGoTable($: CheerioAPI, section: Section, pageTitle: string): Element | null {
  const {parts} = section;
  const linked = tableUnder(parts, (heading) => namesLetsGo(titlesIn($, heading)));
  const named = linked ?? tableUnder(parts, (heading) => hasWord($(heading).text(), pageTitle));
  if (named) return named;
  const namesGames = parts.some((part) => rankOf(part) > 0 && namesAnyGame(titlesIn($, part)));
  return namesGames ? null : firstTable(section);
}
