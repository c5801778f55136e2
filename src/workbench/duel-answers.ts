import type {GameData} from "../../data-loaders/game-data.ts";
import {wilsonInterval} from "../../lib/statistics/normal.ts";
import {type BattleTables, createBattleTables, duelProbability} from "../../pipelines/battle/index.ts";
import {FEATURES} from "../../pipelines/model/features/feature-catalogue.ts";
import {createExplainer} from "../../pipelines/model/prediction/explainer.ts";
import type {Recommender} from "../../pipelines/model/prediction/prediction-answers.ts";
import {createRecommender} from "../../pipelines/model/prediction/recommender.ts";
import {type LoadedModel, loadModel} from "../fight/fight-model.ts";
import {featureGroup} from "../i18n/feature-groups.ts";
import {both} from "./both.ts";
import {type CellFiles, cellFiles} from "./cell-files.ts";
import {duelOf, type NamedDuel} from "./duel-names.ts";

interface Opened {
  readonly game: GameData;
  readonly tables: BattleTables;
}

interface OpenedModel extends Opened {
  readonly model: LoadedModel;
  readonly recommender: Recommender;
}

interface Simulation {
  readonly probability: number;
  /** 95 %; both ends are the probability where it is exact. */
  readonly low: number;
  readonly high: number;
  readonly method: "exact" | "monte_carlo";
  /** 0 where the probability is exact. */
  readonly playouts: number;
}

interface Contribution {
  readonly feature: string;
  readonly group: string;
  /** SHAP value on the log-odds scale; positive speaks for A. */
  readonly contribution: number;
}

interface DuelExplanation {
  /** Log-odds before anything is known: with the contributions they add up to those of the prediction. */
  readonly expected: number;
  /** The strongest first. */
  readonly contributions: readonly Contribution[];
}

/** Remembers what succeeds; what fails is tried anew. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    made.catch(() => {
      made = null;
    });
    return made;
  };
}

export interface DuelAnswers {
  /** P(A wins) by the model in service. */
  predict(duel: NamedDuel): Promise<number>;
  /** P(A wins) by the game's rules: exact where it can be, else by fights. */
  simulate(
    duel: NamedDuel,
    options?: {readonly playouts?: number; readonly seed?: number}
  ): Promise<Simulation>;
  /** Why the model says so. */
  explain(duel: NamedDuel): Promise<DuelExplanation>;
}

const PLAYOUTS = 2000;

/** The game's answers for cells about duels. */
export function duelAnswers(files: () => Promise<CellFiles>): DuelAnswers {
  const open = once(async (): Promise<Opened> => {
    const game = (await (await files()).game.json()) as GameData;
    return {game, tables: createBattleTables(game)};
  });
  const openModel = once(async (): Promise<OpenedModel> => {
    const [{game, tables}, bytes] = await Promise.all([
      open(),
      files().then(({model}) => model.arrayBuffer())
    ]);
    if (bytes.byteLength === 0)
      throw new Error(
        both(
          "no model is in service yet: run “npm run promote”, then build the site again",
          "aucun modèle n’est encore en service : lancez « npm run promote », puis reconstruisez le site"
        )
      );
    const model = loadModel(new Uint8Array(bytes));
    const recommender = createRecommender({game, tables, model: model.model, modelVersion: "production"});
    return {game, tables, model, recommender};
  });
  const explainer = once(async () => {
    const [{game, tables, model}, covers] = await Promise.all([
      openModel(),
      files().then((named) => named.covers.arrayBuffer())
    ]);
    const {explainRow} = model.explainable(new Uint8Array(covers));
    return {game, explain: createExplainer({game, tables, explainRow})};
  });
  return {
    async predict(duel) {
      const {game, recommender} = await openModel();
      return recommender.winProbability(duelOf(game, duel));
    },
    async simulate(duel, {playouts = PLAYOUTS, seed = 1} = {}) {
      if (!Number.isInteger(playouts) || playouts < 1)
        throw new RangeError(`playouts: expected a whole number from 1, got ${playouts}`);
      const {game, tables} = await open();
      const {pokemonA, moveA, pokemonB, moveB} = duelOf(game, duel);
      const {
        probability,
        method,
        playouts: played
      } = duelProbability(
        tables,
        tables.pokemonIndex(pokemonA),
        tables.moveIndex(moveA),
        tables.pokemonIndex(pokemonB),
        tables.moveIndex(moveB),
        {playouts, seed}
      );
      const {low, high} =
        method === "exact"
          ? {low: probability, high: probability}
          : wilsonInterval(probability * played, played, 0.95);
      return {probability, low, high, method, playouts: played};
    },
    async explain(duel) {
      const {game, explain} = await explainer();
      const {expected, contributions} = explain(duelOf(game, duel));
      return {
        expected,
        contributions: FEATURES.map(({name, group}, index) => ({
          feature: name,
          group: featureGroup(group),
          contribution: contributions[index]
        })).sort((x, y) => Math.abs(y.contribution) - Math.abs(x.contribution))
      };
    }
  };
}

export const {predict, simulate, explain} = duelAnswers(cellFiles);
