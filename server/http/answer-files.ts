import {randomUUID} from "node:crypto";
import {type FileHandle, link, open, rename, rm} from "node:fs/promises";
import {z} from "zod";
import {hashOf} from "../../lib/files/hash.ts";
import type {KeptAnswer} from "./kept-answers.ts";

const claimSchema = z.object({nonce: z.string(), fingerprint: z.string()});
/** Who works at an answer, and to which question. */
export type Claim = z.output<typeof claimSchema>;

const headerSchema = z.object({
  fingerprint: z.string(),
  type: z.string(),
  modelVersion: z.string().optional(),
  isText: z.boolean(),
  bodyHash: z.string()
});

export const NOT_THERE = "ENOENT";
export const TAKEN = "EEXIST";
/** What a step gives, or null where it ends with that error. */
export const unless = <T>(code: string, step: Promise<T>): Promise<T | null> =>
  step.catch((error: NodeJS.ErrnoException) => {
    if (error.code === code) return null;
    throw error;
  });

/** Makes another name of a file; says whether the name was free. */
export const linked = async (file: string, name: string): Promise<boolean> =>
  (await unless(
    TAKEN,
    link(file, name).then(() => true)
  )) !== null;

interface Seen {
  readonly content: Buffer;
  /** Another one where the file was replaced or touched. */
  readonly state: string;
  /** By the file system's time, in milliseconds. */
  readonly changedMs: number;
}

async function stateOf(handle: FileHandle): Promise<Pick<Seen, "state" | "changedMs">> {
  const {ino, mtimeNs, ctimeMs} = await handle.stat({bigint: true});
  return {state: `${ino} ${mtimeNs}`, changedMs: Number(ctimeMs)};
}

async function opened<T>(path: string, use: (handle: FileHandle) => Promise<T>): Promise<T | null> {
  const handle = await unless(NOT_THERE, open(path));
  if (handle === null) return null;
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

/** A file and its state, of one and the same file; null where there is none. */
export const look = (path: string): Promise<Seen | null> =>
  opened(path, async (handle) => ({...(await stateOf(handle)), content: await handle.readFile()}));

/** Removes a file in the state that was seen; not the next one, which another process may have made meanwhile. */
export async function removeSeen(path: string, state: string): Promise<void> {
  const aside = `${path}.${randomUUID()}.tmp`;
  const moved = await unless(
    NOT_THERE,
    rename(path, aside).then(() => true)
  );
  if (moved === null) return;
  if ((await opened(aside, stateOf))?.state !== state) await linked(aside, path);
  await rm(aside, {force: true});
}

/** What a machine that lost power left of a file is none. */
function readable<T>(read: () => T): T | null {
  try {
    return read();
  } catch {
    return null;
  }
}

export const writtenClaim = (claim: Claim): string => JSON.stringify(claim);

/** null where it is empty or cut. */
export const claimOf = ({content}: Seen): Claim | null =>
  readable(() => claimSchema.parse(JSON.parse(content.toString())));

export function writtenAnswer({type, modelVersion, body: made}: KeptAnswer, fingerprint: string): Buffer {
  const isText = typeof made === "string";
  const body = Buffer.from(made as Uint8Array);
  const header = {fingerprint, type, modelVersion, isText, bodyHash: hashOf(body)};
  return Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), body]);
}

/** null where it is empty, cut, or not what was written. */
export const answerOf = ({content}: Seen): {fingerprint: string; answer: KeptAnswer} | null =>
  readable(() => {
    const end = content.indexOf("\n");
    const header = headerSchema.parse(JSON.parse(content.toString("utf8", 0, end)));
    const {fingerprint, type, modelVersion, isText, bodyHash} = header;
    const body = content.subarray(end + 1);
    if (hashOf(body) !== bodyHash) return null;
    return {fingerprint, answer: {type, modelVersion, body: isText ? body.toString("utf8") : body}};
  });
