import type {GameData} from "../../data-loaders/game-data.ts";
import {type Catalogue, createCatalogue} from "../catalogue/game-catalogue.ts";
import {createVerifier, type Verifier} from "../verifier.ts";
import type {ServedModel} from "./served-model.ts";

/**
 * Everything an answer comes from, of one game: immutable, and replaced only whole. A request works with one from
 * start to end, and so does what is logged of it.
 */
export interface Release {
  readonly catalogue: Catalogue;
  /** null: there are data and no model. */
  readonly model: ServedModel | null;
  readonly verify: Verifier;
}

export const createRelease = (game: GameData, model: ServedModel | null): Release => ({
  catalogue: createCatalogue(game),
  model,
  verify: createVerifier(game)
});
