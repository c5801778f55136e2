import {describe, expect, it} from "vitest";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {canCatch, FLYING, GHOST, hasType, isGrass} from "../../../pipelines/battle/immunity.ts";
import {P, tables} from "../../support/battle-game.ts";

const pokemon = (identifier: string) => tables().pokemon[P(identifier)];

describe("ailments", () => {
  it.each([
    ["burn", "vulpix", "charizard", "squirtle"],
    ["freeze", "dewgong", "articuno", "vulpix"],
    ["paralysis", "pikachu", "magnemite", "snorlax"],
    ["poison", "ekans", "bulbasaur", "snorlax"],
    ["poison", "magnemite", "gengar", "pikachu"],
    ["bad_poison", "ekans", "bulbasaur", "snorlax"],
    ["bad_poison", "magnemite", "melmetal", "pikachu"]
  ] as const)("%s is not caught by %s and %s, but by %s", (ailment, one, other, catches) => {
    expect(canCatch(pokemon(one), AILMENT[ailment])).toBe(false);
    expect(canCatch(pokemon(other), AILMENT[ailment])).toBe(false);
    expect(canCatch(pokemon(catches), AILMENT[ailment])).toBe(true);
  });

  it("sleep and confusion are caught by all", () => {
    for (const each of tables().pokemon) {
      expect(canCatch(each, AILMENT.sleep)).toBe(true);
      expect(canCatch(each, AILMENT.confusion)).toBe(true);
    }
  });
});

describe("types", () => {
  it("count as first and as second", () => {
    expect(["pidgey", "zapdos", "gyarados"].map((name) => hasType(pokemon(name), FLYING))).toEqual([
      true,
      true,
      true
    ]);
    expect(["gengar", "snorlax"].map((name) => hasType(pokemon(name), GHOST))).toEqual([true, false]);
    expect(["bulbasaur", "exeggcute", "parasect", "vulpix"].map((name) => isGrass(pokemon(name)))).toEqual([
      true,
      true,
      true,
      false
    ]);
  });
});
