import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {type Equilibrium, solveZeroSum} from "../../pipelines/model/prediction/equilibrium.ts";
import type {BestMoveAnswer, Duel, Recommender} from "../../pipelines/model/prediction/prediction-answers.ts";
import {createRecommender} from "../../pipelines/model/prediction/recommender.ts";
import type {ExplainableModel} from "../../pipelines/model/prediction/row-model.ts";
import type {GameIndex} from "../ui/game.ts";
import {type FightState, MOST_MOVES, type Side} from "./fight-state.ts";

export interface SolvedFight {
  readonly a: number;
  readonly b: number;
  readonly movesA: readonly number[];
  readonly movesB: readonly number[];
  /** null where a side has no damaging move. */
  readonly answer: BestMoveAnswer | null;
  /** `matrix[i][j]`: P(A wins) by the model when A uses `movesA[i]` and B `movesB[j]`. */
  readonly matrix: readonly (readonly number[])[];
  readonly equilibrium: Equilibrium | null;
  /** Milliseconds the answer took. */
  readonly took: number;
}

export interface Engine {
  readonly recommender: Recommender;
  readonly tables: ReturnType<typeof createBattleTables>;
  solve(state: FightState): SolvedFight;
}

/** The model and the game's rules in the page; the server answers with the very same code. */
export function createEngine(index: GameIndex, model: ExplainableModel, modelVersion: string): Engine {
  const {game} = index;
  const tables = createBattleTables(game);
  const recommender = createRecommender({game, model, modelVersion, tables});

  const movesOf = (side: Side, opponent: number): readonly number[] => {
    if (side.moveIds) return side.moveIds;
    const movesA = index.damagingMoves(index.pokemon(side.pokemonId)).map(({id}) => id);
    if (movesA.length <= MOST_MOVES) return movesA;
    const {ranked} = recommender.bestMove({pokemonA: side.pokemonId, pokemonB: opponent, movesA});
    return ranked.slice(0, MOST_MOVES).map(({moveId}) => moveId);
  };

  return {
    recommender,
    tables,
    solve({a, b}) {
      const started = performance.now();
      // A's side last: the views of its duels are kept for the matrix.
      const movesB = movesOf(b, a.pokemonId);
      const movesA = movesOf(a, b.pokemonId);
      const duel = (moveA: number, moveB: number): Duel => ({
        pokemonA: a.pokemonId,
        moveA,
        pokemonB: b.pokemonId,
        moveB
      });
      const fightable = movesA.length > 0 && movesB.length > 0;
      const answer = fightable
        ? recommender.bestMove({pokemonA: a.pokemonId, pokemonB: b.pokemonId, movesA, movesB})
        : null;
      const matrix = fightable
        ? movesA.map((moveA) => movesB.map((moveB) => recommender.winProbability(duel(moveA, moveB))))
        : [];
      const equilibrium = fightable ? solveZeroSum(matrix) : null;
      const took = performance.measure("prediction", {start: started}).duration;
      return {a: a.pokemonId, b: b.pokemonId, movesA, movesB, answer, matrix, equilibrium, took};
    }
  };
}
