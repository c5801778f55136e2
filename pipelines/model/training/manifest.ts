/** What the model is called wherever it is known by a name: manifests, MLflow, the inference protocol. */
export const MODEL_NAME = "battle_winner_predictor";

/** What is known of one model version; stored beside its `model.json` as `manifest.json`. */
export interface ModelManifest {
  readonly name: typeof MODEL_NAME;
  /** 1, 2, 3, … in order of training. */
  readonly version: number;
  /** ISO 8601, UTC. */
  readonly trainedAt: string;
  readonly modelType: string;
  readonly objective: string;
  readonly featureNames: readonly string[];
  /** Hash of the feature catalogue the model was trained with. */
  readonly featureVersion: string;
  /** Which side of a duel the model sees as A: rows given to `model.json` must be turned so. */
  readonly frame: string;
  readonly parameters: Readonly<Record<string, number | string>>;
  readonly seed: number;
  readonly trainingRows: number;
  /** Of these, duels of other builds than the default one. */
  readonly trainingBuilds?: number | undefined;
  readonly inputs: Readonly<Record<string, string>>;
  /** SHA-256 of `model.json`. */
  readonly modelHash: string;
  /** Headline figures on the pair-disjoint test split; empty until the evaluate stage has run. */
  readonly metrics: Readonly<Record<string, number>>;
}
