import type {Duel} from "../../pipelines/model/prediction/prediction-answers.ts";
import {selfTest} from "./self-test.ts";
import type {ServedModel} from "./served-model.ts";

/** The model in service. Replacing it never interrupts a request, which keeps the one it began with. */
export class ModelHolder {
  readonly #probes: readonly Duel[];
  #current: ServedModel | null = null;

  /** @param probes duels that every model must answer before it serves */
  constructor(probes: readonly Duel[]) {
    this.#probes = probes;
  }

  get current(): ServedModel | null {
    return this.#current;
  }

  /** @throws BrokenModelError, and leaves the model in service as it was. */
  replace(model: ServedModel): void {
    selfTest(model, this.#probes);
    this.#current = model;
  }
}
