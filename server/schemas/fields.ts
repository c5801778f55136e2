import {z} from "zod";

const LONGEST_NAME = 60;
const HIGHEST_ID = 2_147_483_647;
/** How a Pokémon, a move or a type may be written. */
export const REFERENCE = "id, or English or French name; accents and case do not matter";

const idNumber = z.int().min(1).max(HIGHEST_ID);
const name = z.string().trim().min(1).max(LONGEST_NAME);

const reference = (id: string, what: string, examples: readonly (number | string)[]) =>
  z
    .union([idNumber, name], {
      error: `expected ${what}: an id (a whole number from 1) or a name of 1 to ${LONGEST_NAME} characters`
    })
    .meta({id, description: `${what}: ${REFERENCE}`, examples: [...examples]});

export const pokemonReference = reference("PokemonReference", "a Pokémon", [7, "Squirtle", "Carapuce"]);
export const moveReference = reference("MoveReference", "a move", [55, "Water Gun", "Pistolet à O"]);

/** A reference inside a path or a query, where everything is text. */
export const textReference = (what: string) => name.meta({description: `${what}: ${REFERENCE}`});

const wholeNumber = (minimum: number, maximum: number) => {
  const expected = `expected a whole number from ${minimum} to ${maximum}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, expected)
    .transform(Number)
    .pipe(z.number().min(minimum, expected).max(maximum, expected));
};

/**
 * A whole number inside a query. `parameterSchema` is what OpenAPI shows: the number a client writes, not the
 * text that HTTP carries.
 */
export const queryNumber = (minimum: number, maximum: number, fallback: number, description: string) =>
  wholeNumber(minimum, maximum)
    .default(fallback)
    .meta({description, parameterSchema: {type: "integer", minimum, maximum, default: fallback}});

export const optionalQueryNumber = (minimum: number, maximum: number, description: string) =>
  wholeNumber(minimum, maximum)
    .optional()
    .meta({description, parameterSchema: {type: "integer", minimum, maximum}});

export const flag = (description: string) =>
  z
    .enum(["true", "false"])
    .default("false")
    .transform((value) => value === "true")
    .meta({description, parameterSchema: {type: "boolean", default: false}});

export const probability = z.number().min(0).max(1);
export const interval = z
  .tuple([probability, probability])
  .meta({id: "Interval", description: "Lower and upper end"});
