import type {Stage} from "../../lib/stage-runner/stage.ts";
import type {OpenPipeline} from "./open-pipeline.ts";

/** The stages that a site is built from at least. */
const NEEDED = ["etl", "pages"];

/** Builds the site with what is there whenever there is more, one build at a time. */
export class SiteRenewal {
  readonly #pipeline: Pick<OpenPipeline, "bring" | "log">;
  readonly #stages: readonly Stage[];
  readonly #done = new Set<string>();
  #running: Promise<void> | null = null;
  #again = false;

  constructor(pipeline: Pick<OpenPipeline, "bring" | "log">, stages: readonly Stage[]) {
    this.#pipeline = pipeline;
    // It waits for nothing but what it cannot do without.
    this.#stages = stages.map((stage) => ({...stage, shows: []}));
  }

  stageIsDone(name: string): void {
    this.#done.add(name);
    if (NEEDED.every((needed) => this.#done.has(needed))) this.#renew();
  }

  /** Resolves when the site shows all there is. */
  async renewed(): Promise<void> {
    this.#renew();
    while (this.#running !== null) await this.#running;
  }

  #renew(): void {
    if (this.#running !== null) {
      this.#again = true;
      return;
    }
    this.#running = this.#pipeline
      .bring({target: "site", stages: this.#stages, quiet: true})
      .catch((error: Error) => this.#pipeline.log.warn(error.message))
      .then(() => {
        this.#running = null;
        if (!this.#again) return;
        this.#again = false;
        this.#renew();
      });
  }
}
