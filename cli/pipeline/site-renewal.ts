import {constants} from "node:os";
import type {Stage} from "../../lib/stage-runner/stage.ts";
import type {OpenPipeline} from "./open-pipeline.ts";

/** The stages that a site is built from at least. */
const NEEDED = ["etl", "pages"];

/** Stages that end within so long of each other are shown by one build. */
const SETTLE_MS = 10_000;

/**
 * Builds the site with what is there whenever there is more, one build at a time. The first brings pages that nobody
 * has seen yet. Those that follow while stages still run leave the processor to these: a build takes 20 s of it, and as
 * many of them as there are stages would take more than any stage.
 */
export class SiteRenewal {
  readonly #pipeline: Pick<OpenPipeline, "bring" | "log">;
  readonly #stages: readonly Stage[];
  readonly #done = new Set<string>();
  #running: Promise<void> | null = null;
  #settling: NodeJS.Timeout | null = null;
  #isFirst = true;
  #again = false;

  constructor(pipeline: Pick<OpenPipeline, "bring" | "log">, stages: readonly Stage[]) {
    this.#pipeline = pipeline;
    // It waits for nothing but what it cannot do without.
    this.#stages = stages.map((stage) => ({...stage, shows: []}));
  }

  stageIsDone(name: string): void {
    this.#done.add(name);
    if (!NEEDED.every((needed) => this.#done.has(needed))) return;
    if (this.#running !== null) this.#again = true;
    else if (this.#isFirst) this.#renew();
    else this.#renewOnceSettled();
  }

  /** Resolves when the site shows all there is; no stage runs. */
  async renewed(): Promise<void> {
    this.#stopSettling();
    while (this.#running !== null) await this.#running;
    this.#stopSettling();
    this.#renew();
    await this.#running;
  }

  #stopSettling(): void {
    if (this.#settling !== null) clearTimeout(this.#settling);
    this.#settling = null;
    this.#again = false;
  }

  #renewOnceSettled(): void {
    this.#settling ??= setTimeout(() => {
      this.#settling = null;
      this.#renew(constants.priority.PRIORITY_LOW);
    }, SETTLE_MS).unref();
  }

  #renew(priority?: number): void {
    this.#isFirst = false;
    this.#running = this.#pipeline
      .bring({
        target: "site",
        stages: this.#stages,
        quiet: true,
        ...(priority !== undefined && {priority})
      })
      .catch((error: Error) => this.#pipeline.log.warn(error.message))
      .then(() => {
        this.#running = null;
        if (!this.#again) return;
        this.#again = false;
        this.#renewOnceSettled();
      });
  }
}
