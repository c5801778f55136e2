import {ALIASES} from "../registry/registry-schema.ts";
import {MODEL_NAME} from "../training/manifest.ts";
import type {Mlflow} from "./connect.ts";
import {EXPERIMENT_PREFIX, modelVersions} from "./ensure.ts";
import {MlflowError} from "./mlflow-error.ts";
import {MODEL_HASH_TAG} from "./register.ts";

const PAGE = 1000;

interface ExperimentStatus {
  readonly name: string;
  /** Runs by MLflow's status. */
  readonly runs: Readonly<Record<string, number>>;
}

export interface MlflowStatus {
  readonly enabled: boolean;
  readonly uri: string | null;
  readonly reachable: boolean;
  /** Why it is not reachable. */
  readonly reason: string | null;
  /** Of the server. */
  readonly version: string | null;
  readonly experiments: readonly ExperimentStatus[];
  readonly modelVersions: readonly {
    readonly version: string;
    readonly modelHash: string | null;
    readonly aliases: readonly string[];
  }[];
}

const nothing = {version: null, experiments: [], modelVersions: []} as const;
export const NOT_ENABLED: MlflowStatus = {
  enabled: false,
  uri: null,
  reachable: false,
  reason: null,
  ...nothing
};

async function countRuns({client}: Mlflow, experimentId: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  let token: string | undefined;
  do {
    const page = await client.searchRuns({
      experiment_ids: [experimentId],
      max_results: PAGE,
      ...(token ? {page_token: token} : {})
    });
    for (const {info} of page.runs) {
      const status = info.status ?? "RUNNING";
      counts[status] = (counts[status] ?? 0) + 1;
    }
    token = page.next_page_token;
  } while (token);
  return counts;
}

async function experimentsOf(mlflow: Mlflow): Promise<ExperimentStatus[]> {
  const {experiments} = await mlflow.client.searchExperiments({
    filter: `name LIKE '${EXPERIMENT_PREFIX}%'`,
    max_results: PAGE
  });
  const found: ExperimentStatus[] = [];
  for (const {name, experiment_id: id} of experiments) {
    found.push({name, runs: await countRuns(mlflow, id)});
  }
  return found;
}

async function versionsOf({client}: Mlflow): Promise<MlflowStatus["modelVersions"]> {
  const model = await client.getRegisteredModel(MODEL_NAME);
  if (!model) return [];
  const byVersion = new Map<string, string[]>();
  for (const alias of ALIASES) {
    const held = await client.getVersionByAlias(MODEL_NAME, alias);
    if (held) byVersion.set(held.version, [...(byVersion.get(held.version) ?? []), alias]);
  }
  return (await modelVersions(client, MODEL_NAME))
    .map(({version, tags}) => ({
      version,
      modelHash: tags.find(({key}) => key === MODEL_HASH_TAG)?.value ?? null,
      aliases: byVersion.get(version) ?? []
    }))
    .sort((x, y) => Number(x.version) - Number(y.version));
}

/** Proxies before a server, and other servers of the same API, may have no `/version`. */
async function serverVersion({client}: Mlflow): Promise<string | null> {
  try {
    const text = (await client.version()).trim();
    return /^\d[\w.+-]{0,40}$/.test(text) ? text : null;
  } catch (error) {
    if (error instanceof MlflowError && error.status === 404) return null;
    throw error;
  }
}

/** What the server holds of this project; never throws. */
export async function mlflowStatus(mlflow: Mlflow): Promise<MlflowStatus> {
  const known = {enabled: true, uri: mlflow.uri};
  try {
    return {
      ...known,
      reachable: true,
      reason: null,
      version: await serverVersion(mlflow),
      experiments: await experimentsOf(mlflow),
      modelVersions: await versionsOf(mlflow)
    };
  } catch (error) {
    return {...known, reachable: false, reason: (error as Error).message, ...nothing};
  }
}

const counted = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([status, count]) => `${count} ${status.toLowerCase()}`)
    .join(", ") || "no runs";

export function statusText(status: MlflowStatus): string {
  if (!status.enabled) {
    return "MLflow is not enabled: runs and versions are kept here alone. To enable it: mlflow enable URI\n";
  }
  if (!status.reachable) return `MLflow at ${status.uri} is not to be had: ${status.reason}\n`;
  const lines = [
    `MLflow ${status.version ?? "(version unknown)"} at ${status.uri}`,
    ...status.experiments.map(({name, runs}) => `  experiment ${name}: ${counted(runs)}`),
    ...status.modelVersions.map(
      ({version, modelHash, aliases}) =>
        `  ${MODEL_NAME} ${version}${aliases.length > 0 ? ` (${aliases.join(", ")})` : ""}: model ${modelHash?.slice(0, 12) ?? "of another origin"}`
    )
  ];
  if (status.experiments.length === 0) lines.push("  no experiment of this project yet");
  if (status.modelVersions.length === 0) lines.push("  no model version yet; npm run mlflow -- register");
  return `${lines.join("\n")}\n`;
}
