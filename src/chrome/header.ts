import {EMBED_PATH} from "../../lib/web/content-security-policy.ts";
import type {NavigationPage, NavigationSection} from "./navigation.ts";

const both = (en: string, fr: string): string => `<span lang="en">${en}</span><span lang="fr">${fr}</span>`;

/** Framework names a folder's own page `…/index`. */
const isPage = (page: NavigationPage, path: string): boolean => path.replace(/\/index$/, "/") === page.path;
/** A folder's page stands for those below it that are in no menu. */
const isAbove = ({path: above}: NavigationPage, path: string): boolean =>
  above.endsWith("/") && path.startsWith(above);

function link(page: NavigationPage, path: string, isListed: boolean): string {
  const current = isPage(page, path)
    ? ' aria-current="page"'
    : !isListed && isAbove(page, path)
      ? ' aria-current="true"'
      : "";
  return `<li><a href="${page.path}"${current}>${both(page.en, page.fr)}</a></li>`;
}

const MARK =
  '<svg viewBox="0 0 28 28" aria-hidden="true" focusable="false"><path class="mark-a" d="M8 2h9.5L10 26H8a6 6 0 0 1-6-6V8a6 6 0 0 1 6-6z"/><path class="mark-b" d="M20.5 2A6 6 0 0 1 26 8v12a6 6 0 0 1-6 6h-7z"/></svg>';

/** The bar and navigation of every page but those that others frame, as HTML; Framework rewrites its links relative to `path`. */
export function siteHeader(path: string, navigation: readonly NavigationSection[]): string {
  if (path.startsWith(EMBED_PATH)) return "";
  const isListed = navigation.some(({pages}) => pages.some((page) => isPage(page, path)));
  const sections = navigation
    .map(
      (section) =>
        `<div role="group"><h2>${both(section.en, section.fr)}</h2><ul>${section.pages
          .map((page) => link(page, path, isListed))
          .join("")}</ul></div>`
    )
    .join("");
  return `<div class="bar">
<a class="brand" href="/">${MARK}PredictionDex</a>
<button type="button" class="chrome-button search-button" id="search-button" aria-keyshortcuts="/"><svg viewBox="0 0 20 20" aria-hidden="true" focusable="false"><circle cx="8.5" cy="8.5" r="5.5" fill="none" stroke="currentColor" stroke-width="1.8"/><path d="M12.7 12.7 17 17" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg><span class="search-text">${both("Search the site", "Chercher dans le site")}</span></button>
<div class="bar-actions">
<button type="button" class="chrome-button" id="language-button"><span lang="en">FR<span class="visually-hidden">: lire en français</span></span><span lang="fr">EN<span class="visually-hidden">: read in English</span></span></button>
<button type="button" class="chrome-button" id="theme-button"><svg viewBox="0 0 20 20" aria-hidden="true" focusable="false"><circle cx="10" cy="10" r="7.2" fill="none" stroke="currentColor" stroke-width="1.6"/><path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z" fill="currentColor"/></svg><span class="visually-hidden">${both("Switch between light and dark", "Basculer entre clair et sombre")}</span></button>
<button type="button" class="chrome-button menu-button" id="menu-button" aria-expanded="false" aria-controls="site-nav"><svg viewBox="0 0 20 20" aria-hidden="true" focusable="false"><path d="M3 5.5h14M3 10h14M3 14.5h14" stroke="currentColor" stroke-width="1.8" stroke-linecap="round"/></svg><span class="visually-hidden">${both("Menu", "Menu")}</span></button>
</div>
</div>
<nav class="site-nav" id="site-nav" aria-label="Site"><div>${sections}</div></nav>`;
}

export const siteFooter = (): string =>
  `<p>${both(
    "PredictionDex is an independent project and not affiliated with Nintendo, Game Freak or The Pokémon Company. It shows facts and figures only.",
    "PredictionDex est un projet indépendant, sans lien avec Nintendo, Game Freak ou The Pokémon Company. Il ne montre que des faits et des chiffres."
  )}</p>`;
