import type {GameData} from "../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {type FightAnswer, fightAnswer} from "../../pipelines/battle/solve/fight-answer.ts";
import type {FightSolver, FightValue} from "../../pipelines/battle/solve/fight-solver.ts";
import {type Sides, solveMany} from "../../pipelines/battle/solve/many-fights.ts";

export interface FightsQuestion {
  readonly fights: readonly Sides[];
  /** Milliseconds, of all fights together. */
  readonly budget: number;
}

/** What came of a fight: the best answer within the budget, or why there is none. */
export type FightReply = {readonly answer: FightAnswer} | {readonly without: "unsupported" | "unreached"};

let tables: BattleTables | null = null;

/** Runs in a worker thread: fights take longer than other requests can wait. */
export function solve({fights, budget}: FightsQuestion, {game}: {readonly game: GameData}): FightReply[] {
  tables ??= createBattleTables(game);
  const replies: FightReply[] = fights.map(() => ({without: "unreached"}));
  const best = new Map<number, {readonly solver: FightSolver; readonly value: FightValue}>();
  const answer = (place: number): void => {
    const {solver, value} = best.get(place)!;
    const {a, b} = fights[place];
    replies[place] = {answer: fightAnswer(tables!, a, b, solver, value)};
    best.delete(place);
  };
  for (const news of solveMany(tables, fights, {budget})) {
    const {place} = news;
    if (news.kind === "better") best.set(place, news);
    else if (news.kind === "unsupported") replies[place] = {without: "unsupported"};
    // At once, so that the solver's memory can go.
    else answer(place);
  }
  for (const place of [...best.keys()]) answer(place);
  return replies;
}
