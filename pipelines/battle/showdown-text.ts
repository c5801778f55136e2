import {type PokemonSet, Sets} from "@pkmn/sets";
import type {FormIdentifier, GameData, Pokemon, StatTable} from "../../data-loaders/game-data.ts";
import {NameIndex} from "../../lib/names/name-index.ts";
import type {BattleTables} from "./battle-tables.ts";
import {
  AWAKENING_VALUES,
  type Bounds,
  type Build,
  DEFAULT_BUILD,
  FRIENDSHIP,
  INDIVIDUAL_VALUES,
  LEVELS,
  statTable
} from "./build.ts";
import type {Fighter} from "./fighter.ts";
import {NATURE_IDENTIFIERS, NATURES, type NatureIdentifier} from "./natures.ts";
import {type Line, readSet, type SetLines, type TextProblem} from "./showdown-lines.ts";

/**
 * Pokémon Showdown's text format for sets and teams, for Let's Go: the line "EVs" means Awakening values. Browser and
 * server run it.
 */

/** What the format takes where a set has no such line; friendship is what Showdown holds it at in Let's Go. */
const UNSAID = {level: 100, friendship: DEFAULT_BUILD.friendship};
const MOST_MOVES = 4;
const CLOSEST = 3;

export interface ImportedTeam {
  /** Of every set that has a Pokémon and a move of the game, in order. */
  readonly fighters: readonly Fighter[];
  readonly problems: readonly TextProblem[];
}

/** Names as players write them, in English or French, and the names that the format writes. */
export class ShowdownText {
  readonly #game: GameData;
  readonly #tables: BattleTables;
  readonly #pokemon: NameIndex<number>;
  readonly #moves: NameIndex<number>;
  readonly #natures: NameIndex<NatureIdentifier>;

