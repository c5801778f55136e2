import type {RunRecord} from "../tracking/run-record.ts";
import type {Mlflow} from "./connect.ts";
import type {KeyValue, MlflowClient} from "./mlflow-client.ts";
import {hasCode, MlflowError} from "./mlflow-error.ts";
import {ALREADY_EXISTS, LIMITS} from "./mlflow-limits.ts";
import {clip} from "./names.ts";

/** Experiments of this project in a server shared with others. */
export const EXPERIMENT_PREFIX = "predictiondex/";
/** The tag by which a run of ours is found again. */
const RUN_ID_TAG = "predictiondex.run_id";

export interface MlflowRun {
  readonly runId: string;
  readonly artifactUri: string;
}

/** The experiment's id; created where it is missing. @throws MlflowError also where it was deleted in MLflow */
export const ensureExperiment = ({once, retry}: Mlflow, experiment: string): Promise<string> =>
  retry(async () => {
    const name = EXPERIMENT_PREFIX + experiment;
    const known = await once.getExperimentByName(name);
    if (known && known.lifecycle_stage !== "active") {
      throw new MlflowError(
        "experiments/get-by-name",
        `experiment ${name} was deleted; restore it in MLflow`,
        200
      );
    }
    if (known) return known.experiment_id;
    try {
      return await once.createExperiment(name);
    } catch (error) {
      // Somebody else was faster.
      const theirs = hasCode(error, ALREADY_EXISTS) ? await once.getExperimentByName(name) : undefined;
      if (theirs) return theirs.experiment_id;
      throw error;
    }
  });

const quoted = (text: string): string => `'${text.replaceAll("'", "\\'")}'`;

async function findRun(client: MlflowClient, experimentId: string, id: string) {
  const {runs} = await client.searchRuns({
    experiment_ids: [experimentId],
    filter: `tags.\`${RUN_ID_TAG}\` = ${quoted(id)}`,
    max_results: 1
  });
  return runs.at(0)?.info;
}

/**
 * MLflow's counterpart of a run. It is looked for before it is created, so that a request that was lost only on its
 * way back does not leave two.
 */
export const ensureRun = ({once, retry}: Mlflow, experimentId: string, run: RunRecord): Promise<MlflowRun> =>
  retry(async () => {
    const info =
      (await findRun(once, experimentId, run.id)) ??
      (await once.createRun({
        experiment_id: experimentId,
        run_name: clip(run.name, LIMITS.keyLength),
        start_time: Date.parse(run.startedAt),
        tags: [
          {key: RUN_ID_TAG, value: run.id},
          {key: "mlflow.source.name", value: "predictiondex"}
        ]
      }));
    return {runId: info.run_id, artifactUri: info.artifact_uri};
  });

export const ensureRegisteredModel = ({once, retry}: Mlflow, name: string, description: string) =>
  retry(async () => {
    if (await once.getRegisteredModel(name)) return;
    try {
      await once.createRegisteredModel({name, description, tags: [{key: "project", value: "predictiondex"}]});
    } catch (error) {
      if (!hasCode(error, ALREADY_EXISTS)) throw error;
    }
  });

/** Versions per page of a search. */
const PAGE = 1000;

/** Every version of a model in MLflow. */
export async function modelVersions(client: MlflowClient, name: string) {
  const versions = [];
  let token: string | undefined;
  do {
    const page = await client.searchModelVersions({
      filter: `name=${quoted(name)}`,
      max_results: String(PAGE),
      ...(token ? {page_token: token} : {})
    });
    versions.push(...page.model_versions);
    token = page.next_page_token;
  } while (token);
  return versions;
}

/** The version with the tag that tells it from the others; created where it is missing. */
export const ensureModelVersion = (
  {once, retry}: Mlflow,
  wanted: Parameters<MlflowClient["createModelVersion"]>[0],
  mark: KeyValue
) =>
  retry(async () => {
    const known = (await modelVersions(once, wanted.name)).find(({tags}) =>
      tags.some(({key, value}) => key === mark.key && value === mark.value)
    );
    return known ?? (await once.createModelVersion({...wanted, tags: [mark, ...wanted.tags]}));
  });
