import type {Model} from "xgboost-wasm/predict";
import type {GameData} from "../../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../../battle/battle-tables.ts";
import {canHit} from "../../../battle/can-hit.ts";
import {damagingMoves} from "../../../battle/damaging-moves.ts";
import type {ForesightedRecommender, Recommender} from "../../prediction/prediction-answers.ts";
import {createRecommender} from "../../prediction/recommender.ts";
import {createRowModel} from "../../prediction/row-model.ts";
import type {RegretQuestion} from "./regret-questions.ts";
import type {Adviser, RegretCase, TrueCase} from "./regret-report.ts";
import {floorOf, type TrueAnswer, type TrueRow, trueAnswer, truth} from "./true-worst.ts";

/** What a worker thread that asks and judges is given once. */
export interface RegretContext {
  readonly game: GameData;
  readonly model: Model;
  readonly advisers: readonly Adviser[];
}

/** One question with what each adviser made of it. */
export type JudgedQuestion = Readonly<Partial<Record<Adviser, RegretCase>>>;

interface Room {
  readonly tables: BattleTables;
  readonly recommender: ForesightedRecommender;
}
const rooms = new WeakMap<RegretContext, Room>();

function roomOf(context: RegretContext): Room {
  const known = rooms.get(context);
  if (known) return known;
  const {game, model} = context;
  const tables = createBattleTables(game);
  const recommender = createRecommender({game, tables, model: createRowModel(model), modelVersion: "judged"});
  const room = {tables, recommender};
  rooms.set(context, room);
  return room;
}

/**
 * What really is best, and what really comes of the moves asked about. All are indexes.
 * @throws RangeError where no move of A can hit B, or B has no reply
 */
export function answerInTruth(
  {
    game,
    tables,
    recommender
  }: {
    readonly game: GameData;
    readonly tables: BattleTables;
    readonly recommender: Pick<Recommender, "winProbability">;
  },
  {a, b, movesA, movesB}: RegretQuestion,
  asked: readonly number[]
): TrueAnswer {
  return trueAnswer(asked, {
    movesA: movesA.filter((move) => canHit(tables, move, b)),
    movesB: movesB ?? damagingMoves(tables, b),
    truth: (moveA, moveB) => truth(tables, a, moveA, b, moveB),
    floor: (moveA, moveB) => floorOf(tables, a, moveA, b, moveB),
    likely: (moveA, moveB) =>
      recommender.winProbability({
        pokemonA: game.pokemon[a].id,
        moveA: game.moves[moveA].id,
        pokemonB: game.pokemon[b].id,
        moveB: game.moves[moveB].id
      })
  });
}

export function judgeQuestions(
  questions: readonly RegretQuestion[],
  context: RegretContext
): JudgedQuestion[] {
  const {tables, recommender} = roomOf(context);
  const {game, advisers} = context;
  const pokemonId = (index: number): number => game.pokemon[index].id;
  const moveId = (index: number): number => game.moves[index].id;
  const trueCase = ({move, reply, probability, standardError}: TrueRow): TrueCase => ({
    move: moveId(move),
    reply: moveId(reply),
    probability,
    standardError
  });
  return questions.map(({a, b, movesA, movesB}) => {
    const asked = {
      pokemonA: pokemonId(a),
      pokemonB: pokemonId(b),
      movesA: movesA.map(moveId),
      movesB: movesB?.map(moveId) ?? null
    };
    const {movesB: given, ...rest} = asked;
    const answers = advisers.map((adviser) => {
      const question = {...rest, ...(given && {movesB: given}), settle: adviser === "answered"};
      const {recommended} = recommender.bestMove(question);
      if (recommended === null) throw new RangeError(`nothing is recommended for ${JSON.stringify(asked)}`);
      return {
        adviser,
        move: tables.moveIndex(recommended.moveId),
        promised: recommended.winProbability
      };
    });
    const {best, rows} = answerInTruth(
      {game, tables, recommender},
      {a, b, movesA, movesB},
      answers.map(({move}) => move)
    );
    return Object.fromEntries(
      answers.map(({adviser, move, promised}) => [
        adviser,
        {...asked, recommended: trueCase(rows.get(move)!), promised, best: trueCase(best)}
      ])
    );
  });
}
