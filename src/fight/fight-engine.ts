import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {attackOutlook} from "../../pipelines/battle/outlook.ts";
import type {
  BestMoveAnswer,
  Duel,
  RankedMove,
  Recommender
} from "../../pipelines/model/prediction/prediction-answers.ts";
import {createRecommender} from "../../pipelines/model/prediction/recommender.ts";
import type {ExplainableModel} from "../../pipelines/model/prediction/row-model.ts";
import type {GameIndex} from "../ui/game.ts";
import {type FightState, learnableMoves, MOST_MOVES, type Side} from "./fight-state.ts";

interface FightAnswer extends BestMoveAnswer {
  readonly recommended: RankedMove;
}

export interface SolvedFight {
  readonly a: number;
  readonly b: number;
  /** All moves of each side, status moves included: what the real fight is fought with. */
  readonly setA: readonly number[];
  readonly setB: readonly number[];
  /** The damaging ones, which a duel can repeat. */
  readonly movesA: readonly number[];
  readonly movesB: readonly number[];
  /** null where a side has no damaging move, or A none that can hit. */
  readonly answer: FightAnswer | null;
  /** `matrix[i][j]`: P(A wins) when A uses `movesA[i]` and B `movesB[j]`, as far as the answer knows it. */
  readonly matrix: readonly (readonly number[])[];
  /** The same by the model alone. */
  readonly proposed: readonly (readonly number[])[];
  /** Milliseconds the answer took. */
  readonly took: number;
}

/** Of how many moves a side's four are chosen where none are given. */
const CONSIDERED = 10;

export interface Engine {
  /** null where there is no model yet: fights are solved by the rules all the same. */
  readonly recommender: Recommender | null;
  readonly tables: ReturnType<typeof createBattleTables>;
  solve(state: FightState): SolvedFight;
}

/** The model and the game's rules in the page; the server answers with the very same code. */
export function createEngine(index: GameIndex, model: ExplainableModel | null, modelVersion: string): Engine {
  const {game} = index;
  const tables = createBattleTables(game);
  const recommender = model && createRecommender({game, model, modelVersion, tables});

  /** The damaging moves that take the largest share of the opponent's HP a turn. */
  const strongest = (pokemonId: number, opponent: number, count: number): readonly number[] => {
    const [attacker, defender] = [tables.pokemonIndex(pokemonId), tables.pokemonIndex(opponent)];
    const share = new Map(
      index
        .damagingMoves(index.pokemon(pokemonId))
        .map(({id}) => [id, attackOutlook(tables, attacker, tables.moveIndex(id), defender).expectedShare])
    );
    return [...share.keys()].sort((x, y) => share.get(y)! - share.get(x)! || x - y).slice(0, count);
  };
  const isDamaging = (id: number): boolean => index.move(id).mechanics.damageType !== "none";
  const movesOf = (side: Side, other: Side): readonly number[] => {
    if (side.moveIds) return side.moveIds;
    const movesA = strongest(side.pokemonId, other.pokemonId, CONSIDERED);
    if (movesA.length === 0)
      return learnableMoves(index, index.pokemon(side.pokemonId))
        .slice(0, MOST_MOVES)
        .map(({id}) => id);
    if (movesA.length <= MOST_MOVES || recommender === null) return movesA.slice(0, MOST_MOVES);
    const damaging = other.moveIds?.filter(isDamaging) ?? [];
    const movesB = damaging.length > 0 ? damaging : strongest(other.pokemonId, side.pokemonId, CONSIDERED);
    const question = {pokemonA: side.pokemonId, pokemonB: other.pokemonId, movesA, movesB, settle: false};
    const {ranked, cannotHit} = recommender.bestMove(question);
    return [...ranked.map(({moveId}) => moveId), ...cannotHit].slice(0, MOST_MOVES);
  };

  return {
    recommender,
    tables,
    solve({a, b}) {
      const started = performance.now();
      // A's side last: the views of its duels are kept for the matrix.
      const setB = movesOf(b, a);
      const setA = movesOf(a, b);
      const movesB = setB.filter(isDamaging);
      const movesA = setA.filter(isDamaging);
      const duel = (moveA: number, moveB: number): Duel => ({
        pokemonA: a.pokemonId,
        moveA,
        pokemonB: b.pokemonId,
        moveB
      });
      const fightable = movesA.length > 0 && movesB.length > 0;
      const proposed =
        recommender && fightable
          ? movesA.map((moveA) => movesB.map((moveB) => recommender.winProbability(duel(moveA, moveB))))
          : [];
      const best =
        recommender && fightable
          ? recommender.bestMove({pokemonA: a.pokemonId, pokemonB: b.pokemonId, movesA, movesB})
          : null;
      const answer = best?.recommended ? {...best, recommended: best.recommended} : null;
      const known = best === null ? [] : movesA.filter((move) => !best.cannotHit.includes(move));
      const matrix = movesA.map((move, row) => {
        const place = known.indexOf(move);
        return place < 0 ? (proposed[row] ?? []) : Array.from(best!.matrix[place]);
      });
      const took = performance.measure("prediction", {start: started}).duration;
      return {a: a.pokemonId, b: b.pokemonId, setA, setB, movesA, movesB, answer, matrix, proposed, took};
    }
  };
}
