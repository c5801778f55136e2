import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import type {TextProblem} from "../../pipelines/battle/showdown-lines.ts";
import {ShowdownText} from "../../pipelines/battle/showdown-text.ts";
import type {GameIndex} from "../ui/game.ts";
import {boxWords as words} from "./box-words.ts";
import {FRESH} from "./build-address.ts";
import type {Side} from "./fight-state.ts";
import {realSide} from "./real-fight.ts";

export interface ReadSides {
  readonly sides: readonly Side[];
  /** In words, line by line. */
  readonly problems: readonly string[];
}

function problemText({kind, line, given, expected}: TextProblem): string {
  const said = words(kind);
  const right =
    kind === "out_of_range" ? words("bounds", {least: expected[0], most: expected[1]}) : expected.join(", ");
  return words("problem", {
    line,
    given,
    problem: expected.length > 0 ? words("right", {problem: said, expected: right}) : said
  });
}

/** The sets of a text as sides that are unhurt, and what cannot be read. */
export function readSides({game}: GameIndex, tables: BattleTables, text: string): ReadSides {
  const {fighters, problems} = new ShowdownText(game, tables).read(text);
  return {
    sides: fighters.map(({pokemon, moves, build}) => ({
      ...FRESH,
      pokemonId: game.pokemon[pokemon].id,
      moveIds: moves.map((move) => game.moves[move].id),
      build
    })),
    problems: problems.map(problemText)
  };
}

/** Sides with the moves they use, as text. */
export const writeSides = (
  {game}: GameIndex,
  tables: BattleTables,
  sides: readonly (readonly [Side, readonly number[]])[]
): string =>
  new ShowdownText(game, tables).write(
    sides.map(([side, moveIds]) => ({
      ...realSide(tables, side, moveIds).fighter,
      moves: moveIds.map((id) => tables.moveIndex(id))
    }))
  );
