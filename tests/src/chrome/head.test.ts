import {runInNewContext} from "node:vm";
import {describe, expect, it} from "vitest";
import {siteHead} from "../../../src/chrome/head.ts";

describe("the head of a page", () => {
  it("names title and description, safely, where there are any", () => {
    const head = siteHead({titleFr: 'Un "titre" & plus', description: 7});
    expect(head).toContain('<meta name="title-fr" content="Un &quot;titre&quot; &amp; plus">');
    expect(head).not.toContain("description");
    expect(siteHead({description: "What it is"})).toContain('<meta name="description" content="What it is">');
  });

  /** What the early script makes of an address, of what is stored and of a browser's language. */
  function early(search: string, stored: Record<string, string> | null, browser?: string) {
    const documentElement = {lang: "", dataset: {} as Record<string, string>};
    const document = {
      documentElement,
      title: "Quiz | PredictionDex",
      querySelector: (selector: string) =>
        selector === 'meta[name="title-fr"]' ? {content: "Le quiz"} : null
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
    runInNewContext(/<script>(.*?)<\/script>/s.exec(siteHead({}))![1], page);
    return {lang: documentElement.lang, theme: documentElement.dataset["theme"], title: document.title};
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
      title: "Le quiz | PredictionDex"
    });
    expect(early("", {theme: "other"}, "en")).toEqual({
      lang: "en",
      theme: undefined,
      title: "Quiz | PredictionDex"
    });
  });
});
