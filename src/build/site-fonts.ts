import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";

const require = createRequire(import.meta.url);

/** The two faces, Latin subset: [family, file of its package, weight range]. */
const FACES = [
  ["Inter", "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2", "100 900"],
  [
    "Bricolage Grotesque",
    "@fontsource-variable/bricolage-grotesque/files/bricolage-grotesque-latin-wght-normal.woff2",
    "200 800"
  ]
] as const;

export const FONT_PACKAGES = FACES.map(([, file]) => file.split("/").slice(0, 2).join("/"));

export interface SiteFont {
  readonly family: string;
  readonly weight: string;
  /** The file in its package. */
  readonly source: string;
  /** Where the site has it, from its root; a hash of the content is part of the name. */
  readonly path: string;
}

export const siteFonts = (): SiteFont[] =>
  FACES.map(([family, file, weight]) => {
    const source = require.resolve(file);
    const hash = createHash("sha256").update(readFileSync(source)).digest("hex").slice(0, 8);
    return {
      family,
      weight,
      source,
      path: `_file/fonts/${family.toLowerCase().replaceAll(" ", "-")}.${hash}.woff2`
    };
  });

/** What a page's head says of the fonts. @param up the way from the page to the site's root */
export const fontHead = (fonts: readonly SiteFont[], up: string): string =>
  fonts
    .map(({path}) => `<link rel="preload" as="font" type="font/woff2" href="${up}${path}" crossorigin>`)
    .concat(
      `<style>${fonts
        .map(
          ({family, path, weight}) =>
            `@font-face{font-family:"${family}";src:url("${up}${path}") format("woff2");font-weight:${weight};font-display:swap}`
        )
        .join("")}</style>`
    )
    .join("\n");
