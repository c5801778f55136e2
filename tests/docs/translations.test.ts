import {readdirSync} from "node:fs";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {pairPassages} from "../../scripts/translations/pair-passages.ts";
import {
  englishPassages,
  frenchPassages,
  missingPhrases,
  TRANSLATED
} from "../../scripts/translations/read-documents.ts";
import {documentBlocks} from "../../src/build/document-blocks.ts";
import {
  FRENCH_FOLDER,
  generatedInFrench,
  type Phrases,
  read,
  readPairs,
  readPhrases
} from "../../src/build/document-translation.ts";
import {HANDBOOK} from "../../src/build/handbook-documents.ts";

const phrases = readPhrases();

describe.each(TRANSLATED)("%s", (file) => {
  it("is in French as it is: `npm run translations` says what is not", () => {
    const before = readPairs()[basename(file)] ?? [];
    const {pairs, troubles} = pairPassages(englishPassages(file), frenchPassages(file), before);
    expect(
      troubles.map(({what, text, english, french}) => `${what}: ${text} (${(english ?? french)?.line})`)
    ).toEqual([]);
    expect(pairs).toEqual(before);
    expect(missingPhrases(file, phrases)).toEqual([]);
  });

  it("has the French title that the site's search and its list of documents show", () => {
    const {titleFr} = HANDBOOK.find((document) => document.file === file)!;
    expect(frenchPassages(file)[0].text).toBe(`# ${titleFr}`);
  });
});

describe("French of documents", () => {
  it("is there for all but those that say why not", () => {
    const documents = readdirSync(join(REPOSITORY, FRENCH_FOLDER)).filter((name) => name.endsWith(".md"));
    expect(documents.sort()).toEqual([...TRANSLATED.map((file) => basename(file)), "README.md"].sort());
    expect(Object.keys(readPairs()).sort()).toEqual(TRANSLATED.map((file) => basename(file)).sort());
  });

  it("has the open places of its phrases where they are, and no phrase that nothing writes", () => {
    const open = (text: string): string[] => text.match(/#|`…`/g) ?? [];
    for (const [english, french] of Object.entries(phrases))
      expect(open(french), english).toEqual(open(english));
    const used = new Set<string>();
    const watched = new Proxy<Phrases>(phrases, {
      get: (target, name: string) => {
        used.add(name);
        return target[name];
      }
    });
    for (const file of TRANSLATED)
      for (const block of documentBlocks(read(file)))
        if (block.generated) generatedInFrench(block, watched, () => {});
    expect(Object.keys(phrases).filter((phrase) => !used.has(phrase))).toEqual([]);
  });
});
