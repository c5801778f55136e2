import type {GameData} from "../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../battle/battle-tables.ts";
import {canHit} from "../../battle/can-hit.ts";
import {damagingMoves} from "../../battle/damaging-moves.ts";
import {attackOutlook} from "../../battle/outlook.ts";
import {computeFeatures, FEATURE_NAMES} from "../features/feature-catalogue.ts";
import {asAsked, EVEN, orient, TURN} from "../features/orientation.ts";
import {effectivePower} from "../features/original-features.ts";
import {createViewer, strikeOf} from "../features/view.ts";
import {DuelMemory} from "./duel-memory.ts";
import {createExplainer} from "./explainer.ts";
import {equilibriumOf, isTied, settleBest, settleOrder} from "./matchup.ts";
import {OpenRows} from "./open-rows.ts";
import type {
  BestMoveAnswer,
  Duel,
  Explanation,
  ForesightedRecommender,
  PlayedMove,
  RankedMove
} from "./prediction-answers.ts";
import {type MoveCase, type Propose, Settler, SHARP, type WorstCase} from "./settle.ts";

/** What the recommender needs of a model: a probability for one row of feature values, and perhaps its reasons. */
export interface RowModel {
  readonly featureNames: readonly string[];
  /** @param features of the duel as `orient` turns it */
  predictRow(features: Float32Array): number;
  explainRow?(features: Float32Array): Explanation;
}

/** Of more moves, those that the model thinks little of are not tried. */
const FEW_MOVES = 8;

/** Shares of a mixed strategy below this are rounding of the solver. */
const PLAYED = 1e-6;

class FeatureMismatchError extends Error {
  constructor(
    readonly expected: number,
    found: number,
    first: string | undefined
  ) {
    super(
      `the model was trained on other features (${found} columns, ${expected} in the catalogue` +
        `${first === undefined ? "" : `; "${first}" is the first that differs`}): train it again`
    );
    this.name = "FeatureMismatchError";
  }
}

/** @throws FeatureMismatchError where the model's columns are not exactly the catalogue's */
export function checkFeatures(featureNames: readonly string[]): void {
  const different = FEATURE_NAMES.findIndex((name, index) => featureNames[index] !== name);
  if (different >= 0 || featureNames.length !== FEATURE_NAMES.length) {
    throw new FeatureMismatchError(FEATURE_NAMES.length, featureNames.length, FEATURE_NAMES[different]);
  }
}

export interface RecommenderOptions {
  readonly game: GameData;
  readonly model: RowModel;
  readonly modelVersion: string;
  /** Shared with other users of the simulator in the same program. */
  readonly tables?: BattleTables;
}

