import type {Block} from "../../src/build/document-blocks.ts";
import {fingerprint} from "../../src/build/document-translation.ts";
import {unlikeness} from "./passage-likeness.ts";

/** What is wrong with a document's French, at a line of either file. */
export interface Trouble {
  readonly what: "stale" | "unlike" | "uneven";
  readonly english?: Block;
  readonly french?: Block;
  /** Fingerprint of the English that the French was made from. */
  readonly madeFrom?: string;
  readonly text: string;
}

export interface Pairing {
  /** "ENGLISH FRENCH" in the French document's order: what is translated and current, and what was. */
  readonly pairs: readonly string[];
  readonly troubles: readonly Trouble[];
}

/** Neighbours that are not known to belong together, between such as are. */
interface Gap {
  readonly english: readonly Block[];
  readonly french: readonly Block[];
}

interface Known {
  readonly frenchOf: ReadonlyMap<string, string>;
  readonly englishOf: ReadonlyMap<string, string>;
}

/** Goes through both documents side by side, from one known pair to the next. */
function sideBySide(
  english: readonly Block[],
  french: readonly Block[],
  {frenchOf}: Known
): {readonly together: readonly (readonly [Block, Block])[]; readonly gaps: readonly Gap[]} {
  const prints = french.map(({text}) => fingerprint(text));
  const together: [Block, Block][] = [];
  const gaps: Gap[] = [];
  let [fromEnglish, fromFrench] = [0, 0];
  const gap = (toEnglish: number, toFrench: number): void => {
    if (toEnglish > fromEnglish || toFrench > fromFrench)
      gaps.push({
        english: english.slice(fromEnglish, toEnglish),
        french: french.slice(fromFrench, toFrench)
      });
  };
  for (const [index, block] of english.entries()) {
    const print = frenchOf.get(fingerprint(block.text));
    const at = print === undefined ? -1 : prints.indexOf(print, fromFrench);
    if (at < 0) continue;
    gap(index, at);
    together.push([block, french[at]]);
    [fromEnglish, fromFrench] = [index + 1, at + 1];
  }
  gap(english.length, french.length);
  return {together, gaps};
}

/**
 * Pairs the passages of a document with those of its French. French that was changed or is new is taken to be made
 * from the English at its place; French that is as it was, of English that is not, is stale.
 * @param before the pairs of last time
 * @param stillRight whether somebody says that unchanged French fits the changed English
 */
export function pairPassages(
  english: readonly Block[],
  french: readonly Block[],
  before: readonly string[],
  stillRight: (french: Block) => boolean = () => false
): Pairing {
  const split = before.map((pair) => pair.split(" ") as [string, string]);
  const known: Known = {
    frenchOf: new Map(split),
    englishOf: new Map(split.map(([en, fr]) => [fr, en]))
  };
  const {together, gaps} = sideBySide(english, french, known);
  const pairOf = new Map<Block, string>();
  const troubles: Trouble[] = [];
  const judge = (en: Block, fr: Block): void => {
    const print = fingerprint(fr.text);
    const madeFrom = known.englishOf.get(print);
    const isCurrent = known.frenchOf.get(fingerprint(en.text)) === print;
    if (!isCurrent && madeFrom !== undefined && !stillRight(fr)) {
      pairOf.set(fr, `${madeFrom} ${print}`);
      troubles.push({what: "stale", english: en, french: fr, madeFrom, text: "the English has changed"});
      return;
    }
    const problems = unlikeness(en, fr);
    for (const text of problems) troubles.push({what: "unlike", english: en, french: fr, text});
    if (problems.length === 0) pairOf.set(fr, `${fingerprint(en.text)} ${print}`);
  };
  for (const [en, fr] of together) judge(en, fr);
  for (const gap of gaps) {
    if (gap.english.length === gap.french.length) {
      for (const [index, en] of gap.english.entries()) judge(en, gap.french[index]);
      continue;
    }
    for (const fr of gap.french) {
      const print = fingerprint(fr.text);
      const madeFrom = known.englishOf.get(print);
      if (madeFrom !== undefined) pairOf.set(fr, `${madeFrom} ${print}`);
    }
    const first = gap.english.findIndex(({kind}, index) => gap.french[index]?.kind !== kind);
    troubles.push({
      what: "uneven",
      english: gap.english[Math.max(first, 0)] ?? gap.english[0],
      french: gap.french[Math.max(first, 0)] ?? gap.french.at(-1),
      text: `${gap.english.length} passages in English from line ${gap.english[0]?.line ?? "?"}, ${gap.french.length} in French from line ${gap.french[0]?.line ?? "?"}`
    });
  }
  return {pairs: french.flatMap((block) => pairOf.get(block) ?? []), troubles};
}
