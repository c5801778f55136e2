import {createHash} from "node:crypto";
import {mkdir, readFile, rename, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {z} from "zod";
import {namedWriteError, temporaryBeside} from "../../../lib/files/publish.ts";

const storedResponse = z.object({
  url: z.string(),
  status: z.union([z.literal(200), z.literal(404)]),
  /** When the server last confirmed this body, in ISO 8601. */
  fetchedAt: z.iso.datetime(),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  body: z.string()
});
export type StoredResponse = z.infer<typeof storedResponse>;

export interface ResponseCache {
  read(url: string): Promise<StoredResponse | null>;
  write(response: StoredResponse): Promise<void>;
}

/** One readable file for each address. A damaged file counts as none. */
export function fileCache(folder: string): ResponseCache {
  const pathOf = (url: string): string => {
    const {host, pathname} = new URL(url);
    const slug = decodeURIComponent(pathname)
      .replace(/[^\p{Letter}\p{Number}]+/gu, "-")
      .slice(-60);
    const hash = createHash("sha256").update(url).digest("hex").slice(0, 12);
    return join(folder, host.replace(":", "_"), `${slug.replace(/^-|-$/g, "")}.${hash}.json`);
  };
  return {
    async read(url) {
      try {
        const stored = storedResponse.parse(JSON.parse(await readFile(pathOf(url), "utf8")));
        return stored.url === url ? stored : null;
      } catch {
        return null;
      }
    },
    // Written aside and renamed, so that a killed run leaves no half file; not synchronized with the disk,
    // since what a power cut takes can be fetched again.
    async write(response) {
      const path = pathOf(response.url);
      const temporary = temporaryBeside(path);
      try {
        await mkdir(dirname(path), {recursive: true});
        await writeFile(temporary, `${JSON.stringify(response)}\n`);
        await rename(temporary, path);
      } catch (cause) {
        throw namedWriteError(path, cause);
      }
    }
  };
}
