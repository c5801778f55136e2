import type {z} from "zod";
import type {GameData} from "../../data-loaders/game-data.ts";
import type {Fighter} from "../../pipelines/battle/fighter.ts";
import {fighterField, fighterSchema} from "../../pipelines/battle/fighter-schema.ts";
import {createBattleTables} from "../../pipelines/battle/index.ts";
import type {ChoiceAnswer, FightAnswer} from "../../pipelines/battle/solve/fight-answer.ts";
import {startSolver} from "../fight/start-solver.ts";
import {both} from "./both.ts";
import type {CellFiles} from "./cell-files.ts";
import {idOf} from "./duel-names.ts";

type FighterGiven = z.input<ReturnType<typeof fighterSchema>>;

/** A side of a fight: Pokémon and moves by id, identifier, or English or French name; build and state as the API takes them. */
interface NamedFighter {
  readonly pokemon: number | string;
  /** 1 to 4. */
  readonly moves: readonly (number | string)[];
  /** Without it level 50, perfect individual values, no Awakening values. */
  readonly build?: FighterGiven["build"];
  /** Without it rested. */
  readonly state?: FighterGiven["state"];
}

interface Choice {
  readonly side: "a" | "b";
  readonly move: string;
  /** How often an optimal player uses it now. */
  readonly share: number;
  /** P(the side wins) where it uses this now whatever the other does. */
  readonly worstCase: number;
  /** HP a hit takes; null where that is not a matter of damage. */
  readonly least: number | null;
  readonly most: number | null;
}

interface Payoff {
  readonly a: string;
  readonly b: string;
  /** P(A wins) after this first turn; as the mark `matrix` takes it. */
  readonly wins: number;
}

export interface SolvedFight {
  /** P(A wins) where both choose as well as can be. */
  readonly probability: number;
  readonly low: number;
  readonly high: number;
  readonly method: "exact" | "search";
  readonly choices: readonly Choice[];
  readonly payoffs: readonly Payoff[];
}

/**
 * The fight of up to four moves a side as a game, solved in a worker for up to two seconds; fights asked for together
 * are solved one after another.
 * @param report is told each better answer on the way
 * @throws RangeError that names what is wrong with a side, Error for a fight that is beyond the solver
 */
export type SolveFight = (
  fight: {readonly a: NamedFighter; readonly b: NamedFighter},
  report?: (answer: SolvedFight) => void
) => Promise<SolvedFight>;

type Schema = ReturnType<typeof fighterSchema>;

function readFighter(game: GameData, schema: Schema, field: "a" | "b", given: NamedFighter): Fighter {
  if (!Array.isArray(given?.moves))
    throw new RangeError(`${field}: expected {pokemon, moves: [1 to 4 moves]}, got ${JSON.stringify(given)}`);
  const {pokemon, moves, ...rest} = given;
  const parsed = schema.safeParse({
    pokemon_id: idOf(game.pokemon, pokemon, `${field}.pokemon`, "Pokémon"),
    move_ids: moves.map((move, i) => idOf(game.moves, move, `${field}.moves[${i}]`, "move")),
    ...rest
  });
  if (parsed.success) return parsed.data;
  throw new RangeError(
    parsed.error.issues.map(({path, message}) => `${fighterField(field, path)}: ${message}`).join("; ")
  );
}

function told(game: GameData, a: Fighter, b: Fighter, answer: FightAnswer): SolvedFight {
  const name = (move: number): string => both(game.moves[move].name.en, game.moves[move].name.fr);
  const choices = (side: "a" | "b", of: readonly ChoiceAnswer[]): Choice[] =>
    of.map(({move, share, worstCase, damage}) => ({
      side,
      move: name(move),
      share,
      worstCase,
      least: damage?.least ?? null,
      most: damage?.most ?? null
    }));
  return {
    probability: answer.value,
    low: answer.low,
    high: answer.high,
    method: answer.exact ? "exact" : "search",
    choices: [...choices("a", answer.a), ...choices("b", answer.b)],
    payoffs: answer.payoffs.flatMap((row, i) =>
      row.map((wins, j) => ({a: name(a.moves[i]), b: name(b.moves[j]), wins}))
    )
  };
}

export function fightSolving(files: () => Promise<CellFiles>, start = startSolver): SolveFight {
  let opened: Promise<{game: GameData; schema: Schema; solve: ReturnType<typeof startSolver>}> | null = null;
  const open = () => {
    opened ??= (async () => {
      const game = (await (await files()).game.json()) as GameData;
      return {game, schema: fighterSchema(game, createBattleTables(game)), solve: start(game)};
    })();
    opened.catch(() => {
      opened = null;
    });
    return opened;
  };
  let last: Promise<unknown> = Promise.resolve();
  return async (fight, report = () => {}) => {
    const {game, schema, solve} = await open();
    const a = readFighter(game, schema, "a", fight.a);
    const b = readFighter(game, schema, "b", fight.b);
    const next = last.then(
      () =>
        new Promise<SolvedFight>((resolve, reject) => {
          let best: SolvedFight | undefined;
          solve(a, b, (heard) => {
            if (heard.type === "answer") {
              best = told(game, a, b, heard.answer);
              report(best);
            } else if (heard.type === "settled") resolve(best!);
            else if (heard.type === "error") reject(new Error(heard.message));
            else if (heard.type === "unsupported")
              reject(
                new Error(
                  both(
                    "this fight is beyond the solver: leave out moves that copy or call others",
                    "ce combat dépasse le solveur : retirez les attaques qui en copient ou en appellent d’autres"
                  )
                )
              );
          });
        })
    );
    last = next.catch(() => {});
    return next;
  };
}
