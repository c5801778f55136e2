import {expect, it} from "vitest";
import {createCatalogue} from "../../../server/catalogue/game-catalogue.ts";
import {bodyReference, queryReference} from "../../../server/endpoints/reference.ts";
import {smallGame} from "../support/small-game.ts";

const {pokemon} = createCatalogue(smallGame);
const thrown = (action: () => unknown): unknown => {
  try {
    action();
  } catch (error) {
    return error;
  }
  return null;
};

it("is the entity", () => {
  expect(bodyReference(pokemon, "a", 7, "en").identifier).toBe("squirtle");
  expect(queryReference(pokemon, "a", "Carapuce", "en").identifier).toBe("squirtle");
});

it("that is unknown is a problem of its field, with the closest names", () => {
  expect(thrown(() => bodyReference(pokemon, "duels[3].a", "Carapuse", "fr"))).toMatchObject({
    type: "invalid-request",
    errors: [
      {
        in: "body",
        field: "duels[3].a",
        message: expect.stringMatching(/^No Pokémon is called "Carapuse"\. Closest: Carapuce, /),
        suggestions: ["Carapuce", expect.any(String), expect.any(String)]
      }
    ]
  });
  expect(thrown(() => queryReference(pokemon, "a", 3, "en"))).toMatchObject({
    errors: [{in: "query", field: "a", message: "No Pokémon has id 3."}]
  });
  expect(thrown(() => queryReference(pokemon, "a", 3, "en"))).not.toHaveProperty("errors[0].suggestions");
});

it("that fails in another way does so", () => {
  const broken = {
    find: () => {
      throw new TypeError("broken");
    }
  } as unknown as typeof pokemon;
  expect(thrown(() => bodyReference(broken, "a", 7, "en"))).toBeInstanceOf(TypeError);
});
