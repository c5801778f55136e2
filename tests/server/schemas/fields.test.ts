import {describe, expect, it} from "vitest";
import type {z} from "zod";
import {
  flag,
  moveReference,
  optionalQueryNumber,
  pokemonReference,
  queryNumber,
  textReference
} from "../../../server/schemas/fields.ts";

const told = (schema: z.ZodType, value: unknown): string | undefined =>
  schema.safeParse(value).error?.issues[0].message;

describe("a reference", () => {
  it("is an id or a name without the space around it", () => {
    expect(
      [1, 2_147_483_647, "  Pistolet à O ", "x".repeat(60)].map((value) => moveReference.parse(value))
    ).toEqual([1, 2_147_483_647, "Pistolet à O", "x".repeat(60)]);
    expect(textReference("a type").parse(" Feu ")).toBe("Feu");
  });

  it.each([[null], [[7]], [true], [undefined]])("is nothing else: %j", (value) => {
    expect(told(pokemonReference, value)).toBe(
      "expected a Pokémon: an id (a whole number from 1) or a name of 1 to 60 characters"
    );
    expect(told(moveReference, value)).toMatch(/^expected a move: /);
  });

  it.each([0, -1, 1.5, 2_147_483_648, "", "   ", "x".repeat(61)])(
    "is refused out of its range: %j",
    (value) => {
      expect(moveReference.safeParse(value).success).toBe(false);
    }
  );

  it("says what it stands for", () => {
    const description = "a type: id, or English or French name; accents and case do not matter";
    expect(textReference("a type").meta()).toMatchObject({description});
    expect(pokemonReference.meta()).toMatchObject({
      id: "PokemonReference",
      examples: [7, "Squirtle", "Carapuce"]
    });
  });
});

describe("a number in a query", () => {
  const limit = queryNumber(2, 30, 10, "At most so many");

  it("is a whole one in its range, or what stands for none", () => {
    expect(["2", "17", "30", "007", undefined].map((text) => limit.parse(text))).toEqual([2, 17, 30, 7, 10]);
    const optional = optionalQueryNumber(2, 30, "From here");
    expect([optional.parse("4"), optional.parse(undefined)]).toEqual([4, undefined]);
  });

  it.each(["", "x", "-3", "3.5", "3x", "x3", " 3", "1e1", "1234567890"])("is no other text: %j", (text) => {
    expect(told(limit, text)).toBe("expected a whole number from 2 to 30");
  });

  it.each(["0", "1", "31", "999999999"])("is refused out of its range: %s", (text) => {
    expect(limit.safeParse(text).success).toBe(false);
  });

  it("is shown as the number it is", () => {
    const range = {type: "integer", minimum: 2, maximum: 30};
    expect(limit.meta()).toMatchObject({
      description: "At most so many",
      parameterSchema: {...range, default: 10}
    });
    expect(optionalQueryNumber(2, 30, "From here").meta()).toEqual({
      description: "From here",
      parameterSchema: range
    });
  });
});

it("a flag is true or false, false where it is absent", () => {
  const schema = flag("Whether so");
  expect([schema.parse("true"), schema.parse("false"), schema.parse(undefined)]).toEqual([
    true,
    false,
    false
  ]);
  for (const other of ["", "1", "yes", "TRUE", true]) expect(schema.safeParse(other).success).toBe(false);
  expect(schema.meta()).toEqual({
    description: "Whether so",
    parameterSchema: {type: "boolean", default: false}
  });
});