  constructor(game: GameData, tables: BattleTables) {
    const {pokemon, moves} = game;
    this.#game = game;
    this.#tables = tables;
    this.#pokemon = new NameIndex(
      [...pokemon.keys()],
      [
        (index) => pokemon[index].identifier,
        (index) => pokemon[index].name.en,
        (index) => pokemon[index].name.fr
      ]
    );
    this.#moves = new NameIndex(
      [...moves.keys()],
      [
        (index) => moves[index].identifier,
        (index) => moves[index].name.en,
        (index) => moves[index].name.fr,
        (index) => moves[index].frenchAlias
      ]
    );
    this.#natures = new NameIndex(NATURE_IDENTIFIERS, [
      (nature) => nature,
      (nature) => NATURES[nature].name.fr
    ]);
  }

  /** Reads sets one below the other; what cannot be read is told, with what would be right, and the rest kept. */
  read(text: string): ImportedTeam {
    const problems: TextProblem[] = [];
    const fighters = setsOf(text).flatMap(
      (lines) => this.#fighterOf(readSet(lines, problems), problems) ?? []
    );
    return {fighters, problems};
  }

  write(fighters: readonly Fighter[]): string {
    return fighters.map((fighter) => this.#textOf(fighter)).join("");
  }

  #fighterOf({set, lineOf}: SetLines, problems: TextProblem[]): Fighter | null {
    const {species = ""} = set;
    const pokemon = this.#pokemon.find(species);
    if (pokemon === undefined) {
      const closest = this.#pokemon.closest(species, CLOSEST).map((index) => this.#speciesName(index));
      problems.push({kind: "unknown_pokemon", line: lineOf("species"), given: species, expected: closest});
      return null;
    }
    const moves = this.#movesOf(pokemon, set.moves ?? [], lineOf, problems);
    if (moves.length > 0) return {pokemon, moves, build: this.#buildOf(set, lineOf, problems)};
    const some = this.#tables.pokemon[pokemon].moves.slice(0, CLOSEST).map((move) => this.#moveName(move));
    problems.push({kind: "no_move", line: lineOf("species"), given: species, expected: some});
    return null;
  }

  #movesOf(
    pokemon: number,
    names: readonly string[],
    lineOf: SetLines["lineOf"],
    problems: TextProblem[]
  ): number[] {
    const learnable = this.#tables.pokemon[pokemon].moves;
    const moves: number[] = [];
    for (const [place, given] of names.entries()) {
      const line = lineOf(`move ${place}`);
      const move = this.#moves.find(given);
      if (move === undefined) {
        const closest = this.#moves.closest(given, CLOSEST).map((index) => this.#moveName(index));
        problems.push({kind: "unknown_move", line, given, expected: closest});
      } else if (!learnable.includes(move)) {
        const some = learnable.slice(0, CLOSEST).map((index) => this.#moveName(index));
        problems.push({kind: "cannot_learn", line, given, expected: some});
      } else if (moves.includes(move)) problems.push({kind: "repeated_move", line, given, expected: []});
      else if (moves.length === MOST_MOVES)
        problems.push({kind: "too_many_moves", line, given, expected: [String(MOST_MOVES)]});
      else moves.push(move);
    }
    return moves;
  }

  #buildOf(set: Partial<PokemonSet>, lineOf: SetLines["lineOf"], problems: TextProblem[]): Build {
    const within = (value: number, {least, most}: Bounds, line: string): number => {
      if (Number.isInteger(value) && value >= least && value <= most) return value;
      problems.push({
        kind: "out_of_range",
        line: lineOf(line),
        given: String(value),
        expected: [String(least), String(most)]
      });
      return Number.isNaN(value) ? most : Math.min(most, Math.max(least, Math.round(value)));
    };
    const table = (values: StatTable, bounds: Bounds, line: string): StatTable => ({
      hp: within(values.hp, bounds, line),
      attack: within(values.attack, bounds, line),
      defense: within(values.defense, bounds, line),
      spAttack: within(values.spAttack, bounds, line),
      spDefense: within(values.spDefense, bounds, line),
      speed: within(values.speed, bounds, line)
    });
    const nature = this.#natures.find(set.nature || DEFAULT_BUILD.nature);
    if (nature === undefined)
      problems.push({
        kind: "unknown_nature",
        line: lineOf("nature"),
        given: set.nature ?? "",
        expected: this.#natures.closest(set.nature ?? "", CLOSEST).map((id) => NATURES[id].name.en)
      });
    const {ivs, evs} = set;
    return {
      level: within(set.level ?? UNSAID.level, LEVELS, "level"),
      individualValues: ivs
        ? table(fromShowdown(ivs), INDIVIDUAL_VALUES, "ivs")
        : statTable(INDIVIDUAL_VALUES.most),
      awakeningValues: evs
        ? table(fromShowdown(evs), AWAKENING_VALUES, "evs")
        : statTable(AWAKENING_VALUES.least),
      nature: nature ?? DEFAULT_BUILD.nature,
      friendship: within(set.happiness ?? UNSAID.friendship, FRIENDSHIP, "happiness")
    };
  }

  #moveName = (move: number): string => this.#game.moves[move].name.en;

  #speciesName(index: number): string {
    const {speciesId, form} = this.#game.pokemon[index];
    const base = this.#game.pokemon.find((row) => row.speciesId === speciesId && row.form === "base");
    return baseName(base ?? this.#game.pokemon[index]) + SUFFIX[form];
  }

  #textOf({pokemon, moves, build}: Fighter): string {
    const {level, nature, friendship, individualValues, awakeningValues} = build;
    const text = Sets.exportSet({
      species: this.#speciesName(pokemon),
      level,
      evs: toShowdown(awakeningValues),
      ivs: toShowdown(individualValues),
      nature: NATURES[nature].name.en,
      happiness: friendship,
      moves: moves.map(this.#moveName)
    });
    // The format leaves out 255 as what a Pokémon has unless told otherwise, which in Let's Go is 70.
    if (friendship !== FRIENDSHIP.most) return text;
    const at = text.indexOf("\n") + 1;
    return `${text.slice(0, at)}Happiness: ${friendship}  \n${text.slice(at)}`;
  }
}

const SUFFIX: Readonly<Record<FormIdentifier, string>> = {
  base: "",
  mega: "-Mega",
  mega_x: "-Mega-X",
  mega_y: "-Mega-Y",
  alola: "-Alola",
  starter: "-Starter"
};

const baseName = ({name}: Pokemon): string => name.en.replace("♀", "-F").replace("♂", "-M");

type ShowdownStats = PokemonSet["evs"];

const fromShowdown = ({hp, atk, def, spa, spd, spe}: ShowdownStats): StatTable => ({
  hp,
  attack: atk,
  defense: def,
  spAttack: spa,
  spDefense: spd,
  speed: spe
});

const toShowdown = ({hp, attack, defense, spAttack, spDefense, speed}: StatTable): ShowdownStats => ({
  hp,
  atk: attack,
  def: defense,
  spa: spAttack,
  spd: spDefense,
  spe: speed
});

/** Sets stand apart by empty lines; a team's heading, "=== [format] name ===", is none of any set. */
function setsOf(text: string): Line[][] {
  const sets: Line[][] = [[]];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === "" || line === "---" || line.startsWith("===")) sets.push([]);
    else sets[sets.length - 1].push({number: index + 1, text: line});
  }
  return sets.filter((lines) => lines.length > 0);
}
