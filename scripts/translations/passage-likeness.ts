import type {Block} from "../../src/build/document-blocks.ts";

const codeOf = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, code]) => code);
const targetsOf = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target);
const prose = (text: string): string => text.replaceAll(/`[^`]*`|\]\([^)]*\)/g, " ");

const VERSION = String.raw`\d+(?:\.\d+){2,}`;
const ENGLISH = new RegExp(String.raw`${VERSION}|\d+(?:,\d{3})*(?:\.\d+)?`, "g");
/** A comma, or a point where a version or a name is meant; groups of three after a space that may not break. */
const FRENCH = new RegExp(String.raw`${VERSION}|\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,]\d+)?`, "g");

/** The figures of a text, however they are written, in ascending order of their digits. */
const englishFigures = (text: string): string[] =>
  [...prose(text).matchAll(ENGLISH)].map(([figure]) => figure.replaceAll(",", "")).sort();
const frenchFigures = (text: string): string[] =>
  [...prose(text).matchAll(FRENCH)]
    .map(([figure]) => figure.replaceAll(/[ \u00a0\u202f]/g, "").replace(",", "."))
    .sort();

const cells = (text: string): number[] => text.split("\n").map((row) => row.split(/(?<!\\)\|/).length);
const alignment = (text: string): string =>
  (text.split("\n")[1] ?? "").replaceAll(/\s/g, "").replaceAll(/-+/g, "-");
const markers = (text: string): string[] =>
  [...text.matchAll(/^ *(?:[-*]|\d+\.) /gm)].map(([marker]) => marker);

/** What of one list the other lacks. */
function without(these: readonly string[], those: readonly string[]): string[] {
  const left = [...those];
  return these.filter((value) => {
    const at = left.indexOf(value);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** Of two lists that should hold the same, what each has alone; undefined where they do. */
function difference(what: string, english: readonly string[], french: readonly string[]): string | undefined {
  const [lost, added] = [without(english, french), without(french, english)];
  if (lost.length === 0 && added.length === 0) return undefined;
  return `${what}: English alone has ${JSON.stringify(lost)}, French alone ${JSON.stringify(added)}`;
}

/** What cannot be right about a passage's French: another shape, other code, links or figures. */
export function unlikeness(english: Block, french: Block): string[] {
  if (english.kind !== french.kind) return [`the English is ${english.kind}, the French ${french.kind}`];
  const [en, fr] = [english.text, french.text];
  const same = (what: string, of: (text: string) => unknown): string | undefined =>
    JSON.stringify(of(en)) === JSON.stringify(of(fr))
      ? undefined
      : `${what}: ${JSON.stringify(of(en))} in English, ${JSON.stringify(of(fr))} in French`;
  return [
    difference("code", codeOf(en), codeOf(fr)),
    difference("links", targetsOf(en), targetsOf(fr)),
    difference("figures", englishFigures(en), frenchFigures(fr)),
    ...(english.kind === "table" ? [same("cells by row", cells), same("alignment", alignment)] : []),
    ...(english.kind === "list" ? [same("items", markers)] : []),
    ...(english.kind === "heading" ? [same("level", (text) => /^#+/.exec(text)![0])] : [])
  ].filter((problem) => problem !== undefined);
}
