import {describe, expect, it} from "vitest";
import {searchEntries} from "../../../src/build/search-index.ts";
import {sitePages} from "../../../src/chrome/site-pages.ts";
import {searchDialog} from "../../../src/chrome/site-search.ts";
import {enter, settled} from "../../support/rendered-page.ts";
import {smallGame} from "../../support/small-game.ts";

const ENTRIES = searchEntries(sitePages("src"), smallGame);

describe("the site's search", () => {
  const search = async (query: string): Promise<(string | null | undefined)[]> => {
    document.documentElement.lang = "en";
    const dialog = searchDialog(Promise.resolve(ENTRIES));
    document.body.replaceChildren(dialog);
    await enter("input", query)(document.body);
    await settled();
    return [...dialog.querySelectorAll("a")].map((link) => link.querySelector("span")?.textContent);
  };

  it("knows every page but templates, every Pokémon and every move, each address once", () => {
    const addresses = ENTRIES.map(({identifier}) => identifier);
    expect(new Set(addresses).size).toBe(addresses.length);
    expect(addresses).toContain("/drift/");
    expect(addresses.join()).not.toMatch(/\[|404/);
    expect(ENTRIES.filter(({kind}) => kind === "pokemon")).toHaveLength(smallGame.pokemon.length);
    expect(ENTRIES.filter(({kind}) => kind === "move")).toHaveLength(smallGame.moves.length);
  });

  it("finds by either language's name, by likeness, by a page's short name and by number", async () => {
    expect((await search("salameche"))[0]).toBe("Charmander");
    expect((await search("squirtel"))[0]).toBe("Squirtle");
    expect(await search("drift")).toContain("Is the model still asked what it knows?");
    expect(await search("007")).toContain("Squirtle");
    expect(await search("")).toEqual([]);
  });
});
