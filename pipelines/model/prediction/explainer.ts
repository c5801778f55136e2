import type {GameData} from "../../../data-loaders/game-data.ts";
import type {BattleTables} from "../../battle/battle-tables.ts";
import {computeFeatures, FEATURE_NAMES} from "../features/feature-catalogue.ts";
import {contributionsAsAsked, expectedAsAsked, orient} from "../features/orientation.ts";
import {createViewer} from "../features/view.ts";
import type {Duel, Explanation} from "./prediction-answers.ts";

export interface ExplainerOptions {
  readonly game: GameData;
  readonly tables: BattleTables;
  /** SHAP values of one row, as `orient` turns the duel. */
  readonly explainRow: (features: Float32Array) => Explanation;
}

/** Explains the model's answers as seen from A. */
export function createExplainer({game, tables, explainRow}: ExplainerOptions): (duel: Duel) => Explanation {
  const viewer = createViewer(game, tables);
  const row = new Float32Array(FEATURE_NAMES.length);
  return ({pokemonA, moveA, pokemonB, moveB}) => {
    const {view, turn} = orient(
      viewer(
        tables.pokemonIndex(pokemonA),
        tables.moveIndex(moveA),
        tables.pokemonIndex(pokemonB),
        tables.moveIndex(moveB)
      )
    );
    computeFeatures(view, row);
    const {expected, contributions} = explainRow(row);
    return {
      expected: expectedAsAsked(expected, turn),
      contributions: contributionsAsAsked(contributions, turn)
    };
  };
}
