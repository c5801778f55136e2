import {
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  S3ServiceException
} from "@aws-sdk/client-s3";

/** A bucket that cannot be used, in one line. */
export class BucketError extends Error {
  constructor(
    message: string,
    /** S3's name of what is wrong, such as `AccessDenied`. */
    readonly code: string,
    options?: ErrorOptions
  ) {
    super(message, options);
    this.name = "BucketError";
  }
}

const REMEDIES: Readonly<Record<string, string>> = {
  AccessDenied: "these credentials have no right to; check the bucket's policy",
  InvalidAccessKeyId: "AWS_ACCESS_KEY_ID is not known there",
  SignatureDoesNotMatch: "AWS_SECRET_ACCESS_KEY is not the key's",
  NoSuchBucket: "there is no such bucket; make it first",
  CredentialsProviderError: "there are no credentials; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY",
  ECONNREFUSED: "nobody answers there; check AWS_ENDPOINT_URL_S3"
};

/** Another has put the object there meanwhile. */
const CONFLICTS = ["PreconditionFailed", "ConditionalRequestConflict"];
export const isConflict = (error: unknown): boolean =>
  error instanceof BucketError && CONFLICTS.includes(error.code);

export interface StoredObject {
  readonly content: Uint8Array;
  /** Names this very content. */
  readonly tag: string;
}

/** When an object is put in place: where `tag` is what is there, or where nothing is. */
export type PutWhere = {readonly tag: string} | "nothing is there";

/** Of an address that is refused nothing is repeated: keys may stand in it. */
const EXPECTED =
  "s3://BUCKET/PREFIX with a bucket of lower-case letters, digits, . and -, and the keys in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY";

/** Whether an address is one of object storage, and well formed. @throws BucketError for `s3://` without a bucket */
export function isBucketAddress(address: string): boolean {
  if (!address.startsWith("s3://")) return false;
  if (!/^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w!.*'()/-]*)?$/.test(address))
    throw new BucketError(`the address is no place in object storage; expected ${EXPECTED}`, "address");
  return true;
}

/**
 * A place in S3 or what speaks its protocol: a bucket and a prefix. Address, region and credentials are those of the
 * environment (`AWS_ENDPOINT_URL_S3`, `AWS_REGION`, `AWS_ACCESS_KEY_ID`, …), as of all programs that use S3.
 */
export class Bucket {
  readonly address: string;
  readonly #bucket: string;
  readonly #prefix: string;
  readonly #client: S3Client;

  /** @param address such as `s3://bucket/prefix` */
  constructor(address: string, env: NodeJS.ProcessEnv = process.env) {
    isBucketAddress(address);
    this.address = address.replace(/\/+$/, "");
    const [bucket, ...prefix] = this.address.slice("s3://".length).split("/");
    this.#bucket = bucket;
    this.#prefix = prefix.length > 0 ? `${prefix.join("/")}/` : "";
    const endpoint = env["AWS_ENDPOINT_URL_S3"] || env["AWS_ENDPOINT_URL"];
    this.#client = new S3Client({
      region: env["AWS_REGION"] || "us-east-1",
      // Other servers than Amazon's have no address for each bucket, and no checksums beyond the signature.
      ...(endpoint && {endpoint, forcePathStyle: true}),
      requestChecksumCalculation: "WHEN_REQUIRED",
      responseChecksumValidation: "WHEN_REQUIRED",
      maxAttempts: 3
    });
  }

  /** An object; null where there is none. */
  async get(name: string): Promise<StoredObject | null> {
    try {
      const found = await this.#client.send(
        new GetObjectCommand({Bucket: this.#bucket, Key: this.#prefix + name})
      );
      return {content: await found.Body!.transformToByteArray(), tag: found.ETag ?? ""};
    } catch (cause) {
      if (codeOf(cause) === "NoSuchKey") return null;
      throw this.#named("read", name, cause);
    }
  }

  /** Puts an object in place whole. @throws BucketError; `isConflict` where `where` does not hold */
  async put(name: string, content: Uint8Array, where?: PutWhere): Promise<void> {
    const condition =
      where === undefined ? {} : where === "nothing is there" ? {IfNoneMatch: "*"} : {IfMatch: where.tag};
    try {
      await this.#client.send(
        new PutObjectCommand({Bucket: this.#bucket, Key: this.#prefix + name, Body: content, ...condition})
      );
    } catch (cause) {
      throw this.#named("written", name, cause);
    }
  }

  /** Names of the objects below a name, and their bytes, in order. */
  async list(below = ""): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    let next: string | undefined;
    do {
      const page = await this.#client
        .send(
          new ListObjectsV2Command({
            Bucket: this.#bucket,
            Prefix: this.#prefix + below,
            ContinuationToken: next
          })
        )
        .catch((cause) => {
          throw this.#named("listed", below, cause);
        });
      for (const {Key, Size} of page.Contents ?? [])
        if (Key !== undefined) found.set(Key.slice(this.#prefix.length), Size ?? 0);
      next = page.NextContinuationToken;
    } while (next !== undefined);
    return found;
  }

  close(): void {
    this.#client.destroy();
  }

  #named(what: string, name: string, cause: unknown): BucketError {
    const code = codeOf(cause);
    const reason = REMEDIES[code] ?? (cause as Error).message;
    // The client's own error holds sockets and requests.
    const {name: kind, message, stack} = cause as Error;
    return new BucketError(`${this.address}/${name} cannot be ${what}: ${reason} (${code})`, code, {
      cause: Object.assign(new Error(message), {name: kind, stack})
    });
  }
}

function codeOf(cause: unknown): string {
  if (cause instanceof S3ServiceException) return cause.name;
  const {code, name} = cause as NodeJS.ErrnoException;
  return code ?? name;
}
