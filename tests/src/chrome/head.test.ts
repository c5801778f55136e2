import {runInNewContext} from "node:vm";
import {describe, expect, it} from "vitest";
import {siteHead} from "../../../src/chrome/head.ts";
import {pageAt, sitePages} from "../../../src/chrome/site-pages.ts";

describe("the head of a page", () => {
  it("names title and description, safely, where there are any", () => {
    const head = siteHead({title: "A <title>", titleFr: 'Un "titre" & plus'});
    expect(head).toContain(
      '<meta name="title" content="A &lt;title&gt;" data-fr="Un &quot;titre&quot; &amp; plus">'
    );
    expect(head).toContain('<meta name="description" content="A &lt;title&gt;">');
    expect(siteHead({title: "A", description: "What it is", descriptionFr: "Ce que c’est"})).toContain(
      '<meta property="og:description" content="What it is" data-fr="Ce que c’est">'
    );
  });

  it("has for every page of the site what search engines and previews show, in both languages", () => {
    for (const {path, frontMatter} of sitePages("src")) {
      // Made by the build, and tested with it.
      if (path.startsWith("/handbook/")) continue;
      const {title, titleFr, description, descriptionFr} = frontMatter;
      expect
        .soft([title, titleFr, description, descriptionFr].map(Boolean), path)
        .toEqual([true, true, true, true]);
      expect.soft(pageAt(sitePages("src"), path.replace(/\/$/, "/index"))?.path).toBe(path);
    }
    expect(pageAt(sitePages("src"), "/pokedex/mew")?.path).toBe("/pokedex/[form]");
    expect(pageAt(sitePages("src"), "/pokedex/mew/more")).toBeUndefined();
  });

  it("names a picture whose colours no rewriting of addresses can harm", () => {
    expect(siteHead(undefined)).toMatch(/<link rel="icon" href="\/[\w/.-]+"/);
  });

  /** What the early script makes of an address, of what is stored and of a browser's language. */
  function early(search: string, stored: Record<string, string> | null, browser?: string) {
    const documentElement = {lang: "", dataset: {} as Record<string, string>};
    const metas = [
      {name: "title", content: "Quiz", dataset: {fr: "Le quiz"}},
      {name: "description", content: "A quiz", dataset: {fr: "Un quiz"}}
    ];
    const document = {
      documentElement,
      title: "Quiz | PredictionDex",
      querySelectorAll: (selector: string) => (selector === "meta[data-fr]" ? metas : [])
    };
    const page = {
      document,
      location: {search},
      navigator: {language: browser},
      URLSearchParams,
      get localStorage() {
        if (stored === null) throw new Error("forbidden");
        return {getItem: (name: string) => stored[name] ?? null};
      }
    };
    runInNewContext(/<script>(.*?)<\/script>/s.exec(siteHead(undefined))![1], page);
    return {
      lang: documentElement.lang,
      theme: documentElement.dataset["theme"],
      title: document.title,
      description: metas[1].content
    };
  }

  it("chooses the language by address, then by what was chosen, then by the browser", () => {
    expect(early("?lang=fr", {language: "en"}, "en").lang).toBe("fr");
    expect(early("", {language: "fr"}, "en-GB").lang).toBe("fr");
    expect(early("", {}, "fr-CA").lang).toBe("fr");
    expect(early("", {}, "de").lang).toBe("en");
    expect(early("", null).lang).toBe("en");
  });

  it("takes the theme that was chosen, and gives a French page its title", () => {
    expect(early("", {theme: "dark"}, "fr")).toEqual({
      lang: "fr",
      theme: "dark",
      title: "Le quiz | PredictionDex",
      description: "Un quiz"
    });
    expect(early("", {theme: "other"}, "en")).toEqual({
      lang: "en",
      theme: undefined,
      title: "Quiz | PredictionDex",
      description: "A quiz"
    });
  });
});