/** Answers from a model over the game's data; the same in the server and in the page. */
export function createRecommender(options: RecommenderOptions): ForesightedRecommender {
  const {game, model, modelVersion, tables = createBattleTables(game)} = options;
  checkFeatures(model.featureNames);
  const viewer = createViewer(game, tables);
  const row = new Float32Array(FEATURE_NAMES.length);

  const memory = new DuelMemory(tables);
  const openRows = new OpenRows(tables);

  const indexesOf = ({pokemonA, moveA, pokemonB, moveB}: Duel) =>
    [
      tables.pokemonIndex(pokemonA),
      tables.moveIndex(moveA),
      tables.pokemonIndex(pokemonB),
      tables.moveIndex(moveB)
    ] as const;
  /** The model's word on a duel, kept; a duel that is its own mirror image is even. Arguments are indexes. */
  const propose: Propose = (a, moveA, b, moveB) =>
    memory.answer(a, moveA, b, moveB, () => {
      const {view, turn} = orient(viewer(a, moveA, b, moveB));
      if (turn === TURN.even) return EVEN;
      computeFeatures(view, row);
      return asAsked(model.predictRow(row), turn);
    });
  const settler = new Settler(tables, propose);
  const described = (a: number, moveA: number, b: number, worst: WorstCase): MoveCase => ({
    ...worst,
    modelProbability: propose(a, moveA, b, worst.reply),
    score: attackOutlook(tables, a, moveA, b).expectedShare
  });

  /** What B may reply with where its moves are not given. */
  const usualReplies = (b: number): readonly number[] => {
    const damaging = damagingMoves(tables, b);
    return damaging.length > 0 ? damaging : tables.pokemon[b].moves;
  };
  const usualCase = (a: number, moveA: number, b: number): MoveCase =>
    openRows.worstCase(a, moveA, b, () =>
      described(a, moveA, b, settler.worstCase(a, moveA, b, usualReplies(b)))
    );

  const rank = (a: number, moveA: number, b: number, worst: MoveCase): RankedMove => {
    const {probability, method, playouts, standardError, reply, modelProbability, score} = worst;
    const strike = strikeOf(tables, a, moveA, b);
    return {
      moveId: game.moves[moveA].id,
      opponentMoveId: game.moves[reply].id,
      power: strike.power || null,
      effectivePower: effectivePower(strike),
      typeMultiplier: strike.multiplier,
      stab: strike.stab,
      priority: game.moves[moveA].priority,
      score,
      winProbability: probability,
      method,
      playouts,
      standardError,
      modelProbability,
      predictedWinner: probability >= 0.5 ? "A" : "B"
    };
  };

  /** The worst case of each move of A, in their order. Where B's moves are given, as sharp as their order needs. */
  const worstCases = (
    a: number,
    movesA: readonly number[],
    b: number,
    movesB: readonly number[] | undefined,
    settle: boolean
  ): readonly MoveCase[] => {
    if (settle && movesB === undefined) return movesA.map((move) => usualCase(a, move, b));
    const replies = movesB ?? usualReplies(b);
    const proposals = () => movesA.map((move) => settler.proposedCase(a, move, b, replies));
    const settled = (row: number, target?: number) => settler.worstCase(a, movesA[row], b, replies, target);
    const cases = settle
      ? settleOrder(
          movesA.length <= FEW_MOVES
            ? movesA.map((_, row) => settled(row))
            : settleBest(proposals(), settled),
          (row) => settled(row, SHARP)
        )
      : proposals();
    return cases.map((worst, row) => described(a, movesA[row], b, worst));
  };

  return {
    modelVersion,
    featureNames: FEATURE_NAMES,
    featureVector(duel) {
      const values = new Float32Array(FEATURE_NAMES.length);
      computeFeatures(viewer(...indexesOf(duel)), values);
      return values;
    },
    ...(model.explainRow && {explain: createExplainer({game, tables, explainRow: model.explainRow})}),
    winProbability: (duel) => propose(...indexesOf(duel)),
    estimate(duel) {
      const indexes = indexesOf(duel);
      return {...settler.answer(...indexes), modelProbability: propose(...indexes)};
    },
    bestMove({pokemonA, pokemonB, movesA, movesB, settle = true}): BestMoveAnswer {
      if (movesA.length === 0) throw new RangeError("movesA is empty: name one to twenty moves of A");
      const a = tables.pokemonIndex(pokemonA);
      const b = tables.pokemonIndex(pokemonB);
      const all = movesA.map(tables.moveIndex);
      const own = all.filter((move) => canHit(tables, move, b));
      const cannotHit = all.filter((move) => !own.includes(move)).map((move) => game.moves[move].id);
      if (own.length === 0) {
        const equilibrium = {value: 0, strategyA: [], strategyB: []};
        return {recommended: null, ranked: [], cannotHit, matrix: [], tiedWith: [], equilibrium};
      }
      const given = movesB?.length ? movesB.map(tables.moveIndex) : undefined;
      const cases = worstCases(a, own, b, given, settle);
      const order = cases
        .map((worst, i) => ({worst, ranked: rank(a, own[i], b, worst)}))
        .sort(
          ({ranked: x}, {ranked: y}) =>
            y.winProbability - x.winProbability || y.score - x.score || x.moveId - y.moveId
        );
      const [best, ...others] = order;
      const {value, row, column} = equilibriumOf(cases);
      const played = (moves: readonly number[], weights: readonly number[]): PlayedMove[] =>
        moves
          .map((move, i) => ({moveId: game.moves[move].id, probability: weights[i]}))
          .filter(({probability}) => probability > PLAYED)
          .sort((x, y) => y.probability - x.probability);
      return {
        recommended: best.ranked,
        ranked: order.map(({ranked}) => ranked),
        cannotHit,
        matrix: cases.map(({replies}) => replies),
        tiedWith: others.filter(({worst}) => isTied(best.worst, worst)).map(({ranked}) => ranked.moveId),
        equilibrium: {
          value: Math.min(1, Math.max(0, value)),
          strategyA: played(own, row),
          strategyB: played(given ?? usualReplies(b), column)
        }
      };
    },
    pokemonCount: tables.pokemon.length,
    foresee(pokemon) {
      for (const {index: b} of tables.pokemon)
        for (const move of damagingMoves(tables, pokemon)) usualCase(pokemon, move, b);
      return {pokemon, pairs: openRows.of(pokemon)};
    },
    learn({pokemon, pairs}) {
      openRows.learn(pokemon, pairs);
    }
  };
}
