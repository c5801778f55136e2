/** The site's root, which the bar's link to the home page knows wherever the site is served. */
const root = (): string => document.querySelector<HTMLAnchorElement>("a.brand")?.href ?? location.origin;

/** The address of a page of the site, such as `/pokedex/mew`, from any page. */
export const siteLink = (path: string): string => new URL(`.${path}`, root()).href;

/** All that is known of a move. */
export const moveLink = (identifier: string): string => siteLink(`/move-list/${identifier}`);

export const formLink = (identifier: string): string => siteLink(`/pokedex/${identifier}`);

/** What hurts a type, or two together. */
export const typesLink = ([first, second = 0]: readonly number[]): string =>
  siteLink(`/type-chart/?first=${first}&second=${second}`);
