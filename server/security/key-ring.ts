import {createHash, randomBytes, timingSafeEqual} from "node:crypto";

/** A key as it is kept: never in clear. */
export interface StoredKey {
  /** Shown in logs and used for rate limits. */
  readonly name: string;
  /** SHA-256 of the key: enough, as keys are 256 random bits and not passwords. */
  readonly hash: Buffer;
  /** Milliseconds since 1970 from which on it is not valid any more. */
  readonly expires?: number;
}

const KEY_PREFIX = "pdx_";

export const hashKey = (key: string): Buffer => createHash("sha256").update(key, "utf8").digest();

/** A new key: 256 random bits in base64url behind a prefix that secret scanners can look for. */
export const generateKey = (): string => KEY_PREFIX + randomBytes(32).toString("base64url");

/** The keys that are valid now. Several are, while one is being replaced by another. */
export class KeyRing {
  #keys: readonly StoredKey[];
  readonly #now: () => number;

  constructor(keys: readonly StoredKey[] = [], now: () => number = Date.now) {
    this.#keys = keys;
    this.#now = now;
  }

  /** Without keys every request is let in; one that is not valid any more is a key. */
  get isOpen(): boolean {
    return this.#keys.length === 0;
  }

  get names(): readonly string[] {
    return this.#keys.map(({name}) => name);
  }

  /** Names of those that are not valid any more. */
  expired(): string[] {
    return this.#keys.filter((key) => this.#isOver(key)).map(({name}) => name);
  }

  replace(keys: readonly StoredKey[]): void {
    this.#keys = keys;
  }

  /** Name of the key, or null. Compares with every key, each in constant time, so that time tells nothing. */
  identify(key: string): string | null {
    const hash = hashKey(key);
    let name: string | null = null;
    for (const stored of this.#keys) {
      if (timingSafeEqual(hash, stored.hash) && !this.#isOver(stored)) name = stored.name;
    }
    return name;
  }

  #isOver({expires}: StoredKey): boolean {
    return expires !== undefined && this.#now() >= expires;
  }
}
