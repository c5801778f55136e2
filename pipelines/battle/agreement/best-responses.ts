import {appendFileSync, existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {GameData} from "../../../data-loaders/game-data.ts";
import type {BattleTables} from "../battle-tables.ts";
import {type OracleFight, planAttackFights, planSolvedFights} from "./fight-plan.ts";
import {ANSWERS_FOLDER, fightKey} from "./kept-answers.ts";

/** Fights of attacks, most small enough to be exact, and the fights in which solutions are played against policies too. */
export const RESPONSE_PLANS = ["attacks", "fights"] as const;
export type ResponsePlan = (typeof RESPONSE_PLANS)[number];

/** A solved fight, what its solution is sure of, and what it won as A in the reference against the best response. */
export interface ResponsePlay {
  /** Of the plan, readably. */
  readonly key: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly exact: boolean;
  /** P(A wins) where B knows how A mixes, and where A knows how B does: by value iteration over the solved graph. */
  readonly sure: number;
  readonly conceded: number;
  readonly battles: number;
  /** Of A; draws count half. */
  readonly wins: number;
}

export const planResponses = (plan: ResponsePlan, tables: BattleTables): OracleFight[] =>
  plan === "fights" ? planSolvedFights(tables) : planAttackFights(tables);

const pathOf = (plan: ResponsePlan): string => join(ANSWERS_FOLDER, `best-responses-${plan}.csv`);
const FIELDS = 8;

/** Lines hold what identifies a fight of the plan, then the numbers in the order of `ResponsePlay`. */
export function readResponses(plan: ResponsePlan): ResponsePlay[] {
  if (!existsSync(pathOf(plan))) return [];
  return readFileSync(pathOf(plan), "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const fields = line.split(",");
      const [value, low, high, exact, sure, conceded, battles, wins] = fields.slice(-FIELDS).map(Number);
      const key = fields.slice(0, -FIELDS).join(",");
      return {key, value, low, high, exact: exact === 1, sure, conceded, battles, wins};
    });
}

function lineOf({key, value, low, high, exact, sure, conceded, battles, wins}: ResponsePlay): string {
  const [v, l, h, s, c] = [value, low, high, sure, conceded].map((p) => p.toFixed(6));
  return `${[key, v, l, h, exact ? 1 : 0, s, c, battles, wins].join(",")}\n`;
}

/** Adds one at the end of the file: a run that is stopped has lost nothing. */
export const appendResponse = (plan: ResponsePlan, play: ResponsePlay): void =>
  appendFileSync(pathOf(plan), lineOf(play));

/** In the order of the plan. */
export function tidyResponses(plan: ResponsePlan): void {
  const numberOf = ({key}: ResponsePlay): number => Number(key.slice(0, key.indexOf(",")));
  const plays = readResponses(plan).sort((x, y) => numberOf(x) - numberOf(y));
  writeFileSync(pathOf(plan), plays.map(lineOf).join(""));
}

/** Those kept that are still planned. */
export function keptResponses(plan: ResponsePlan, game: GameData, tables: BattleTables): ResponsePlay[] {
  const planned = new Set(planResponses(plan, tables).map((fight, number) => fightKey(game, number, fight)));
  return readResponses(plan).filter(({key}) => planned.has(key));
}

/** What the most either side could gain by knowing how the other mixes is, over exact fights. */
export interface Exploitability {
  readonly fights: number;
  readonly mean: number;
  readonly largest: number;
}

/** null where no exact fight is kept. */
export function exploitabilityOf(plays: readonly ResponsePlay[]): Exploitability | null {
  const gains = plays
    .filter(({exact}) => exact)
    .map(({value, sure, conceded}) => Math.max(0, value - sure, conceded - value));
  if (gains.length === 0) return null;
  return {
    fights: gains.length,
    mean: gains.reduce((sum, gain) => sum + gain, 0) / gains.length,
    largest: Math.max(...gains)
  };
}
