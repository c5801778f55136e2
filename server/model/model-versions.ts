import type {GameData} from "../../data-loaders/game-data.ts";
import type {Duel} from "../../pipelines/model/prediction/prediction-answers.ts";
import type {ModelManifest} from "../../pipelines/model/training/manifest.ts";
import {createCatalogue} from "../catalogue/game-catalogue.ts";
import {probeDuels} from "./probes.ts";
import {selfTest} from "./self-test.ts";
import type {ServedModel} from "./served-model.ts";

/** A version that is registered and cannot answer, such as one of other features. */
export class UnusableVersionError extends Error {
  constructor(version: number, cause: Error) {
    super(`Model version ${version} is registered but cannot answer: ${cause.message}`, {cause});
    this.name = "UnusableVersionError";
  }
}

interface ModelVersionsOptions {
  /** Numbers of the versions that are registered now, ascending. */
  readonly list: () => readonly number[];
  /** Reads what one says of itself; what it throws says why it cannot answer. */
  readonly describe: (version: number) => ModelManifest;
  /** Opens one; what it throws says what is wrong with it. */
  readonly open: (version: number, game: GameData) => ServedModel;
  readonly probesOf?: (game: GameData) => readonly Duel[];
}

/** Each keeps what it was asked, which may be a hundred megabytes. */
const MOST_OPEN = 2;

/** Registered versions beside the one in service, opened when one is asked for; the last few stay open. */
export class ModelVersions {
  readonly #options: ModelVersionsOptions;
  readonly #opened: ServedModel[] = [];

  constructor(options: ModelVersionsOptions) {
    this.#options = options;
  }

  list(): readonly number[] {
    return this.#options.list();
  }

  isOpen(version: number, game: GameData): boolean {
    return this.#find(version, game) !== undefined;
  }

  /** What one says of itself, without opening it. @throws UnusableVersionError */
  describe(version: number): ModelManifest {
    return usable(version, () => this.#options.describe(version));
  }

  /** @throws UnusableVersionError */
  open(version: number, game: GameData): ServedModel {
    const model = this.#find(version, game) ?? this.#load(version, game);
    const others = this.#opened.filter((opened) => opened !== model && opened.game === game);
    this.#opened.splice(0, Number.POSITIVE_INFINITY, model, ...others.slice(0, MOST_OPEN - 1));
    return model;
  }

  #find(version: number, game: GameData): ServedModel | undefined {
    return this.#opened.find((model) => model.manifest.version === version && model.game === game);
  }

  #load(version: number, game: GameData): ServedModel {
    const {open, probesOf = (about) => probeDuels(createCatalogue(about))} = this.#options;
    return usable(version, () => {
      const model = open(version, game);
      selfTest(model, probesOf(game));
      return model;
    });
  }
}

function usable<T>(version: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UnusableVersionError(version, error as Error);
  }
}
