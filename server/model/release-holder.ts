import type {GameData} from "../../data-loaders/game-data.ts";
import type {Duel} from "../../pipelines/model/prediction/prediction-answers.ts";
import type {Catalogue} from "../catalogue/game-catalogue.ts";
import {probeDuels} from "./probes.ts";
import {createRelease, type Release, type ReleaseTrial} from "./release.ts";
import {selfTest} from "./self-test.ts";
import type {ServedModel} from "./served-model.ts";

/** The release in service. Replacing it never interrupts a request, which keeps the one it began with. */
export class ReleaseHolder {
  readonly #probesOf: (catalogue: Catalogue) => readonly Duel[];
  #current: Release | null = null;

  /** @param probesOf duels that a model must answer before it serves */
  constructor(probesOf: (catalogue: Catalogue) => readonly Duel[] = probeDuels) {
    this.#probesOf = probesOf;
  }

  get current(): Release | null {
    return this.#current;
  }

  /** Answers of the game what needs no model, until there is one. */
  openWithoutModel(game: GameData): void {
    this.#current = createRelease(game, null);
  }

  /** @throws BrokenModelError, and leaves the release in service as it was. */
  replace(model: ServedModel): void {
    const release = createRelease(model.game, model);
    selfTest(model, this.#probesOf(release.catalogue));
    this.#current = release;
  }

  /**
   * Puts a version on trial beside the model in service, or takes it off.
   * @throws BrokenModelError, and leaves the release in service as it was.
   */
  tryBeside(trial: ReleaseTrial | null): void {
    const release = this.#current;
    if (release === null) throw new RangeError("there is no model in service to be beside");
    if (trial !== null) selfTest(trial.model, this.#probesOf(release.catalogue));
    this.#current = {...release, trial};
  }
}
