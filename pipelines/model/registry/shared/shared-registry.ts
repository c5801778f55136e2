/** What a shared registry holds as of one moment. */
export interface RegistrySnapshot {
  /** Grows with each change. 0: nothing was ever written. */
  readonly revision: number;
  /** SHA-256 by path, such as `versions/3/model.json` or `aliases.json`. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * A registry that several trainers and servers share: the same versions, aliases and ledger as in the folder `models/`,
 * which each machine keeps a copy of.
 */
export interface SharedRegistry {
  /** Its address for messages, without a password. */
  readonly where: string;
  snapshot(): Promise<RegistrySnapshot>;
  /** Content of a file of a snapshot. */
  read(path: string, sha256: string): Promise<Uint8Array>;
  /**
   * Lets `work` run while no other writer does.
   * @param what it is, in words that follow "another process is"
   * @throws SharedRegistryError where another is still at it after a while
   */
  exclusively<Result>(what: string, work: () => Promise<Result>): Promise<Result>;
  /**
   * Puts files in place, all or none.
   * @throws SharedRegistryError where somebody changed it since
   */
  write(since: RegistrySnapshot, changed: ReadonlyMap<string, Uint8Array>): Promise<void>;
  close(): Promise<void>;
}

/** A shared registry that cannot be used, in one line. */
export class SharedRegistryError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "SharedRegistryError";
  }
}

/** A file of a snapshot has been replaced since: a new snapshot knows the present one. */
export class StaleSnapshotError extends SharedRegistryError {}

/** Where the registry is shared, by `REGISTRY_URL`; null where it is the folder alone. @throws SharedRegistryError */
export function registryAddress(env: NodeJS.ProcessEnv = process.env): string | null {
  const address = env["REGISTRY_URL"];
  if (!address) return null;
  const expected =
    "expected postgresql://USER:PASSWORD@HOST:5432/DATABASE or s3://BUCKET/PREFIX, or nothing for the folder";
  if (!URL.canParse(address)) throw new SharedRegistryError(`REGISTRY_URL is no address; ${expected}`);
  const {protocol} = new URL(address);
  if (!["postgresql:", "postgres:", "s3:"].includes(protocol))
    throw new SharedRegistryError(`REGISTRY_URL begins with ${protocol}//; ${expected}`);
  return address;
}
