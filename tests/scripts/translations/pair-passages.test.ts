import {describe, expect, it} from "vitest";
import {pairPassages} from "../../../scripts/translations/pair-passages.ts";
import {unlikeness} from "../../../scripts/translations/passage-likeness.ts";
import {type Block, documentBlocks} from "../../../src/build/document-blocks.ts";
import {fingerprint} from "../../../src/build/document-translation.ts";

const ENGLISH = "# Title\n\nOne.\n\nTwo of 2.\n\nThree.\n";
const FRENCH = "# Titre\n\nUn.\n\nDeux sur 2.\n\nTrois.\n";
const pair = (english: string, french: string, before: readonly string[] = []) =>
  pairPassages(documentBlocks(english), documentBlocks(french), before);
const both = (english: string, french: string): string => `${fingerprint(english)} ${fingerprint(french)}`;
const FIRST = pair(ENGLISH, FRENCH).pairs;

describe("passages and their French", () => {
  it("are paired in order the first time", () => {
    expect(pair(ENGLISH, FRENCH)).toEqual({
      pairs: [
        both("# Title", "# Titre"),
        both("One.", "Un."),
        both("Two of 2.", "Deux sur 2."),
        both("Three.", "Trois.")
      ],
      troubles: []
    });
  });

  it("are stale where the English has changed and the French has not", () => {
    const {pairs, troubles} = pair(ENGLISH.replace("One.", "One now."), FRENCH, FIRST);
    expect(pairs).toEqual(FIRST);
    expect(troubles).toMatchObject([
      {what: "stale", madeFrom: fingerprint("One."), english: {line: 3}, french: {line: 3}}
    ]);
  });

  it("are current again when the French has followed, or is said to be right as it is", () => {
    const changed = ENGLISH.replace("One.", "One now.");
    expect(pair(changed, FRENCH.replace("Un.", "Un, à présent."), FIRST)).toMatchObject({
      pairs: [FIRST[0], both("One now.", "Un, à présent."), FIRST[2], FIRST[3]],
      troubles: []
    });
    const right = pairPassages(
      documentBlocks(changed),
      documentBlocks(FRENCH),
      FIRST,
      ({line}) => line === 3
    );
    expect(right.troubles).toEqual([]);
    expect(right.pairs[1]).toBe(both("One now.", "Un."));
  });

  it("stay paired around one that came, went, or has no French yet", () => {
    const longer = ENGLISH.replace("Two", "New.\n\nTwo");
    const missing = pair(longer, FRENCH, FIRST);
    expect(missing.pairs).toEqual(FIRST);
    expect(missing.troubles).toMatchObject([{what: "uneven", english: {text: "New."}}]);
    const added = pair(longer, FRENCH.replace("Deux", "Neuf.\n\nDeux"), FIRST);
    expect(added.troubles).toEqual([]);
    expect(added.pairs).toContain(both("New.", "Neuf."));
    expect(pair(ENGLISH.replace("One.\n\n", ""), FRENCH, FIRST).troubles).toMatchObject([
      {what: "uneven", french: {text: "Un."}}
    ]);
  });

  it("are corrected freely in French", () => {
    expect(pair(ENGLISH, FRENCH.replace("Un.", "Le un."), FIRST).troubles).toEqual([]);
  });

  it("are not paired where the French cannot be right", () => {
    const {pairs, troubles} = pair(ENGLISH, FRENCH.replace("sur 2", "sur 3"), FIRST);
    expect(troubles).toMatchObject([{what: "unlike", french: {line: 5}}]);
    expect(pairs).not.toContain(both("Two of 2.", "Deux sur 3."));
  });
});

describe("a passage and its French", () => {
  const problems = (english: string, french: string): string[] => {
    const [[en], [fr]] = [english, french].map((text) => documentBlocks(text)) as [Block[], Block[]];
    return unlikeness(en, fr);
  };

  it.each([
    ["1,578 duels, 0.0033 of 0.10.11, in `x 1`", "1 578 duels, 0,0033 de 0.10.11, dans `x 1`"],
    ["`a` and `b`, [c](d#e)", "`b`, [c à la française](d#e), puis `a`"],
    ["| a | b |\n| --- | ---: |\n| 1 | 2 |", "| c | d |\n| ----- | -: |\n| 1 | 2 |"],
    ["- 30 November 2026 (load 25)\n- 95 %", "- 30 novembre 2026 (charge 25)\n- 95 %"]
  ])("fit: %j", (english, french) => expect(problems(english, french)).toEqual([]));

  it.each([
    ["1,578 duels", "1 587 duels", "figures"],
    ["twice 2", "deux fois", "figures"],
    ["0.5 of 3", "0,5 de 3 et 3", "figures"],
    ["`a`", "`b`", "code"],
    ["[a](b)", "[a](c)", "links"],
    ["| a | b |\n| --- | --- |", "| a |\n| --- |", "cells"],
    ["| a |\n| --- |", "| a |\n| ---: |", "alignment"],
    ["- a\n- b", "- a et b", "items"],
    ["## a", "### a", "level"],
    ["## a", "a", "heading"]
  ])("do not fit: %j and %j", (english, french, what) =>
    expect(problems(english, french).join()).toContain(what)
  );
});
