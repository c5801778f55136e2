import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {dictionary, inLanguage} from "../../../src/i18n/language.ts";
import {integer, ordinal} from "../../../src/i18n/numbers.ts";

const words = dictionary({rows: ["{n|row|rows} in {ms} ms", "{n|ligne lue|lignes lues} en {ms} ms"]});

/** Things that pages count, in the plural of both languages. */
const COUNTED =
  "rows|turns|fights|duels|features|points|trees|threads|stages|forms|moves|columns|sets|predictions|steps|statements|playouts|entries|battles|pairs|hits|lignes|tours|combats|variables|arbres|fils|étapes|formes|attaques|colonnes|prédictions|instructions|parties|paires|coups|plis";

describe("numbers of things", () => {
  it("are singular and plural as each language has it, nothing and one and a half too", () => {
    const say = (n: number | string) => [
      inLanguage("en", () => words("rows", {n, ms: 1})),
      inLanguage("fr", () => words("rows", {n, ms: 1}))
    ];
    expect(say(1)).toEqual(["1 row in 1\u00a0ms", "1 ligne lue en 1\u00a0ms"]);
    expect(say(0)).toEqual(["0 rows in 1\u00a0ms", "0 ligne lue en 1\u00a0ms"]);
    expect(say(2)).toEqual(["2 rows in 1\u00a0ms", "2 lignes lues en 1\u00a0ms"]);
    expect(inLanguage("fr", () => words("rows", {n: "1,5", ms: 1}))).toContain("1,5 ligne lue ");
    expect(inLanguage("en", () => words("rows", {n: "1.5", ms: 1}))).toContain("1.5 rows ");
  });

  it("are understood as the page's language writes them", () => {
    for (const language of ["en", "fr"] as const) {
      const text = inLanguage(language, () => words("rows", {n: integer(1_234_567), ms: 1}));
      expect(text).toContain(language === "en" ? "1,234,567 rows" : "lignes lues");
    }
  });

  it("are never written with one form for all", () => {
    const root = "src";
    const fixed = new RegExp(
      `[^\\w]\\{\\w+\\} (?:(?!of |des |dans |sur )[\\p{Ll}-]+ )?(?:${COUNTED})\\b`,
      "u"
    );
    const found = readdirSync(root, {recursive: true, encoding: "utf8"})
      .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts") && !name.includes("generated"))
      .flatMap((name) =>
        readFileSync(join(root, name), "utf8")
          .split("\n")
          .filter((line) => fixed.test(line.replaceAll(/\$\{[^}]*\}/g, "")))
          .map((line) => `${name}: ${line.trim()}`)
      );
    expect(found).toEqual([]);
  });
});

it("places in an order have the ending of their language", () => {
  const say = (language: "en" | "fr") =>
    inLanguage(language, () => [1, 2, 3, 4, 11, 21, 112, 188].map(ordinal));
  expect(say("en")).toEqual(["1st", "2nd", "3rd", "4th", "11th", "21st", "112th", "188th"]);
  expect(say("fr")).toEqual(["1er", "2e", "3e", "4e", "11e", "21e", "112e", "188e"]);
});
