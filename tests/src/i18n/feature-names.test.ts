import {describe, expect, it} from "vitest";
import {FEATURES} from "../../../pipelines/model/features/feature-catalogue.ts";
import {featureMeaning, featureName} from "../../../src/i18n/feature-names.ts";
import {inLanguage} from "../../../src/i18n/language.ts";
import {typeName} from "../../../src/i18n/type-names.ts";
import {keepUnits} from "../../../src/i18n/typography.ts";
import {game} from "../../support/battle-game.ts";

/** What stands beside a bar without a third line. */
const MOST_LETTERS = 36;

describe("a feature's name in words", () => {
  it.each(["en", "fr"] as const)("is known for the whole catalogue, short and one's own: %s", (language) => {
    const names = inLanguage(language, () => FEATURES.map(({name}) => featureName(name)));
    for (const [index, name] of names.entries()) {
      expect(name, FEATURES[index].name).not.toBe(FEATURES[index].name);
      expect(name, name).not.toMatch(/[{}_]/);
      expect(name.length, name).toBeLessThanOrEqual(MOST_LETTERS);
    }
    expect(new Set(names).size).toBe(names.length);
  });

  it("comes with its meaning in French for the whole catalogue", () => {
    for (const {name, description} of FEATURES) {
      expect(featureMeaning(name, description)).toBe(keepUnits(description));
      const french = inLanguage("fr", () => featureMeaning(name, description));
      expect(french, name).not.toBe(description);
      expect(french, french).not.toMatch(/[{}_]/);
    }
  });

  it("says sides, numbers and types", () => {
    expect(featureName("b_outruns_p10")).toBe("B: K.O. before 10% of A’s");
    expect(featureName("b_ko_within_3")).toBe("B: K.O. by turn 3");
    expect(featureName("a_move_type_fire")).toBe("A: move of type Fire");
    expect(inLanguage("fr", () => featureName("a_move_type_fire"))).toBe("A\u00a0: attaque de type Feu");
    expect(featureName("gone_with_a_release")).toBe("gone_with_a_release");
  });
});

it("names the types as the game does", () => {
  for (const {identifier, name} of game.types) {
    expect(typeName(identifier)).toBe(name.en);
    expect(inLanguage("fr", () => typeName(identifier))).toBe(name.fr);
  }
});
