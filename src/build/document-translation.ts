import {createHash} from "node:crypto";
import {existsSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {type Block, documentBlocks, translatable} from "./document-blocks.ts";

/** Where the French of documents lies, from the repository's root. */
export const FRENCH_FOLDER = "docs/fr";
/** For each document its passages' fingerprints, English and French. */
export const PAIRS_FILE = `${FRENCH_FOLDER}/translated.json`;
/** The French of what commands write into documents, figures and code left open. */
export const PHRASES_FILE = `${FRENCH_FOLDER}/generated.json`;

const HEX_DIGITS = 10;
export const fingerprint = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, HEX_DIGITS);

/** The French document's path, from the repository's root. */
export const frenchFile = (file: string): string => `${FRENCH_FOLDER}/${basename(file)}`;

export const read = (path: string): string => readFileSync(join(REPOSITORY, path), "utf8");

/** By document name, its passages' "ENGLISH FRENCH" fingerprints in the French document's order. */
export type Pairs = Readonly<Record<string, readonly string[]>>;
export const readPairs = (): Pairs => JSON.parse(read(PAIRS_FILE)) as Pairs;

/** A version, or a number. */
const FIGURE = /(?<![\w.])(?:\d+(?:\.\d+){2,}|\d+(?:,\d{3})*(?:\.\d+)?)(?!\w|\.\d)/g;
const CODE = /(`[^`]*`)/;
const OPEN_CODE = "`…`";

/** Text with its figures (`#`) and its code (`…`) left open, and both. */
export function openPhrase(text: string): {
  readonly phrase: string;
  readonly figures: readonly string[];
  readonly code: readonly string[];
} {
  const figures: string[] = [];
  const code: string[] = [];
  const phrase = text
    .split(CODE)
    .map((part) => {
      if (part.startsWith("`")) {
        code.push(part);
        return OPEN_CODE;
      }
      return part.replaceAll(FIGURE, (figure) => {
        figures.push(figure);
        return "#";
      });
    })
    .join("");
  return {phrase, figures, code};
}

const frenchFigure = (figure: string): string =>
  /\..*\./.test(figure) ? figure : figure.replaceAll(",", "\u00a0").replace(".", ",");

export type Phrases = Readonly<Record<string, string>>;
export const readPhrases = (): Phrases => JSON.parse(read(PHRASES_FILE)) as Phrases;

/** What has no words to translate: code, figures, signs. */
const isWordless = (text: string): boolean => !/\p{L}{2}/u.test(text.replaceAll(/`[^`]*`/g, ""));

/** The French of one text with its figures, or undefined where no phrase gives it. */
function phraseInFrench(text: string, phrases: Phrases): string | undefined {
  const {phrase, figures, code} = openPhrase(text);
  const french = isWordless(text) ? phrase : phrases[phrase];
  if (french === undefined) return undefined;
  const [nextFigure, nextCode] = [figures.values(), code.values()];
  return french
    .replaceAll("#", () => frenchFigure(nextFigure.next().value ?? ""))
    .replaceAll(OPEN_CODE, () => nextCode.next().value ?? "");
}

const PART = "; ";

/** Whole, or each of its parts. */
const cellInFrench = (text: string, phrases: Phrases, missing: (phrase: string) => void): string =>
  phraseInFrench(text, phrases) ??
  text
    .split(PART)
    .map((part) => {
      const french = phraseInFrench(part, phrases);
      if (french === undefined) missing(openPhrase(part).phrase);
      return french ?? part;
    })
    .join(` ${PART}`);

const cellsOf = (row: string): string[] => row.split(/(?<!\\)\|/).map((cell) => cell.trim());

/**
 * The French of a passage that a command wrote, its figures those of the English.
 * @param missing is told each phrase that has no French; it stands in English then
 */
export function generatedInFrench(
  {kind, text}: Block,
  phrases: Phrases,
  missing: (phrase: string) => void
): string {
  const lines = text.split("\n");
  if (kind === "table")
    return lines
      .map((line, index) =>
        index === 1
          ? line
          : cellsOf(line)
              .map((cell) => cellInFrench(cell, phrases, missing))
              .join(" | ")
              .trim()
      )
      .join("\n");
  return lines
    .map((line) => {
      const [, sign, rest] = /^(#+ |- )?(.*)$/.exec(line)!;
      // Headings of generated parts are names of tables.
      return sign?.startsWith("#") ? line : `${sign ?? ""}${cellInFrench(rest, phrases, missing)}`;
    })
    .join("\n");
}

/** A document's French, passage by passage. */
export interface Translation {
  /** The French of an English passage; undefined where there is none, or the English has changed since. */
  readonly french: (block: Block) => string | undefined;
  /** Whether the document has a translation at all. */
  readonly exists: boolean;
}

export const NO_TRANSLATION: Translation = {french: () => undefined, exists: false};

export function translationOf(file: string): Translation {
  if (!existsSync(join(REPOSITORY, frenchFile(file)))) return NO_TRANSLATION;
  const phrases = readPhrases();
  const texts = new Map(
    documentBlocks(read(frenchFile(file))).map(({text}) => [fingerprint(text), text] as const)
  );
  const pairs = new Map(
    (readPairs()[basename(file)] ?? []).map((pair) => pair.split(" ") as [string, string])
  );
  return {
    exists: true,
    french: (block) =>
      translatable(block)
        ? texts.get(pairs.get(fingerprint(block.text)) ?? "")
        : generatedInFrench(block, phrases, () => {})
  };
}
