import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import {z} from "zod";
import {hashOf} from "../files/hash.ts";
import {filesBelow} from "../files/hash-path.ts";
import {publishDirectory, publishText} from "../files/publish.ts";
import {parseJson} from "../files/read-json.ts";
import {type Bucket, BucketError} from "./bucket.ts";

/** Says what is published; the last object of a publication to be put in place. */
const INDEX = "index.json";

const indexSchema = z.object({
  /** Where the files are, below the place itself: another for each publication. */
  folder: z.string().regex(/^[0-9a-f]{16}$/),
  /** SHA-256 by name. */
  files: z.record(z.string().regex(/^[\w.-]+(\/[\w.-]+)*$/), z.string())
});

/** What a publication holds. */
export interface PublishedFolder {
  /** Where its files are. */
  readonly address: string;
  readonly files: number;
  readonly bytes: number;
}

/**
 * Publishes the files of a folder: they are put beside what was published before, then the index says that they are it.
 * A reader of the index has the old ones or the new ones.
 */
export async function pushFolder(bucket: Bucket, folder: string): Promise<PublishedFolder> {
  const contents = new Map(
    filesBelow(folder).map((file) => [relative(folder, file).replaceAll("\\", "/"), file])
  );
  if (contents.size === 0) throw new BucketError(`${folder} holds no file to publish`, "empty");
  const files: Record<string, string> = {};
  let bytes = 0;
  for (const [name, file] of contents) files[name] = hashOf(readFileSync(file));
  const place = hashOf(JSON.stringify(files)).slice(0, 16);
  for (const [name, file] of contents) {
    const content = readFileSync(file);
    if (hashOf(content) !== files[name])
      throw new BucketError(`${file} changed while it was published; nothing was published`, "changed");
    bytes += content.length;
    await bucket.put(`${place}/${name}`, content);
  }
  await bucket.put(INDEX, Buffer.from(`${JSON.stringify({folder: place, files}, null, 2)}\n`));
  return {address: `${bucket.address}/${place}`, files: contents.size, bytes};
}

/** Fetches what is published at a place, checked, and publishes it as a folder here. @throws BucketError, also for a folder with other things in it */
export async function pullFolder(bucket: Bucket, folder: string): Promise<PublishedFolder> {
  const index = await bucket.get(INDEX);
  if (index === null)
    throw new BucketError(`${bucket.address} has no ${INDEX}: nothing was published there`, "NoSuchKey");
  const {folder: place, files} = parseJson(
    Buffer.from(index.content).toString("utf8"),
    `${bucket.address}/${INDEX}`,
    {
      schema: indexSchema,
      what: "the index of published files",
      remedy: "publish them again"
    }
  );
  const tops = new Set(Object.keys(files).map((name) => name.split("/")[0]));
  const own = existsSync(folder) ? readdirSync(folder).find((name) => !tops.has(name)) : undefined;
  if (own !== undefined)
    throw new BucketError(
      `${folder} holds ${own}, which is not of what ${bucket.address} holds; name an empty folder, or move it away`,
      "foreign"
    );
  let bytes = 0;
  await publishDirectory(folder, async (temporary) => {
    for (const [name, hash] of Object.entries(files)) {
      const content = await verified(bucket, `${place}/${name}`, hash);
      mkdirSync(dirname(join(temporary, name)), {recursive: true});
      writeFileSync(join(temporary, name), content);
      bytes += content.length;
    }
  });
  return {address: `${bucket.address}/${place}`, files: Object.keys(files).length, bytes};
}

/** @throws BucketError where the object is gone or another */
export async function verified(bucket: Bucket, name: string, sha256: string): Promise<Uint8Array> {
  const found = await bucket.get(name);
  if (found === null || hashOf(found.content) !== sha256)
    throw new BucketError(`${bucket.address}/${name} is gone or damaged; publish it again`, "damaged");
  return found.content;
}

/** Puts the files of a folder that never change beside those that are there. @returns how many were missing */
export async function pushMissing(
  bucket: Bucket,
  folder: string,
  isWanted: (name: string) => boolean
): Promise<number> {
  const there = await bucket.list();
  const missing = filesBelow(folder).filter(
    (file) => isWanted(relative(folder, file)) && !there.has(nameOf(folder, file))
  );
  for (const file of missing) await bucket.put(nameOf(folder, file), readFileSync(file));
  return missing.length;
}

/** Fetches the files that are not in a folder yet. @returns how many */
export async function pullMissing(
  bucket: Bucket,
  folder: string,
  isWanted: (name: string) => boolean
): Promise<number> {
  const here = new Set(filesBelow(folder).map((file) => nameOf(folder, file)));
  const missing = [...(await bucket.list()).keys()].filter((name) => isWanted(name) && !here.has(name));
  for (const name of missing) {
    const found = await bucket.get(name);
    if (found !== null) await publishText(join(folder, name), found.content);
  }
  return missing.length;
}

const nameOf = (folder: string, file: string): string => relative(folder, file).replaceAll("\\", "/");
