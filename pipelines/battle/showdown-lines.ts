import {type PokemonSet, Sets} from "@pkmn/sets";

/** What a text says that cannot be read or be in Let's Go. `expected` is what would be right. */
export interface TextProblem {
  readonly kind:
    | "unknown_line"
    | "unknown_pokemon"
    | "unknown_move"
    | "unknown_nature"
    | "unknown_stat"
    | "cannot_learn"
    | "repeated_move"
    | "too_many_moves"
    | "no_move"
    | "no_items"
    | "no_abilities"
    | "out_of_range";
  /** From 1. */
  readonly line: number;
  /** As it stands there. */
  readonly given: string;
  /** The closest names, what the Pokémon can learn, the bounds (least, most), the lines or stats there are; or none. */
  readonly expected: readonly string[];
}

/** A line of a text, numbered from 1. */
export interface Line {
  readonly number: number;
  readonly text: string;
}

/** A set as the format's own parser reads it, and the line each of its parts stands in. */
export interface SetLines {
  readonly set: Partial<PokemonSet>;
  /** Of "species", "level", "evs", "ivs", "nature", "happiness", "move 0" and so on. */
  readonly lineOf: (part: string) => number;
}

const STATS = ["HP", "Atk", "Def", "SpA", "SpD", "Spe"];
/** The parser knows others too, such as "Special Attack". */
const STAT =
  /^(HP|Atk|Attack|Def|Defense|SpA|SAtk|SpAtk|Special Attack|SpD|SDef|SpDef|Special Defense|Spe|Speed)$/;

/** Lines that the parser reads but that mean nothing in a battle of Let's Go. */
const WITHOUT_MEANING = /^(Shiny: Yes|Pokeball: .+|Trait: No Ability|Ability: No Ability)$/;
const LINES = [
  "Level: 50",
  "Happiness: 70",
  "EVs: 200 Atk / 200 Spe",
  "IVs: 0 Atk",
  "Jolly Nature",
  "- Thunderbolt"
];

/** Reads the lines of one set; those that say nothing the format knows are told and left out. */
export function readSet(lines: readonly Line[], problems: TextProblem[]): SetLines {
  const places = new Map<string, number>();
  const [first, ...rest] = lines;
  const kept = [first.text];
  places.set("species", first.number);
  let moves = 0;
  for (const {number, text} of rest) {
    const line = text.replace(/^AVs:/i, "EVs:").replace(/^[-–•]\s*(?=\S)/, "- ");
    const part = partOf(line);
    if (part === "move") places.set(`move ${moves++}`, number);
    else if (part !== null) places.set(part, number);
    if (part === "evs" || part === "ivs") kept.push(withKnownStats(line, number, problems));
    else if (part !== null) kept.push(line);
    else if (/^(Ability|Trait): /.test(line) && !WITHOUT_MEANING.test(line))
      problems.push({kind: "no_abilities", line: number, given: text, expected: []});
    else if (!WITHOUT_MEANING.test(line))
      problems.push({kind: "unknown_line", line: number, given: text, expected: LINES});
  }
  const set: Partial<PokemonSet> = Sets.importSet(kept.join("\n")) ?? {species: first.text};
  if (set.item) problems.push({kind: "no_items", line: first.number, given: set.item, expected: []});
  return {set, lineOf: (part) => places.get(part) ?? first.number};
}

function partOf(line: string): string | null {
  // The parser takes a bar for the end of the set.
  if (line.includes("|")) return null;
  if (/^- \S/.test(line)) return "move";
  if (line.startsWith("Level: ")) return "level";
  if (line.startsWith("Happiness: ")) return "happiness";
  if (line.startsWith("EVs: ")) return "evs";
  if (line.startsWith("IVs: ")) return "ivs";
  return /^[A-Za-z]+ [Nn]ature$/.test(line) ? "nature" : null;
}

/** Without the entries that are no number and a stat. */
function withKnownStats(line: string, number: number, problems: TextProblem[]): string {
  const [label, ...values] = line.split(/: | \/ |\//).map((entry) => entry.trim());
  const known = values.filter((entry) => {
    const [, stat] = /^-?\d+ (.+)$/.exec(entry) ?? [];
    if (stat !== undefined && STAT.test(stat)) return true;
    problems.push({kind: "unknown_stat", line: number, given: entry, expected: STATS});
    return false;
  });
  return `${label}: ${known.join(" / ")}`;
}
