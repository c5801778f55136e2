import pRetry from "p-retry";
import type {MlflowConnection} from "./connection.ts";
import {createMlflowClient, type MlflowClient} from "./mlflow-client.ts";
import {MlflowError} from "./mlflow-error.ts";
import {createSend, type TransportOptions} from "./transport.ts";

export interface RetryPolicy {
  readonly retries: number;
  /** Milliseconds before the first retry; doubled with each, with jitter. */
  readonly minTimeout: number;
  readonly maxTimeout: number;
}

const DEFAULT_RETRY: RetryPolicy = {retries: 4, minTimeout: 250, maxTimeout: 5_000};
const DEFAULT_TIMEOUT = 10_000;

/** A server to talk to. */
export interface Mlflow {
  readonly uri: string;
  /** Calls that may be repeated safely: retried. Creating something twice is left to `ensure.ts`. */
  readonly client: MlflowClient;
  /** The same calls, made once. */
  readonly once: MlflowClient;
  /** Repeats work that ends the same however often it is done. */
  retry<T>(work: () => Promise<T>): Promise<T>;
}

export interface ConnectOptions extends Partial<TransportOptions> {
  readonly retry?: RetryPolicy;
}

export function connect(connection: MlflowConnection, options: ConnectOptions = {}): Mlflow {
  const {retry: policy = DEFAULT_RETRY, timeout = DEFAULT_TIMEOUT, signal} = options;
  const send = createSend(connection, {...options, timeout});
  const retry = async <T>(work: () => Promise<T>): Promise<T> => {
    const given = signal?.();
    try {
      return await pRetry(work, {
        ...policy,
        factor: 2,
        randomize: true,
        ...(given ? {signal: given} : {}),
        shouldRetry: (error) => error instanceof MlflowError && error.transient && !given?.aborted
      });
    } catch (error) {
      if (given?.aborted && !(error instanceof MlflowError)) {
        throw new MlflowError("request", "was given up", null, null, {cause: error});
      }
      throw error;
    }
  };
  return {
    uri: connection.uri,
    retry,
    once: createMlflowClient(send),
    client: createMlflowClient((request) => retry(() => send(request)))
  };
}
