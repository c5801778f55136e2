import {join} from "node:path";
import type {DataPaths} from "../../lib/files/paths.ts";
import {freePort} from "../../lib/web/free-port.ts";
import {startServerChild} from "../server-child.ts";
import type {Child} from "../start-child.ts";

export interface ApiOptions {
  readonly paths: DataPaths;
  readonly signal?: AbortSignal;
  readonly say: (line: string) => void;
}

/** Starts the server on a port of its own, for the API alone: the pages come from their sources. */
export async function startApi({paths, signal, say}: ApiOptions): Promise<Child> {
  const env = {
    PREDICTIONDEX_DATA: paths.data,
    PREDICTIONDEX_MODELS: paths.models,
    PREDICTIONDEX_SITE: join(paths.data, "no-site"),
    LOG_LEVEL: process.env["LOG_LEVEL"] ?? "error",
    WORKERS: "1"
  };
  return startServerChild(await freePort(), env, {
    onLine: (line) => say(`api: ${line}`),
    ownGroup: true,
    ...(signal ? {signal} : {})
  });
}
