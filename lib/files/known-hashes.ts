import {readFile, stat} from "node:fs/promises";
import {hashOf} from "./hash.ts";

/** So long after it was changed a file may be changed again without another time to show for it. */
const UNSETTLED_MS = 2_000;

/** Hashes of files that are looked at again and again: one is read anew where its size, time or inode is another. */
export class KnownHashes {
  readonly #known = new Map<string, {readonly state: string; readonly hash: string}>();

  /** SHA-256 in hexadecimal of a file's content. */
  async of(path: string): Promise<string> {
    const {ino, size, mtimeNs, mtimeMs} = await stat(path, {bigint: true});
    const state = `${ino} ${size} ${mtimeNs}`;
    const known = this.#known.get(path);
    if (known?.state === state) return known.hash;
    const hash = hashOf(await readFile(path));
    if (Date.now() - Number(mtimeMs) > UNSETTLED_MS) this.#known.set(path, {state, hash});
    return hash;
  }
}
