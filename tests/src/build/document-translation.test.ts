import {describe, expect, it} from "vitest";
import type {Block} from "../../../src/build/document-blocks.ts";
import {frenchMarkdown} from "../../../src/build/document-markdown.ts";
import {generatedInFrench, openPhrase} from "../../../src/build/document-translation.ts";

const block = (kind: Block["kind"], text: string): Block => ({kind, text, line: 1, generated: true});

describe("a phrase that a command writes", () => {
  it("leaves figures and code open", () => {
    expect(openPhrase("1,578 battles of `a 1`: 0.0033, version 0.10.11, 2 of 3.")).toEqual({
      phrase: "# battles of `…`: #, version #, # of #.",
      figures: ["1,578", "0.0033", "0.10.11", "2", "3"],
      code: ["`a 1`"]
    });
  });

  const phrases = {
    "# rows of `…`, version #": "version de `…` : # lignes, version #",
    battles: "combats",
    "key of #": "clé de #",
    unique: "unique"
  };
  const missing: string[] = [];
  const french = (kind: Block["kind"], text: string): string =>
    generatedInFrench(block(kind, text), phrases, (phrase) => missing.push(phrase));

  it("has the figures and the code of the English, written as French has them", () => {
    expect(french("text", "1,578 rows of `x # y`, version 1.2.3")).toBe(
      "version de `x # y` : 1\u00a0578 lignes, version 1.2.3"
    );
  });

  it("gives a table its cells, whole or by parts, and leaves its second line", () => {
    expect(french("table", "| battles | |\n| --- | ---: |\n| key of 1,000; unique | 0.5 |")).toBe(
      "| combats |  |\n| --- | ---: |\n| clé de 1\u00a0000 ; unique | 0,5 |"
    );
    expect(missing).toEqual([]);
  });

  it("stays English where it has no French, and is told", () => {
    expect(french("list", "- key of 7; unheard of\n- battles")).toBe("- clé de 7 ; unheard of\n- combats");
    expect(missing).toEqual(["unheard of"]);
  });
});

it("French in Markdown is typeset but for code, addresses, tags and the line below a table's head", () => {
  expect(
    frenchMarkdown("a : `b : c` [d ?](e ?f) <i title='g ; h'>1 000 %\n\n| i |\n| :--- | ---: |\n| j ! |")
  ).toBe(
    "a\u00a0: `b : c` [d\u00a0?](e ?f) <i title='g ; h'>1\u00a0000\u00a0%\n\n| i |\n| :--- | ---: |\n| j\u00a0! |"
  );
});
