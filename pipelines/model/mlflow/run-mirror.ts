import type {MetricStep, RunRecord} from "../tracking/run-record.ts";
import type {RunMirror} from "../tracking/tracker.ts";
import {type ConnectOptions, connect, type Mlflow} from "./connect.ts";
import {connectionFromEnvironment, type MlflowConnection} from "./connection.ts";
import {MlflowError} from "./mlflow-error.ts";
import {LIMITS} from "./mlflow-limits.ts";
import {createDelivery, type Told, takeNext} from "./told.ts";

export interface MirrorLog {
  info(message: string): void;
  warn(message: string): void;
}

export interface MirrorOptions extends Omit<ConnectOptions, "signal"> {
  /** What is told beyond this is left out: entries, and bytes of artifacts. */
  readonly mostQueued?: number;
  readonly mostBytes?: number;
  /** Milliseconds until a server that was not to be had is tried again. */
  readonly pause?: number;
  /** Longest wait of `flush`, in milliseconds. */
  readonly flushTimeout?: number;
}

const sizeOf = (told: Told): number => (told.kind === "artifact" ? told.content.length : 0);

/**
 * Tells an MLflow server of runs, in order, from a bounded queue in the background. It never throws and never makes
 * the work wait: a server that is not to be had is tried again after a pause, and said once.
 */
class MlflowMirror implements RunMirror {
  readonly #mlflow: Mlflow;
  readonly #deliver: (told: Told) => Promise<void>;
  readonly #log: MirrorLog;
  readonly #limits: {queued: number; bytes: number; pause: number; flush: number};
  readonly #queue: Told[] = [];
  readonly #warned = new Set<string>();
  #bytes = 0;
  #working: Promise<void> | null = null;
  /** Not to be had: waiting for the next try. */
  #down = false;
  /** Refused for good. */
  #closed = false;
  #abort = new AbortController();

  constructor(connection: MlflowConnection, log: MirrorLog, options: MirrorOptions = {}) {
    const {mostQueued = 20_000, mostBytes = 64 * 2 ** 20, pause = 30_000, flushTimeout = 10_000} = options;
    this.#mlflow = connect(connection, {...options, signal: () => this.#abort.signal});
    this.#deliver = createDelivery(this.#mlflow);
    this.#log = log;
    this.#limits = {queued: mostQueued, bytes: mostBytes, pause, flush: flushTimeout};
  }

  runStarted(run: RunRecord): void {
    this.#tell({kind: "started", run});
  }

  metricsLogged(run: RunRecord, steps: readonly MetricStep[]): void {
    this.#tell({kind: "metrics", run, steps});
  }

  artifactLogged(run: RunRecord, name: string, content: string | Uint8Array): void {
    // The caller may go on writing into its bytes.
    this.#tell({
      kind: "artifact",
      run,
      name,
      content: typeof content === "string" ? content : content.slice()
    });
  }

  runEnded(run: RunRecord): void {
    this.#tell({kind: "ended", run});
  }

  /** Waits until the queue is empty, as long as the server answers and at most the time allowed. */
  async flush(): Promise<void> {
    const timer = setTimeout(() => this.#abort.abort(), this.#limits.flush);
    while (this.#working) await this.#working;
    clearTimeout(timer);
  }

  #tell(told: Told): void {
    if (this.#closed) return;
    const full = this.#queue.length >= this.#limits.queued || this.#bytes + sizeOf(told) > this.#limits.bytes;
    // The end of a run is short and worth more than one more metric.
    if (full && told.kind !== "ended") {
      this.#warnOnce("full", "too much is waiting for it; what is told until then is left out there");
      return;
    }
    this.#queue.push(told);
    this.#bytes += sizeOf(told);
    this.#start();
  }

  #start(): void {
    if (this.#working || this.#down || this.#closed) return;
    if (this.#abort.signal.aborted) this.#abort = new AbortController();
    this.#working = this.#drain().finally(() => {
      this.#working = null;
      // Something may have been told just as the queue was found empty.
      if (this.#queue.length > 0) this.#start();
    });
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      const {told, length} = takeNext(this.#queue, LIMITS.itemsPerBatch);
      try {
        await this.#deliver(told);
      } catch (error) {
        if (!this.#goOn(error)) return;
      }
      for (const done of this.#queue.splice(0, length)) this.#bytes -= sizeOf(done);
    }
  }

  /** Whether to leave out what could not be delivered and go on with the next. */
  #goOn(error: unknown): boolean {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof MlflowError && error.transient) {
      this.#warnOnce("down", `${reason}; tried again now and then, and left out if it stays so`);
      this.#down = true;
      const timer = setTimeout(() => {
        this.#down = false;
        this.#start();
      }, this.#limits.pause);
      timer.unref();
      return false;
    }
    if (error instanceof MlflowError && error.unauthorized) {
      this.#warnOnce(
        "unauthorized",
        `${reason}; MLFLOW_TRACKING_USERNAME, _PASSWORD or _TOKEN are not right`
      );
      this.#closed = true;
      this.#queue.length = 0;
      this.#bytes = 0;
      return false;
    }
    const kind = error instanceof MlflowError ? `${error.call} ${error.errorCode}` : reason;
    this.#warnOnce(kind, reason);
    return true;
  }

  #warnOnce(kind: string, reason: string): void {
    if (this.#warned.has(kind)) return;
    this.#warned.add(kind);
    this.#log.warn(
      `not everything reaches MLflow at ${this.#mlflow.uri} (runs are kept here all the same): ${reason}`
    );
  }
}

/** The mirror that the environment asks for; undefined, and nothing contacted, without `MLFLOW_TRACKING_URI`. */
export function mirrorFromEnvironment(
  env: NodeJS.ProcessEnv,
  log: MirrorLog,
  options: MirrorOptions = {}
): RunMirror | undefined {
  try {
    const connection = connectionFromEnvironment(env);
    return connection && new MlflowMirror(connection, log, options);
  } catch (error) {
    log.warn(`runs are not told to MLflow: ${(error as Error).message}`);
    return undefined;
  }
}
