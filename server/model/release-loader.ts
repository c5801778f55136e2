import type {Logger} from "pino";
import type {GameData} from "../../data-loaders/game-data.ts";
import type {Trial} from "../../pipelines/model/registry/trial.ts";
import type {Metrics} from "../metrics/metrics.ts";
import {gameKey} from "./game-key.ts";
import type {ReleaseHolder} from "./release-holder.ts";
import type {ServedModel} from "./served-model.ts";

interface ReleaseLoaderOptions {
  readonly holder: ReleaseHolder;
  /** Opens the version that the registry calls production, with the game as it is now. */
  readonly load: () => Promise<ServedModel>;
  /** The trial that the registry tells of, and how its version is opened. */
  readonly trial?: {
    readonly read: () => Trial | null;
    readonly open: (version: number, game: GameData) => ServedModel;
  };
  /** Told of each model that goes into service. */
  readonly onService?: (model: ServedModel) => void;
  readonly metrics: Pick<Metrics, "modelInfo" | "modelLoads" | "regret" | "trialInfo">;
  readonly logger: Logger;
}

const isSame = (model: ServedModel, served: ServedModel | null): boolean =>
  model.manifest.modelHash === served?.manifest.modelHash && gameKey(model.game) === gameKey(served.game);

/** Puts game, production version and trial into service: at the start, and again whenever their files change. */
export class ReleaseLoader {
  readonly #options: ReleaseLoaderOptions;

  constructor(options: ReleaseLoaderOptions) {
    this.#options = options;
  }

  /** @throws whatever makes the version in production unusable; the model in service stays */
  async load(): Promise<void> {
    try {
      await this.#loadProduction();
    } finally {
      // A trial that is over stops answering also where what follows it cannot serve.
      this.#loadTrial();
    }
  }

  async #loadProduction(): Promise<void> {
    const {holder, load, onService, metrics, logger} = this.#options;
    try {
      const model = await load();
      if (isSame(model, holder.current?.model ?? null)) return;
      holder.replace(model);
      metrics.trialInfo.reset();
      const {name, featureVersion} = model.manifest;
      const version = model.recommender.modelVersion;
      metrics.modelInfo.reset();
      metrics.modelInfo.set({name, version, feature_version: featureVersion}, 1);
      metrics.regret.set(model.regret ?? null);
      metrics.modelLoads.inc({result: "ok"});
      logger.info({modelVersion: version, game: gameKey(model.game)}, "model in service");
      onService?.(model);
    } catch (error) {
      metrics.modelLoads.inc({result: "refused"});
      throw error;
    }
  }

  /** A version that cannot be tried keeps nobody from the one in service: it is counted and told. */
  #loadTrial(): void {
    const {holder, trial: source, metrics, logger} = this.#options;
    const {current} = holder;
    if (source === undefined || !current?.model) return;
    const before = current.trial;
    let version: number | null = null;
    try {
      const trial = source.read();
      version = trial?.version ?? null;
      if (trial === null || trial.production !== current.model.manifest.version) {
        if (before === null) return;
        holder.tryBeside(null);
        metrics.trialInfo.reset();
        logger.info({modelVersion: before.model.recommender.modelVersion}, "the trial is over");
        return;
      }
      const {share, phase} = trial;
      const isOpen = before?.model.manifest.version === trial.version;
      if (isOpen && before.share === share) return;
      const model = isOpen ? before.model : source.open(trial.version, current.model.game);
      holder.tryBeside({model, share});
      metrics.trialInfo.reset();
      metrics.trialInfo.set({version: String(trial.version), phase}, share);
      if (!isOpen) metrics.modelLoads.inc({result: "ok"});
      logger.info({modelVersion: String(trial.version), phase, share}, "a version is on trial");
    } catch (error) {
      if (before !== null) holder.tryBeside(null);
      metrics.trialInfo.reset();
      metrics.modelLoads.inc({result: "refused"});
      logger.error({err: error, modelVersion: version}, "the version on trial is refused; none is tried");
    }
  }

  /** As `load`, but a version that is refused is only reported: the one in service goes on. */
  async reload(): Promise<void> {
    const {holder, logger} = this.#options;
    try {
      await this.load();
    } catch (error) {
      const inService = holder.current?.model?.recommender.modelVersion ?? null;
      logger.error(
        {err: error, modelVersion: inService},
        inService === null
          ? "the promoted model is refused; none is in service"
          : "the promoted model is refused; the one in service goes on"
      );
    }
  }
}
