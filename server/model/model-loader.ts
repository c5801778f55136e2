import type {Logger} from "pino";
import type {Metrics} from "../metrics/metrics.ts";
import type {ModelHolder} from "./model-holder.ts";
import type {ServedModel} from "./served-model.ts";

interface ModelLoaderOptions {
  readonly holder: ModelHolder;
  /** Opens the version that the registry calls production. */
  readonly load: () => Promise<ServedModel>;
  /** Told of each model that goes into service. */
  readonly onService?: (model: ServedModel) => void;
  readonly metrics: Pick<Metrics, "modelInfo" | "modelLoads" | "regret">;
  readonly logger: Logger;
}

/** Puts the production version into service: at the start, and again whenever another is promoted. */
export class ModelLoader {
  readonly #options: ModelLoaderOptions;

  constructor(options: ModelLoaderOptions) {
    this.#options = options;
  }

  /** @throws whatever makes the version unusable; the model in service stays */
  async load(): Promise<void> {
    const {holder, load, onService, metrics, logger} = this.#options;
    try {
      const model = await load();
      if (model.manifest.modelHash === holder.current?.manifest.modelHash) return;
      holder.replace(model);
      const {name, featureVersion} = model.manifest;
      const version = model.recommender.modelVersion;
      metrics.modelInfo.reset();
      metrics.modelInfo.set({name, version, feature_version: featureVersion}, 1);
      metrics.regret.set(model.regret ?? null);
      metrics.modelLoads.inc({result: "ok"});
      logger.info({modelVersion: version}, "model in service");
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
      const inService = holder.current?.recommender.modelVersion;
      logger.error(
        {err: error, modelVersion: inService},
        "the promoted model is refused; the one in service goes on"
      );
    }
  }
}
