/** A process that answers at an address. */
export interface Running {
  readonly url: string;
  /** Resolves when it has ended, by itself or not. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** Why nothing answers, in words for whoever asks. */
export class NotRunningError extends Error {
  constructor(name: string, cause: unknown) {
    super(`${name} does not run: ${cause instanceof Error ? cause.message : String(cause)}`, {cause});
    this.name = "NotRunningError";
  }
}

export interface RestartableOptions {
  readonly name: string;
  /** Starts the process and waits until it answers; gives up when `signal` says so. */
  readonly start: (signal: AbortSignal) => Promise<Running>;
  /** Told of every start that succeeded (with its duration in milliseconds) and of every failure. */
  readonly onStart?: (milliseconds: number) => void;
  readonly onFailure?: (error: NotRunningError) => void;
}

/** A process that is replaced by a new one when its code changes; who asks meanwhile waits for the new one. */
export class Restartable {
  readonly #options: RestartableOptions;
  readonly #stopping = new Set<Promise<void>>();
  #abort = new AbortController();
  #current: Promise<Running> | null = null;
  #failed = false;

  constructor(options: RestartableOptions) {
    this.#options = options;
  }

  /** Whether the last start failed, or the process has ended by itself. */
  get failed(): boolean {
    return this.#failed;
  }

  /** Starts the process in place of the one before. Never rejects: see `url` and `onFailure`. */
  async restart(): Promise<void> {
    this.#end();
    const {name, start, onStart, onFailure} = this.#options;
    const abort = new AbortController();
    const begun = performance.now();
    const isLatest = (): boolean => this.#abort === abort;
    const fail = (cause: unknown): NotRunningError => {
      const error = new NotRunningError(name, cause);
      if (isLatest()) {
        this.#failed = true;
        onFailure?.(error);
      }
      return error;
    };
    this.#abort = abort;
    this.#failed = false;
    const current = start(abort.signal).catch((cause: unknown) => {
      throw fail(cause);
    });
    this.#current = current;
    try {
      const {ended} = await current;
      if (isLatest()) onStart?.(performance.now() - begun);
      void ended.then(() => {
        if (isLatest()) this.#current = Promise.reject(fail(new Error("it has ended by itself")));
        this.#current?.catch(() => {});
      });
    } catch {
      // The failure has been told; `url` tells it to whoever asks.
    }
  }

  /** Where the process answers, once it does, whichever is the latest then. @throws NotRunningError */
  async url(): Promise<string> {
    for (;;) {
      const current = this.#current;
      if (current === null) throw new NotRunningError(this.#options.name, "it has not been started");
      const result = await current.catch((error: unknown) => error as Error);
      if (current !== this.#current) continue;
      if (result instanceof Error) throw result;
      return result.url;
    }
  }

  /** Ends it for good, and waits until it, and those before it, have ended. */
  async stop(): Promise<void> {
    this.#end();
    this.#current = null;
    await Promise.all(this.#stopping);
  }

  #end(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    const ending = this.#current?.then(
      (running) => running.stop(),
      () => {}
    );
    if (ending === undefined) return;
    this.#stopping.add(ending);
    void ending.finally(() => this.#stopping.delete(ending));
  }
}
