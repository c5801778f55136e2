import type {MoveAnswer} from "./pokeapi-answers.ts";

export const LETS_GO = "lets-go-pikachu-lets-go-eevee";
const LETS_GO_GENERATION = 7;

/**
 * Version groups up to Let's Go. Listed by name, because the numbers are not in order of release (the
 * Japanese first editions were added last) and a version group that nobody knows yet is a later one.
 */
const UP_TO_LETS_GO: ReadonlySet<string> = new Set([
  "red-green-japan",
  "blue-japan",
  "red-blue",
  "yellow",
  "gold-silver",
  "crystal",
  "ruby-sapphire",
  "emerald",
  "firered-leafgreen",
  "colosseum",
  "xd",
  "diamond-pearl",
  "platinum",
  "heartgold-soulsilver",
  "black-white",
  "black-2-white-2",
  "x-y",
  "omega-ruby-alpha-sapphire",
  "sun-moon",
  "ultra-sun-ultra-moon",
  LETS_GO
]);

/** A move's values in Let's Go: today's, with every later change undone, the latest first. */
export function letsGoValues(move: MoveAnswer) {
  const later = move.past_values.filter(({version_group}) => !UP_TO_LETS_GO.has(version_group.name));
  const values = {power: move.power, accuracy: move.accuracy, pp: move.pp, type: move.type.name};
  for (const past of later.toReversed()) {
    values.power = past.power ?? values.power;
    values.accuracy = past.accuracy ?? values.accuracy;
    values.pp = past.pp ?? values.pp;
    values.type = past.type?.name ?? values.type;
  }
  return values;
}

const NUMERALS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
const generationNumber = (name: string): number => NUMERALS.indexOf(name.replace("generation-", "")) + 1;

/**
 * What held in generation 7, from entries that each say what held up to and including a generation.
 * @returns null where nothing changed since
 */
export function heldInLetsGo<T extends {readonly generation: {readonly name: string}}>(
  past: readonly T[]
): T | null {
  const holding = past
    .filter(({generation}) => generationNumber(generation.name) >= LETS_GO_GENERATION)
    .sort((a, b) => generationNumber(a.generation.name) - generationNumber(b.generation.name));
  return holding[0] ?? null;
}
