import {describe, expect, it} from "vitest";
import {canonicalLink, publicAddress, robots, sitemap} from "../../../src/build/site-index.ts";

const PAGES = ["404", "drift/index", "index", "pokedex/mew"];
const ADDRESS = "https://example.org/dex/";

describe("what a site says of where it is", () => {
  it("lists every page but the one for what is not there", () => {
    const places = [...sitemap(PAGES, ADDRESS).matchAll(/<loc>(.*?)<\/loc>/g)].map(([, place]) => place);
    expect(places).toEqual([`${ADDRESS}drift/`, ADDRESS, `${ADDRESS}pokedex/mew`]);
    expect(robots(ADDRESS)).toContain(`Sitemap: ${ADDRESS}sitemap.xml\n`);
  });

  it.each([
    ["index", "./"],
    ["drift/index", "./"],
    ["pokedex/mew", "./mew"]
  ])("names %s without a public address from the page itself", (page, href) => {
    expect(canonicalLink(page, undefined)).toBe(`<link rel="canonical" href="${href}">`);
  });

  it("names a page by the public address, for previews too", () => {
    const link = canonicalLink("pokedex/mew", ADDRESS);
    expect(link).toContain(`rel="canonical" href="${ADDRESS}pokedex/mew"`);
    expect(link).toContain(`property="og:url" content="${ADDRESS}pokedex/mew"`);
    expect(canonicalLink("404", ADDRESS)).toContain("noindex");
  });

  it("takes an address with or without its last slash, and says what is none", () => {
    expect(publicAddress(undefined)).toBeUndefined();
    expect(publicAddress("https://example.org/dex")).toBe(ADDRESS);
    expect(() => publicAddress("example.org")).toThrow('PREDICTIONDEX_ADDRESS is "example.org"');
    expect(() => publicAddress("ftp://example.org")).toThrow("ftp://example.org");
  });
});
