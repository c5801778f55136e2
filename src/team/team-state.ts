import {formatSide, freshSide, parseSide, type Side} from "../fight/fight-state.ts";
import type {GameIndex} from "../ui/game.ts";

export const MOST_MEMBERS = 6;

export type Which = "a" | "b";

/** The reader's team and the other, each of up to six. */
export type Teams = Readonly<Record<Which, readonly Side[]>>;

export interface ParsedTeams {
  readonly teams: Teams;
  /** The address names nobody: an example stands in. */
  readonly isExample: boolean;
  /** Values of the address that name nothing in the game. */
  readonly unknown: readonly string[];
}

/** To see at once what the page does. */
const EXAMPLE: Readonly<Record<Which, readonly string[]>> = {
  a: ["pikachu-starter", "venusaur", "charizard", "starmie", "snorlax", "dragonite"],
  b: ["gyarados", "tauros", "gengar", "alakazam", "rhydon", "jolteon"]
};

const PLACES = Array.from({length: MOST_MEMBERS}, (_, place) => place + 1);
const SIDES: readonly Which[] = ["a", "b"];

/** `a1` to `a6` and `b1` to `b6`, each as page Fight has one side: `a1`, `ma1`, `ca1`. */
export function parseTeams(index: GameIndex, search: string): ParsedTeams {
  const parameters = new URLSearchParams(search);
  const unknown: string[] = [];
  const team = (which: Which): Side[] =>
    PLACES.flatMap((place) => {
      const key = `${which}${place}`;
      const wanted = parameters.get(key);
      if (wanted === null) return [];
      if (index.pokemonByIdentifier(wanted)) return [parseSide(index, parameters, key, unknown)];
      unknown.push(wanted);
      return [];
    });
  const isExample = !SIDES.some((which) => PLACES.some((place) => parameters.has(`${which}${place}`)));
  if (!isExample) return {teams: {a: team("a"), b: team("b")}, isExample, unknown};
  const example = (which: Which): Side[] =>
    EXAMPLE[which].flatMap((identifier) => {
      const pokemon = index.pokemonByIdentifier(identifier);
      return pokemon ? [freshSide(pokemon.id)] : [];
    });
  return {teams: {a: example("a"), b: example("b")}, isExample, unknown};
}

/** The inverse of `parseTeams`; other parameters are kept. */
export function formatTeams(index: GameIndex, teams: Teams, search = ""): string {
  const parameters = new URLSearchParams(search);
  for (const which of SIDES)
    for (const place of PLACES) {
      const key = `${which}${place}`;
      const side = teams[which][place - 1];
      if (side) formatSide(index, parameters, key, side);
      else for (const name of [key, `m${key}`, `c${key}`]) parameters.delete(name);
    }
  return `?${parameters.toString().replaceAll("%2C", ",")}`;
}

/** A team with another at a place: one more, one changed, or with null one less. */
export function withMember(team: readonly Side[], place: number, side: Side | null): readonly Side[] {
  const next = team.slice();
  if (side === null) next.splice(place, 1);
  else next[Math.min(place, team.length)] = side;
  return next.slice(0, MOST_MEMBERS);
}
