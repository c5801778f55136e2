import {createHash, randomBytes, timingSafeEqual} from "node:crypto";

/** A key as it is kept: never in clear. */
export interface StoredKey {
  /** Shown in logs and used for rate limits. */
  readonly name: string;
  /** SHA-256 of the key: enough, as keys are 256 random bits and not passwords. */
  readonly hash: Buffer;
}

const KEY_PREFIX = "pdx_";

export const hashKey = (key: string): Buffer => createHash("sha256").update(key, "utf8").digest();

/** A new key: 256 random bits in base64url behind a prefix that secret scanners can look for. */
export const generateKey = (): string => KEY_PREFIX + randomBytes(32).toString("base64url");

/** The keys that are valid now. Several are, while one is being replaced by another. */
export class KeyRing {
  #keys: readonly StoredKey[];

  constructor(keys: readonly StoredKey[] = []) {
    this.#keys = keys;
  }

  /** Without keys every request is let in. */
  get isOpen(): boolean {
    return this.#keys.length === 0;
  }

  get names(): readonly string[] {
    return this.#keys.map(({name}) => name);
  }

  replace(keys: readonly StoredKey[]): void {
    this.#keys = keys;
  }

  /** Name of the key, or null. Compares with every key, each in constant time, so that time tells nothing. */
  identify(key: string): string | null {
    const hash = hashKey(key);
    let name: string | null = null;
    for (const stored of this.#keys) {
      if (timingSafeEqual(hash, stored.hash)) name = stored.name;
    }
    return name;
  }
}
