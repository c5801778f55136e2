import type {Reference} from "../../data-loaders/collection.ts";
import {damagingMoves} from "../catalogue/damaging.ts";
import type {Catalogue} from "../catalogue/game-catalogue.ts";
import type {Format} from "../formats/media-types.ts";
import type {ModelVersions} from "../model/model-versions.ts";
import type {ServedModel} from "../model/served-model.ts";

/** What a request may cost at most, known before it runs. */
export interface Price {
  /** Win probabilities that the model has to give. */
  readonly predictions: number;
  /** Milliseconds of the simulator. */
  readonly simulatorMs: number;
}

/** A request that only looks something up. */
export const NOMINAL: Price = {predictions: 1, simulatorMs: 0};

/** Settling one duel, and one of the moves that a best-move question ranks: means, measured over random ones. */
const SETTLE_MS = 2;
const RANK_MS = 7;
/** A fight's first answer, which is given however small its budget is: the mean over random ones. */
const FIRST_FIGHT_MS = 100;
/** A ranking of a whole learnset costs no more than one of so many moves. */
const MOST_RANKED = 20;
const VERIFY_MS = 20;
const MOST_VERIFY_MS = 400;
/** Reading a version's file, its tables, and its trial. */
const OPEN_MS = 300;
/** Writing a table by columns, with what they hold of text gathered. */
const COLUMNAR_MS = 10;
/** An explanation takes as long as so many predictions. */
const EXPLAIN_PREDICTIONS = 60;

export const settled = (duels: number): Price => ({predictions: duels, simulatorMs: SETTLE_MS * duels});
export const ranked = (moves: number, replies: number): Price => ({
  predictions: moves * replies,
  simulatorMs: RANK_MS * Math.min(moves, MOST_RANKED)
});
export const fought = (fights: number, budgetMs: number): Price => ({
  predictions: fights,
  simulatorMs: Math.max(budgetMs, FIRST_FIGHT_MS)
});
export const proposed = (duels: number): Price => ({predictions: duels, simulatorMs: 0});

/** What `?explain` and `?verify` add. */
export function withExtras(
  {predictions, simulatorMs}: Price,
  duels: number,
  {explain = false, verify = false}: {readonly explain?: boolean; readonly verify?: boolean}
): Price {
  return {
    predictions: predictions + (explain ? EXPLAIN_PREDICTIONS : 0),
    simulatorMs: simulatorMs + (verify ? Math.min(MOST_VERIFY_MS, VERIFY_MS * duels) : 0)
  };
}

/** What it adds that a version is asked for which is not open yet. */
export function withOpening(
  price: Price,
  {
    versions,
    model,
    catalogue
  }: {
    readonly versions: Pick<ModelVersions, "isOpen">;
    readonly model: ServedModel | null;
    readonly catalogue: Catalogue;
  },
  version: number | undefined
): Price {
  const isOpen =
    version === undefined || version === model?.manifest.version || versions.isOpen(version, catalogue.game);
  return isOpen ? price : {...price, simulatorMs: price.simulatorMs + OPEN_MS};
}

/** What the form of an answer adds. */
export const withForm = (price: Price, format: Format): Price =>
  format === "arrow" || format === "parquet"
    ? {...price, simulatorMs: price.simulatorMs + COLUMNAR_MS}
    : price;

/** Damaging moves of a Pokémon that a body names; of one that there is not, none: its request is refused. */
export function damagingCount(catalogue: Catalogue, reference: Reference): number {
  try {
    return damagingMoves(catalogue, catalogue.pokemon.find(reference, "en").id).length;
  } catch {
    return 0;
  }
}

/** A millisecond of a processor gives so many predictions that nobody asked for before. */
const PREDICTIONS_A_MS = 5;

/** A price as one number: predictions that take as long. */
export const workOf = ({predictions, simulatorMs}: Price): number =>
  predictions + PREDICTIONS_A_MS * simulatorMs;
export const workOfMs = (milliseconds: number): number => PREDICTIONS_A_MS * milliseconds;
