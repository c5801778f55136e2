import {SECTIONS} from "./sections.ts";
import type {SitePage} from "./site-pages.ts";

/** A page's place in the site's navigation; the path never equals a route of the API. */
export interface NavigationPage {
  readonly path: string;
  readonly en: string;
  readonly fr: string;
}

export interface NavigationSection {
  readonly en: string;
  readonly fr: string;
  readonly pages: readonly NavigationPage[];
}

/** The pages that name a section in their front matter, by section and order; pages of equal order by their path. */
export const navigationOf = (pages: readonly SitePage[]): readonly NavigationSection[] =>
  SECTIONS.map(({en, fr}) => ({
    en,
    fr,
    pages: pages
      .flatMap(({path, frontMatter: {navigation}}) =>
        navigation?.section === en ? [{path, ...navigation}] : []
      )
      .sort((x, y) => x.order - y.order || (x.path < y.path ? -1 : 1))
      .map((page) => ({path: page.path, en: page.en, fr: page.fr}))
  })).filter(({pages: own}) => own.length > 0);
