import {randomUUID} from "node:crypto";
import type {BigIntStats} from "node:fs";
import {link, open, rename, rm, stat} from "node:fs/promises";
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
const TAKEN = "EEXIST";
/** Endings of the files of one key. */
export const ANSWER = ".answer";
export const CLAIM = ".claim";

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
  readonly state: string;
  /** By the file system's time, in milliseconds. */
  readonly changedMs: number;
}

/** Another one where a file was replaced or touched. */
export const stateOf = ({ino, mtimeNs}: Pick<BigIntStats, "ino" | "mtimeNs">): string => `${ino} ${mtimeNs}`;

/** A file and its state, of one and the same file; null where there is none. */
export async function look(path: string): Promise<Seen | null> {
  const handle = await unless(NOT_THERE, open(path));
  if (handle === null) return null;
  try {
    const stats = await handle.stat({bigint: true});
    return {content: await handle.readFile(), state: stateOf(stats), changedMs: Number(stats.ctimeMs)};
  } finally {
    await handle.close();
  }
}

/** Removes a file in the state that was seen; not the next one, which another process may have made meanwhile. */
export async function removeSeen(path: string, state: string): Promise<void> {
  const aside = `${path}.${randomUUID()}.tmp`;
  const moved = await unless(
    NOT_THERE,
    rename(path, aside).then(() => true)
  );
  if (moved === null) return;
  if (stateOf(await stat(aside, {bigint: true})) !== state) await linked(aside, path);
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
