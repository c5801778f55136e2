import {appendFileSync, existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {BattleTables} from "../battle-tables.ts";
import {keptResponses, type ResponsePlan} from "./best-responses.ts";
import {planSolvedFights} from "./fight-plan.ts";
import {ANSWERS_FOLDER, fightKey} from "./kept-answers.ts";
import {expectedAbsoluteDifference} from "./sampling-error.ts";

/** Whom a solution plays against in the reference engine. */
export const SOLVED_OPPONENTS = ["itself", "greedy", "max_damage", "random"] as const;
export type SolvedOpponent = (typeof SOLVED_OPPONENTS)[number];

/** A solved fight, and what its solution won in the reference engine, playing A. Draws count half. */
export interface SolvedPlay {
  /** Of the plan, readably. */
  readonly key: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Battles against each opponent. */
  readonly battles: number;
  readonly wins: Readonly<Record<SolvedOpponent, number>>;
}

const PATH = join(ANSWERS_FOLDER, "solved.csv");

/** Lines hold what identifies a fight of the plan, then value, bounds, battles and wins. */
export function readSolvedPlays(): SolvedPlay[] {
  if (!existsSync(PATH)) return [];
  return readFileSync(PATH, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const fields = line.split(",");
      const [value, low, high, battles, ...wins] = fields.slice(-4 - SOLVED_OPPONENTS.length).map(Number);
      return {
        key: fields.slice(0, -4 - SOLVED_OPPONENTS.length).join(","),
        value,
        low,
        high,
        battles,
        wins: Object.fromEntries(
          SOLVED_OPPONENTS.map((name, place) => [name, wins[place]])
        ) as SolvedPlay["wins"]
      };
    });
}

const lineOf = ({key, value, low, high, battles, wins}: SolvedPlay): string =>
  `${[key, ...[value, low, high].map((p) => p.toFixed(5)), battles, ...SOLVED_OPPONENTS.map((name) => wins[name])].join(",")}\n`;

/** Adds one at the end of the file: a run that is stopped has lost nothing. */
export const appendSolvedPlay = (play: SolvedPlay): void => appendFileSync(PATH, lineOf(play));

/** In the order of the plan. */
export function tidySolvedPlays(): void {
  const numberOf = ({key}: SolvedPlay): number => Number(key.slice(0, key.indexOf(",")));
  const plays = readSolvedPlays().sort((x, y) => numberOf(x) - numberOf(y));
  writeFileSync(PATH, plays.map(lineOf).join(""));
}

/** How solutions fared against one opponent. */
export interface SolvedSummary {
  /** Over the fights whose interval is no wider. */
  readonly widest: number;
  /** "best_response": one who knows how the solution mixes its choices. */
  readonly opponent: SolvedOpponent | "best_response";
  readonly fights: number;
  readonly battlesEach: number;
  /** Of the values, and of the bounds of their intervals. */
  readonly meanValue: number;
  readonly meanLow: number;
  readonly meanHigh: number;
  readonly meanWon: number;
  /** One standard error of `meanWon`. */
  readonly standardError: number;
  /** By how much a fight lies outside its interval on average, and how much of that sampling makes by itself. */
  readonly outside: number;
  readonly samplingError: number;
  /** Fights further outside than three standard errors. */
  readonly farOutside: number;
}

const FAR = 3;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** What was won in a fight of which so much was promised. */
interface Kept extends Pick<SolvedPlay, "value" | "low" | "high" | "battles"> {
  readonly wins: number;
}

/** Against itself a solution wins its value; against anyone else no less. */
function summaryOf(
  widest: number,
  opponent: SolvedSummary["opponent"],
  all: readonly Kept[]
): SolvedSummary[] {
  const plays = all.filter(({low, high}) => high - low <= widest);
  if (plays.length === 0) return [];
  const rows = plays.map(({value, low, high, battles, wins}) => {
    const won = wins / battles;
    const below = Math.max(0, low - won);
    const outside = opponent === "itself" ? Math.max(below, won - high) : below;
    const bound = won < low ? low : won > high ? high : won;
    const variance = Math.max(bound * (1 - bound), 0.5 / battles) / battles;
    return {won, outside, variance, expected: expectedAbsoluteDifference(value, battles)};
  });
  const summary = {
    widest,
    opponent,
    fights: rows.length,
    battlesEach: Math.min(...plays.map(({battles}) => battles)),
    meanValue: mean(plays.map(({value}) => value)),
    meanLow: mean(plays.map(({low}) => low)),
    meanHigh: mean(plays.map(({high}) => high)),
    meanWon: mean(rows.map(({won}) => won)),
    standardError: Math.sqrt(rows.reduce((sum, {variance}) => sum + variance, 0)) / rows.length,
    outside: mean(rows.map(({outside}) => outside)),
    samplingError: mean(rows.map(({expected}) => expected)),
    farOutside: rows.filter(({outside, variance}) => outside > FAR * Math.sqrt(variance)).length
  };
  return [summary];
}

/** Of fights that are known well, and of all. */
const WIDEST = [0.1, 1] as const;
/** Of fights that are known exactly. */
const EXACT = 1e-9;

/** What the kept plays of the plans say; none where there are none. */
export function summarizeSolvedPlays(game: GameData, tables: BattleTables): SolvedSummary[] {
  const planned = new Set(planSolvedFights(tables).map((fight, number) => fightKey(game, number, fight)));
  const plays = readSolvedPlays().filter(({key}) => planned.has(key));
  const against = (opponent: SolvedOpponent): Kept[] =>
    plays.map((play) => ({...play, wins: play.wins[opponent]}));
  const responses = (plan: ResponsePlan): Kept[] => keptResponses(plan, game, tables);
  return [
    ...summaryOf(EXACT, "best_response", responses("attacks")),
    ...WIDEST.flatMap((widest) => [
      ...SOLVED_OPPONENTS.flatMap((opponent) => summaryOf(widest, opponent, against(opponent))),
      ...summaryOf(widest, "best_response", responses("fights"))
    ])
  ];
}
