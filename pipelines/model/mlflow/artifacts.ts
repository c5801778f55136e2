import {extname} from "node:path";
import {ARTIFACT_PROXY} from "./mlflow-client.ts";

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  ".json": "application/json",
  ".jsonl": "application/x-ndjson",
  ".csv": "text/csv",
  ".md": "text/markdown",
  ".txt": "text/plain",
  ".svg": "image/svg+xml",
  ".png": "image/png"
};

export const contentTypeOf = (name: string): string =>
  CONTENT_TYPES[extname(name).toLowerCase()] ?? "application/octet-stream";

/**
 * The path below the server's artifact proxy of what a run's `artifact_uri` names: `mlflow-artifacts:/1/abc/artifacts`
 * (a host may stand in it), or the proxy's own address.
 * @returns undefined for a store that the server does not stand before (s3:, file: …)
 */
export function proxiedPath(artifactUri: string): string | undefined {
  let path: string;
  try {
    const {protocol, pathname} = new URL(artifactUri);
    if (protocol === "mlflow-artifacts:") path = pathname;
    else if (/^https?:$/.test(protocol) && pathname.includes(`${ARTIFACT_PROXY}/`)) {
      path = pathname.slice(pathname.indexOf(ARTIFACT_PROXY) + ARTIFACT_PROXY.length);
    } else return undefined;
  } catch {
    return undefined;
  }
  return decodeURIComponent(path).replaceAll(/^\/+|\/+$/g, "");
}
