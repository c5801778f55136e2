import {setTimeout} from "node:timers/promises";
import type {Logger} from "pino";
import type {Gauge} from "prom-client";
import type {DataPaths} from "../../lib/files/paths.ts";
import {createPool} from "../../lib/workers/pool.ts";
import type {UsualAnswers} from "../../pipelines/model/prediction/prediction-answers.ts";
import type {ForeseeRequest} from "./foresee-tasks.ts";
import type {ServedModel} from "./served-model.ts";

/** Lets the server get ready first. */
const PAUSE_MS = 1000;

/**
 * Works out every usual best-move answer of the model in service beforehand, in a worker thread that lets all
 * others go first: the game has 35,000 pairs of Pokémon, and each is asked about sooner or later. What is not
 * ready yet is computed when it is asked for, to the same result.
 */
export class Foresight {
  readonly #paths: DataPaths;
  readonly #logger: Logger;
  #current: Promise<void> = Promise.resolve();
  #stop = new AbortController();

  readonly #ratio: Pick<Gauge, "set">;

  constructor(paths: DataPaths, ratio: Pick<Gauge, "set">, logger: Logger) {
    this.#paths = paths;
    this.#ratio = ratio;
    this.#logger = logger;
  }

  /** Begins anew with this model; a run for another one ends. */
  begin(model: ServedModel): void {
    this.#stop.abort();
    this.#ratio.set(0);
    this.#stop = new AbortController();
    const {signal} = this.#stop;
    this.#current = this.#current.then(() => this.#run(model, signal));
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#current;
  }

  async #run({recommender, game}: ServedModel, signal: AbortSignal): Promise<void> {
    const {learn, pokemonCount = 0, modelVersion} = recommender;
    await setTimeout(PAUSE_MS, null, {signal}).catch(() => {});
    if (learn === undefined || signal.aborted) return;
    const start = performance.now();
    const pool = createPool(new URL("./foresee-tasks.ts", import.meta.url), {paths: this.#paths, game}, 1);
    // One Pokémon takes seconds, which an end does not wait for.
    const end = (): void => void pool.close();
    signal.addEventListener("abort", end, {once: true});
    try {
      for (let pokemon = 0; pokemon < pokemonCount && !signal.aborted; pokemon++) {
        const request: ForeseeRequest = {version: Number(modelVersion), pokemon};
        learn(await pool.run<UsualAnswers>("foresee", request));
        if (!signal.aborted) this.#ratio.set((pokemon + 1) / pokemonCount);
      }
      if (signal.aborted) return;
      const seconds = Math.round((performance.now() - start) / 1000);
      this.#logger.info({modelVersion, seconds}, "every usual best-move answer is worked out");
    } catch (error) {
      if (signal.aborted) return;
      this.#logger.warn({err: error, modelVersion}, "answers are not worked out beforehand");
    } finally {
      signal.removeEventListener("abort", end);
      if (!signal.aborted) await pool.close();
    }
  }
}
