import {z} from "zod";
import {hashOf} from "../../../../lib/files/hash.ts";
import {parseJson} from "../../../../lib/files/read-json.ts";
import {Bucket, BucketError, isConflict} from "../../../../lib/object-storage/bucket.ts";
import {verified} from "../../../../lib/object-storage/published-folder.ts";
import {type RegistrySnapshot, type SharedRegistry, SharedRegistryError} from "./shared-registry.ts";

/** Says what the registry is: its one object that changes. */
const INDEX = "registry.json";

const indexSchema = z.object({
  revision: z.int().min(1),
  /** SHA-256 by path. */
  files: z.record(
    z.string().regex(/^(versions\/\d+\/[\w.-]+|aliases\.json|trial\.json|ledger\.jsonl)$/),
    z.string()
  )
});

/** Contents are kept under their hash. */
const contentName = (sha256: string): string => `content/${sha256}`;

/**
 * In object storage: contents are put beside those that are there, then the index is replaced where it is still the one
 * that was read. Of two writers at once one is told to try again.
 */
export class BucketRegistry implements SharedRegistry {
  readonly where: string;
  readonly #bucket: Bucket;
  /** Of the index of each snapshot; none where there was no index. */
  readonly #tags = new WeakMap<RegistrySnapshot, string>();

  constructor(address: string) {
    this.#bucket = new Bucket(address);
    this.where = this.#bucket.address;
  }

  async snapshot(): Promise<RegistrySnapshot> {
    const index = await this.#try(() => this.#bucket.get(INDEX));
    if (index === null) return {revision: 0, files: new Map()};
    const {revision, files} = parseJson(
      Buffer.from(index.content).toString("utf8"),
      `${this.where}/${INDEX}`,
      {
        schema: indexSchema,
        what: "the index of a registry",
        remedy: "name another place by REGISTRY_URL"
      }
    );
    const snapshot = {revision, files: new Map(Object.entries(files))};
    this.#tags.set(snapshot, index.tag);
    return snapshot;
  }

  read(_path: string, sha256: string): Promise<Uint8Array> {
    return this.#try(() => verified(this.#bucket, contentName(sha256), sha256));
  }

  exclusively<Result>(_what: string, work: () => Promise<Result>): Promise<Result> {
    return work();
  }

  async write(since: RegistrySnapshot, changed: ReadonlyMap<string, Uint8Array>): Promise<void> {
    const files = new Map(since.files);
    for (const [path, content] of changed) {
      const hash = hashOf(content);
      files.set(path, hash);
      await this.#try(() => this.#bucket.put(contentName(hash), content));
    }
    const index = {revision: since.revision + 1, files: Object.fromEntries(files)};
    const tag = this.#tags.get(since);
    await this.#try(() =>
      this.#bucket.put(
        INDEX,
        Buffer.from(`${JSON.stringify(index, null, 2)}\n`),
        tag === undefined ? "nothing is there" : {tag}
      )
    );
  }

  async close(): Promise<void> {
    this.#bucket.close();
  }

  async #try<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (cause) {
      if (!(cause instanceof BucketError)) throw cause;
      throw new SharedRegistryError(
        isConflict(cause)
          ? `somebody changed the registry at ${this.where} meanwhile; nothing was written: run the command again`
          : `the registry cannot be used: ${cause.message}`,
        {cause}
      );
    }
  }
}
