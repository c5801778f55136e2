/** Where an MLflow server is and how to be let in. */
export interface MlflowConnection {
  /** Without a slash at the end and without credentials: fit to be shown. */
  readonly uri: string;
  /** Value of the Authorization header. */
  readonly authorization?: string;
  /** What must never be shown. */
  readonly secrets: readonly string[];
}

/** `MLFLOW_TRACKING_URI` is not what a server's address looks like. */
export class MlflowUriError extends Error {
  constructor(reason: string) {
    super(`MLFLOW_TRACKING_URI ${reason}; right would be http://127.0.0.1:5001`);
    this.name = "MlflowUriError";
  }
}

/** @throws MlflowUriError; never repeats a password that stands in the URI */
function parseUri(text: string): URL {
  let uri: URL;
  try {
    uri = new URL(text);
  } catch {
    throw new MlflowUriError("is not a URL");
  }
  if (uri.protocol !== "http:" && uri.protocol !== "https:") {
    throw new MlflowUriError(`begins with ${uri.protocol}, not http: or https: (only a server is spoken to)`);
  }
  if (uri.search !== "" || uri.hash !== "") throw new MlflowUriError("has a ? or # part");
  return uri;
}

/**
 * The server named by MLflow's own variables: `MLFLOW_TRACKING_URI`, and `MLFLOW_TRACKING_USERNAME` with
 * `MLFLOW_TRACKING_PASSWORD` (basic) or `MLFLOW_TRACKING_TOKEN` (bearer); basic comes first, as in MLflow's client.
 * @returns undefined where no URI is set
 * @throws MlflowUriError
 */
export function connectionFromEnvironment(env: NodeJS.ProcessEnv): MlflowConnection | undefined {
  const text = env["MLFLOW_TRACKING_URI"]?.trim();
  if (!text) return undefined;
  const uri = parseUri(text);
  const user = env["MLFLOW_TRACKING_USERNAME"] || decodeURIComponent(uri.username);
  const password = env["MLFLOW_TRACKING_PASSWORD"] || decodeURIComponent(uri.password);
  const token = env["MLFLOW_TRACKING_TOKEN"];
  uri.username = "";
  uri.password = "";
  const shown = uri.href.replace(/\/+$/, "");
  if (user && password) {
    const encoded = Buffer.from(`${user}:${password}`).toString("base64");
    return {uri: shown, authorization: `Basic ${encoded}`, secrets: [password, encoded]};
  }
  if (token) return {uri: shown, authorization: `Bearer ${token}`, secrets: [token]};
  return {uri: shown, secrets: []};
}

/**
 * A URI as given to `mlflow enable`.
 * @throws MlflowUriError also for one with credentials in it, which would end up in files and listings
 */
export function checkPlainUri(text: string): string {
  const uri = parseUri(text.trim());
  if (uri.username !== "" || uri.password !== "") {
    throw new MlflowUriError(
      "holds a name or password: give them as MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD"
    );
  }
  return uri.href.replace(/\/+$/, "");
}

export const redact = (text: string, secrets: readonly string[]): string =>
  secrets.reduce((shown, secret) => shown.replaceAll(secret, "***"), text);
