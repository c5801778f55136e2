import type {CheerioAPI} from "cheerio";
import type {Element} from "domhandler";

export const LETS_GO_TITLE = "Pokémon : Let's Go, Pikachu et Let's Go, Évoli";

const HEADING = /^h([1-6])$/;
const rankOf = (element: Element): number => Number(HEADING.exec(element.tagName)?.[1] ?? 0);
const apostrophes = (text: string): string => text.normalize("NFC").replaceAll("’", "'");

export const namesLetsGo = (titles: readonly string[]): boolean =>
  titles.some((title) => apostrophes(title) === LETS_GO_TITLE);

export interface Section {
  /** Its headings below its own, and its tables, as on the page. */
  readonly parts: readonly Element[];
}

/** What stands between the heading that has or holds this id and the next of at least its rank. */
export function sectionOf($: CheerioAPI, id: string): Section | null {
  const anchor = $(`[id="${id}"]`).get(0) as Element | undefined;
  if (!anchor) return null;
  const enclosing = $(anchor).closest("h1, h2, h3, h4, h5, h6").get(0) as Element | undefined;
  const heading = enclosing ?? anchor;
  const rank = rankOf(heading) || 6;
  const following = $("h1, h2, h3, h4, h5, h6, table").toArray() as Element[];
  const parts: Element[] = [];
  for (const element of following.slice(firstAfter($, following, heading))) {
    if (rankOf(element) > 0 && rankOf(element) <= rank) break;
    parts.push(element);
  }
  return {parts};
}

function firstAfter($: CheerioAPI, elements: readonly Element[], mark: Element): number {
  const order = new Map(
    $("*")
      .toArray()
      .map((element, index) => [element, index])
  );
  const position = order.get(mark)!;
  const index = elements.findIndex((element) => element !== mark && order.get(element)! > position);
  return index < 0 ? elements.length : index;
}

const titlesIn = ($: CheerioAPI, element: Element): string[] =>
  $(element)
    .find("a[title]")
    .toArray()
    .map((link) => $(link).attr("title")!);

export const firstTable = ({parts}: Section): Element | null =>
  parts.find(({tagName}) => tagName === "table") ?? null;

/** The first table under the heading that links to Let's Go; the section may have one for each pair of games. */
export function letsGoTable($: CheerioAPI, {parts}: Section): Element | null {
  const start = parts.findIndex((part) => rankOf(part) > 0 && namesLetsGo(titlesIn($, part)));
  if (start < 0) return null;
  const rank = rankOf(parts[start]);
  for (const part of parts.slice(start + 1)) {
    if (part.tagName === "table") return part;
    if (rankOf(part) <= rank) return null;
  }
  return null;
}
