import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {UnsupportedByChain} from "../../pipelines/battle/chain/transitions.ts";
import type {Fighter} from "../../pipelines/battle/fighter.ts";
import {type FightBudget, fightAnswer, fightValues} from "../../pipelines/battle/solve/fight-answer.ts";
import {fightLines} from "../../pipelines/battle/solve/fight-line.ts";
import type {FightSolver} from "../../pipelines/battle/solve/fight-solver.ts";
import {SolvedPolicy} from "../../pipelines/battle/solve/solved-policy.ts";
import type {SolverReport} from "./solver-messages.ts";
import {typicalReplay} from "./typical-replay.ts";

interface Effort extends FightBudget {
  /** Milliseconds in which fights are played by the answer. */
  readonly playing: number;
}

/** An answer gets better for two seconds; then fights are played for another. */
const FOR_A_READER: Effort = {budget: 2000, playing: 1000};
/** Fights played for the likely lines of play, and to choose a typical one. */
const FIGHTS = 300;
const SEED = 1;

/** Tells each better answer as it is found, then how the fight goes by the last. */
export function solveFight(
  tables: BattleTables,
  a: Fighter,
  b: Fighter,
  tell: (report: SolverReport) => void,
  effort = FOR_A_READER
): void {
  try {
    let last: FightSolver | undefined;
    for (const {solver, value} of fightValues(tables, a, b, effort)) {
      last = solver;
      tell({type: "answer", answer: fightAnswer(tables, a, b, solver, value)});
    }
    if (!last) return;
    tell({type: "settled"});
    const end = performance.now() + effort.playing;
    const policy = new SolvedPolicy(last);
    const typical = typicalReplay(tables, a, b, policy, FIGHTS, () => performance.now() > end);
    tell({type: "end", typical, lines: fightLines(tables, a, b, policy, typical.fights, SEED)});
  } catch (error) {
    if (!(error instanceof UnsupportedByChain)) throw error;
    tell({type: "unsupported"});
  }
}
