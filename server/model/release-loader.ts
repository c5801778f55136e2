import type {Logger} from "pino";
import type {Metrics} from "../metrics/metrics.ts";
import {gameKey} from "./game-key.ts";
import type {ReleaseHolder} from "./release-holder.ts";
import type {ServedModel} from "./served-model.ts";

interface ReleaseLoaderOptions {
  readonly holder: ReleaseHolder;
  /** Opens the version that the registry calls production, with the game as it is now. */
  readonly load: () => Promise<ServedModel>;
  /** Told of each model that goes into service. */
  readonly onService?: (model: ServedModel) => void;
  readonly metrics: Pick<Metrics, "modelInfo" | "modelLoads" | "regret">;
  readonly logger: Logger;
}

const isSame = (model: ServedModel, served: ServedModel | null): boolean =>
  model.manifest.modelHash === served?.manifest.modelHash && gameKey(model.game) === gameKey(served.game);

/** Puts game and production version into service: at the start, and again whenever their files change. */
export class ReleaseLoader {
  readonly #options: ReleaseLoaderOptions;

  constructor(options: ReleaseLoaderOptions) {
    this.#options = options;
  }

  /** @throws whatever makes the version unusable; the model in service stays */
  async load(): Promise<void> {
    const {holder, load, onService, metrics, logger} = this.#options;
    try {
      const model = await load();
      if (isSame(model, holder.current?.model ?? null)) return;
      holder.replace(model);
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
