import type {Fetcher} from "../http/fetcher.ts";
import type {Robots} from "./robots.ts";

export interface PageAnswers {
  readonly pages: readonly {readonly title: string; readonly html: string}[];
  readonly missing: readonly string[];
  readonly fetchedAt: readonly string[];
}

/** Address of a Pokémon's page of generation 7. */
export const pageUrl = (baseUrl: string, title: string): string =>
  `${baseUrl}/${encodeURIComponent(title.replaceAll(" ", "_"))}/${encodeURIComponent("Génération_7")}`;

function wholePage(body: string): string {
  if (/<html/i.test(body) && !/<\/html>/i.test(body)) throw new Error("the page is cut off");
  return body;
}

/** Fetches the pages one after the other, as robots.txt allows. */
export async function askPokepedia(
  baseUrl: string,
  titles: readonly string[],
  robots: Robots,
  fetcher: Fetcher,
  onAnswer: (asked: number) => void = () => {}
): Promise<PageAnswers> {
  const pages: {title: string; html: string}[] = [];
  const missing: string[] = [];
  const fetchedAt: string[] = [];
  for (const [index, title] of titles.entries()) {
    const url = pageUrl(baseUrl, title);
    robots.demandAllowed(url);
    const fetched = await fetcher.get(url, wholePage);
    if (fetched) {
      pages.push({title, html: fetched.value});
      fetchedAt.push(fetched.fetchedAt);
    } else missing.push(title);
    onAnswer(index + 1);
  }
  return {pages, missing, fetchedAt: fetchedAt.sort()};
}
