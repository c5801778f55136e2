import type {Words} from "../i18n/language.ts";
import {html} from "./html.ts";

/** Stand for nodes while a sentence is made; no font has them. */
const [OPEN, CLOSE] = ["\uE000", "\uE001"];
const PLACE = new RegExp(`${OPEN}(\\d+)${CLOSE}`);

type Part = string | number | Node;

/** A sentence of a page's words in which some values are nodes, such as a name that leads to its page. */
export function phrase<K extends string>(
  words: Words<K>,
  key: K,
  values: Readonly<Record<string, Part>>
): DocumentFragment {
  const nodes: Node[] = [];
  const texts = Object.fromEntries(
    Object.entries(values).map(([name, value]) =>
      value instanceof Node ? [name, `${OPEN}${nodes.push(value) - 1}${CLOSE}`] : [name, value]
    )
  );
  // The odd ones of what is split by a captured number are these numbers.
  const parts = words(key, texts).split(PLACE);
  return html.fragment`${parts.map((part, at) => (at % 2 === 1 ? nodes[Number(part)] : part))}`;
}

/** Nodes in a row, with commas. */
export const listed = (nodes: readonly Node[]): DocumentFragment =>
  html.fragment`${nodes.flatMap((node, at) => (at === 0 ? [node] : [", ", node]))}`;
