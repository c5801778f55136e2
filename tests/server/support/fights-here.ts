import type {FightSolving} from "../../../server/fights/fight-solving.ts";
import {solve} from "../../../server/fights/fight-tasks.ts";

/** Solves fights in this thread. */
export const fightsHere: FightSolving = {
  solve: async (game, question) => solve(question, {game}),
  close: async () => {}
};
