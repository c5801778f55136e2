import {
  type ClientRateLimitInfo,
  type IncrementResponse,
  MemoryStore,
  type Options,
  type Store
} from "express-rate-limit";
import {RedisStore} from "rate-limit-redis";
import type {SharedMemory} from "./shared-memory.ts";

/**
 * Counts requests together with other servers, in Redis; where that fails by itself, in memory, as a server without
 * Redis does: nobody is shut out, and nobody has more than the limit of each server.
 */
export class SharedStore implements Store {
  readonly localKeys = false;
  readonly prefix: string;
  readonly #shared: SharedMemory;
  readonly #own = new MemoryStore();
  #options: Options | undefined;
  /** Null until its scripts are loaded, and after each failure: it would not load them again. */
  #redis: RedisStore | null = null;

  /** @param name tells its counts from those of other limits */
  constructor(shared: SharedMemory, name: string) {
    this.#shared = shared;
    this.prefix = `predictiondex:${name}:`;
  }

  init(options: Options): void {
    this.#options = options;
    this.#own.init(options);
  }

  async #loaded(): Promise<RedisStore> {
    if (this.#redis !== null) return this.#redis;
    const store = new RedisStore({
      prefix: this.prefix,
      sendCommand: async (...words) => (await this.#shared.command(...words)) as number
    });
    await store.init(this.#options!);
    this.#redis = store;
    return store;
  }

  async #try<Result>(
    shared: (store: RedisStore) => Promise<Result>,
    own: () => Promise<Result>
  ): Promise<Result> {
    try {
      return await shared(await this.#loaded());
    } catch {
      this.#redis = null;
      return own();
    }
  }

  increment = (key: string): Promise<IncrementResponse> =>
    this.#try(
      (store) => store.increment(key),
      () => this.#own.increment(key)
    );

  get = (key: string): Promise<ClientRateLimitInfo | undefined> =>
    this.#try(
      (store) => store.get(key),
      () => this.#own.get(key)
    );

  decrement = (key: string): Promise<void> =>
    this.#try(
      (store) => store.decrement(key),
      () => this.#own.decrement(key)
    );

  resetKey = (key: string): Promise<void> =>
    this.#try(
      (store) => store.resetKey(key),
      () => this.#own.resetKey(key)
    );

  shutdown(): void {
    this.#own.shutdown();
  }
}
