import type {Logger} from "pino";
import type {DataPaths} from "../../lib/files/paths.ts";
import {
  type Follower,
  followRegistry,
  pullRegistry
} from "../../pipelines/model/registry/shared/change-registry.ts";
import {registryAddress} from "../../pipelines/model/registry/shared/shared-registry.ts";
import {StartError} from "../config.ts";
import type {Metrics} from "../metrics/metrics.ts";
import {hasProduction} from "./release-files.ts";

interface JoinOptions {
  readonly logger: Logger;
  readonly metrics: Pick<Metrics, "sharedRegistryUp">;
  readonly watchEveryMs: number;
}

/**
 * Takes over the shared registry, where `REGISTRY_URL` names one, and follows it. One that is not there is looked for
 * while the copy here serves.
 * @returns null where there is none
 * @throws StartError for a wrong address, and where there is neither the registry nor a copy of it
 */
export async function joinRegistry(
  paths: DataPaths,
  env: NodeJS.ProcessEnv,
  {logger, metrics, watchEveryMs}: JoinOptions
): Promise<Follower | null> {
  let trouble: Error | null = null;
  try {
    await pullRegistry(paths, env);
  } catch (error) {
    trouble = error as Error;
  }
  let address: string | null = null;
  try {
    address = registryAddress(env);
  } catch (error) {
    throw new StartError((error as Error).message, error);
  }
  if (address === null) return null;
  if (trouble !== null && !hasProduction(paths)) throw new StartError(trouble.message, trouble);
  const kind = new URL(address).protocol.replace(":", "");
  let isUp = true;
  const tell = (error: Error | null): void => {
    metrics.sharedRegistryUp.set({kind}, error === null ? 1 : 0);
    if (isUp === (error === null)) return;
    isUp = error === null;
    if (isUp) logger.info("the shared registry is followed again");
    else
      logger.error({err: error}, "the shared registry cannot be reached: the models here serve until it can");
  };
  tell(trouble);
  return followRegistry(paths, address, watchEveryMs, tell);
}
