import {TYPE_IDENTIFIERS, type TypeIdentifier} from "../../data-loaders/game-data.ts";
import {BUILD_WORDS} from "./build-words.ts";
import {type FeatureWords, KINDS, SIDE_WORDS} from "./feature-words.ts";
import {language} from "./language.ts";
import {nameAndValue} from "./name-and-value.ts";
import {COMPARISON_WORDS, OUTLOOK_WORDS} from "./outlook-words.ts";
import {typeName} from "./type-names.ts";
import {frenchTypography, keepUnits} from "./typography.ts";

const OF_A_SIDE: Readonly<Record<string, FeatureWords>> = {...SIDE_WORDS, ...OUTLOOK_WORDS};
/** Beginnings of names that a number, a type or a kind follows. */
const BEGINNINGS = Object.keys(OF_A_SIDE).filter((name) => /_p?$/.test(name));

interface Known {
  readonly side: "A" | "B" | null;
  readonly words: FeatureWords;
  /** What stands for what follows the beginning of the name. */
  readonly rest: string;
}

const french = (): boolean => language() === "fr";

const isType = (text: string): text is TypeIdentifier =>
  (TYPE_IDENTIFIERS as readonly string[]).includes(text);

/** What is said of a feature; undefined for one that is not in the catalogue any more. */
function known(name: string): Known | undefined {
  const alone = COMPARISON_WORDS[name] ?? BUILD_WORDS[name];
  if (alone) return {side: null, words: alone, rest: ""};
  const [, letter, stem] = /^([ab])_(.+)$/.exec(name) ?? [];
  if (stem === undefined) return undefined;
  const side = letter === "a" ? "A" : "B";
  if (stem in OF_A_SIDE) return {side, words: OF_A_SIDE[stem], rest: ""};
  const beginning = BEGINNINGS.find((start) => stem.startsWith(start));
  return beginning === undefined
    ? undefined
    : {side, words: OF_A_SIDE[beginning], rest: stem.slice(beginning.length)};
}

function written({side, rest}: Known, text: string): string {
  const kind = KINDS[rest]?.[french() ? 1 : 0] ?? rest;
  const filled = text
    .replace("{n}", rest)
    .replace("{kind}", kind)
    .replace("{foe}", side === "A" ? "B" : "A")
    .replace("{type}", isType(rest) ? typeName(rest) : rest);
  if (side === null) return filled;
  return nameAndValue(side, filled);
}

/** A feature's name in a reader's words: `A: K.O. by turn 3`; itself where it is not known. */
export function featureName(name: string): string {
  const found = known(name);
  if (!found) return name;
  return french() ? frenchTypography(written(found, found.words[1])) : written(found, found.words[0]);
}

/** What a feature says, in the page's language. @param english as the catalogue has it */
export function featureMeaning(name: string, english: string): string {
  const found = french() ? known(name) : undefined;
  return found ? frenchTypography(written(found, found.words[2])) : keepUnits(english);
}
