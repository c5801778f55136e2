import {appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {REPOSITORY} from "../../../lib/files/paths.ts";
import {fnv1a} from "../../../lib/statistics/fnv1a.ts";
import type {Fighter} from "../fighter.ts";
import type {OracleDuel, OracleMoveSets} from "./agreement-plan.ts";
import type {OracleFight} from "./fight-plan.ts";

/**
 * The oracle's answers, kept: they depend on the engine's version, the game and the plan alone, and take many minutes
 * to make. `npm run test:oracle` makes what is missing and, on request, all anew.
 */
/** Folder of the kept answers and measurements. */
export const ANSWERS_FOLDER = join(REPOSITORY, "pipelines", "battle", "agreement", "answers");

export const ANSWER_KINDS = ["duels", "move-sets", "build-duels", "build-battles"] as const;
export type AnswerKind = (typeof ANSWER_KINDS)[number];

/** Battles the oracle is to play for each answer, and how many it plays at a time. */
export const ORACLE_SEEDS: Readonly<Record<AnswerKind, number>> = {
  duels: 400,
  "move-sets": 400,
  "build-duels": 100,
  "build-battles": 100
};
export const SEEDS_A_ROUND = 50;

const answersPath = (kind: AnswerKind): string => join(ANSWERS_FOLDER, `${kind}.csv`);

/** The oracle's answer so far: A's wins (draws count half) of the battles with seeds 1 to `seeds`. */
export interface Answer {
  readonly seeds: number;
  readonly wins: number;
}

/** Lines hold what identifies a battle of the plan, readably, then seeds and wins; the last line of a battle counts. */
export function readAnswers(kind: AnswerKind): Map<string, Answer> {
  const path = answersPath(kind);
  if (!existsSync(path)) return new Map();
  const lines = readFileSync(path, "utf8").split("\n").filter(Boolean);
  return new Map(
    lines.map((line) => {
      const fields = line.split(",");
      const [seeds, wins] = fields.slice(-2).map(Number);
      return [fields.slice(0, -2).join(","), {seeds, wins}];
    })
  );
}

const lineOf = (key: string, {seeds, wins}: Answer): string => `${key},${seeds},${wins}\n`;

/** Adds a newer answer at the end of the file: a run that is stopped has lost nothing. */
export function appendAnswer(kind: AnswerKind, key: string, answer: Answer): void {
  mkdirSync(dirname(answersPath(kind)), {recursive: true});
  appendFileSync(answersPath(kind), lineOf(key, answer));
}

/** Leaves only the newest line of each battle, in the order of the plan. */
export function tidyAnswers(kind: AnswerKind): void {
  const numberOf = (line: string): number => Number(line.slice(0, line.indexOf(",")));
  const lines = [...readAnswers(kind)].map(([key, answer]) => lineOf(key, answer));
  writeFileSync(answersPath(kind), lines.sort((x, y) => numberOf(x) - numberOf(y)).join(""));
}

export const duelKey = (game: GameData, number: number, duel: OracleDuel): string =>
  [
    number,
    game.pokemon[duel.a].identifier,
    game.moves[duel.moveA].identifier,
    game.pokemon[duel.b].identifier,
    game.moves[duel.moveB].identifier
  ].join(",");

const sideKey = (game: GameData, {pokemon, moves}: OracleMoveSets["a"]): string =>
  [game.pokemon[pokemon].identifier, ...moves.map((move) => game.moves[move].identifier)].join(" ");

export const moveSetKey = (game: GameData, number: number, {a, b}: OracleMoveSets): string =>
  [number, a.policy, sideKey(game, a), sideKey(game, b)].join(",");

/** A build and a state are told by their level and what stands for the rest. */
const fighterKey = (game: GameData, {pokemon, moves, build, state}: Fighter): string =>
  [
    game.pokemon[pokemon].identifier,
    `L${build.level}`,
    `#${hashOf(JSON.stringify([build, state ?? null]))}`,
    ...moves.map((move) => game.moves[move].identifier)
  ].join(" ");

export const fightKey = (game: GameData, number: number, {beginning, policies, a, b}: OracleFight): string =>
  [number, beginning, policies[0], fighterKey(game, a), fighterKey(game, b)].join(",");

const hashOf = (text: string): string => fnv1a(text).toString(16);
