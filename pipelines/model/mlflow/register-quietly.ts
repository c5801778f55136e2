import type {DataPaths} from "../../../lib/files/paths.ts";
import {connect, type RetryPolicy} from "./connect.ts";
import {connectionFromEnvironment} from "./connection.ts";
import {registerInMlflow} from "./register.ts";
import type {MirrorLog} from "./run-mirror.ts";

export interface QuietOptions {
  readonly retry?: RetryPolicy;
  /** Milliseconds for the whole. */
  readonly deadline?: number;
}

/**
 * Tells MLflow of a version after a decision about it (a promotion, a refusal, a rollback). Nothing happens without
 * `MLFLOW_TRACKING_URI`; what goes wrong is said and never undoes or holds up the decision.
 */
export async function registerQuietly(
  env: NodeJS.ProcessEnv,
  version: {readonly paths: DataPaths; readonly version: number},
  log: MirrorLog,
  {retry, deadline = 60_000}: QuietOptions = {}
): Promise<void> {
  try {
    const connection = connectionFromEnvironment(env);
    if (!connection) return;
    const signal = AbortSignal.timeout(deadline);
    const mlflow = connect(connection, {signal: () => signal, ...(retry ? {retry} : {})});
    const {mlflowVersion} = await registerInMlflow(mlflow, version);
    log.info(
      `model version ${version.version} is model version ${mlflowVersion} in MLflow at ${connection.uri}`
    );
  } catch (error) {
    log.warn(
      `model version ${version.version} is not in MLflow (npm run mlflow -- register ${version.version}): ${(error as Error).message}`
    );
  }
}
