import type {GameData} from "../../data-loaders/game-data.ts";
import {type Catalogue, createCatalogue} from "../catalogue/game-catalogue.ts";
import {createVerifier, type Verifier} from "../verifier.ts";
import type {ServedModel} from "./served-model.ts";

/** A version beside the one in service. */
export interface ReleaseTrial {
  readonly model: ServedModel;
  /** Of the requests that it answers itself; 0: in shadow. */
  readonly share: number;
}

/**
 * Everything an answer comes from, of one game: immutable, and replaced only whole. A request works with one from
 * start to end, and so does what is logged of it.
 */
export interface Release {
  readonly catalogue: Catalogue;
  /** null: there are data and no model. */
  readonly model: ServedModel | null;
  readonly verify: Verifier;
  /** null: no version is on trial. */
  readonly trial: ReleaseTrial | null;
}

export const createRelease = (
  game: GameData,
  model: ServedModel | null,
  trial: ReleaseTrial | null = null
): Release => ({
  catalogue: createCatalogue(game),
  model,
  trial,
  verify: createVerifier(game)
});
