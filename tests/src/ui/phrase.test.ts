import {expect, it} from "vitest";
import {dictionary} from "../../../src/i18n/language.ts";
import {listed, phrase} from "../../../src/ui/phrase.ts";
import "../../support/rendered-page.ts";

const words = dictionary({
  uses: ["{name} uses {move} {n|time|times}, {move}.", "{name} : {move}."]
});
const link = (text: string): HTMLElement => Object.assign(document.createElement("a"), {textContent: text});

it("puts nodes where a sentence names them, and leaves numbers and text to the words", () => {
  const move = link("Surf");
  const sentence = document.createElement("p");
  sentence.append(phrase(words, "uses", {name: "A <b>", move, n: 1}));
  // One node stands in one place, the last that asks for it.
  expect(sentence.innerHTML).toBe("A &lt;b&gt; uses  1 time, <a>Surf</a>.");
  expect(phrase(words, "uses", {name: link("A"), move, n: 2}).textContent).toBe("A uses  2 times, Surf.");
});

it("lists nodes with commas", () => {
  expect(listed([link("a"), link("b")]).textContent).toBe("a, b");
  expect(listed([]).textContent).toBe("");
});
