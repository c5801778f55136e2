import {once} from "node:events";
import type {Request, Response} from "express";
import type {Admission} from "../budget/budget.ts";
import {type Column, columnsOf} from "../formats/columns.ts";
import {type Format, MEDIA_TYPES} from "../formats/media-types.ts";
import {writeTable} from "../formats/write-table.ts";
import {type Endpoint, MODEL_VERSION_HEADER, StreamedRows, TypedBody} from "./endpoint.ts";
import type {FirstRequest, KeptAnswer} from "./kept-answers.ts";
import {linkPages} from "./page-links.ts";

const columns = new WeakMap<Endpoint, readonly Column[]>();

function columnsFor(endpoint: Endpoint, row: NonNullable<Endpoint["table"]>["row"]): readonly Column[] {
  const known = columns.get(endpoint) ?? columnsOf(row);
  columns.set(endpoint, known);
  return known;
}

/** Who reads nothing for so long has gone away. */
const STALLED_MS = 30_000;

/**
 * Waits until the reader has taken what there is and there is room for more work; ends a response that nobody reads.
 * Meanwhile its room is others'.
 */
async function room(response: Response, admission: Admission | null): Promise<void> {
  const over = new AbortController();
  const {signal} = over;
  const stalled = setTimeout(() => response.destroy(), STALLED_MS);
  const drained = async (): Promise<void> => {
    await once(response, "drain", {signal});
    clearTimeout(stalled);
    await admission?.resume();
  };
  admission?.pause();
  try {
    await Promise.race([drained(), once(response, "close", {signal})]);
  } finally {
    clearTimeout(stalled);
    over.abort();
  }
}

/**
 * Lines as they come, no faster than they are read; a caller that went away is worked for no longer, and one that is
 * slow keeps no other from being worked for.
 */
async function sendStream(
  response: Response,
  rows: AsyncIterable<unknown>,
  {keep, admission}: Pick<Sending, "keep" | "admission">
): Promise<void> {
  response.type(MEDIA_TYPES.ndjson);
  // A proxy, as nginx, would hold lines back.
  response.setHeader("X-Accel-Buffering", "no");
  const lines: string[] = [];
  for await (const row of rows) {
    if (response.destroyed) return;
    const line = `${JSON.stringify(row)}\n`;
    if (keep !== null) lines.push(line);
    const isRoom = response.write(line);
    // Compression would hold lines back.
    (response as Response & {flush?: () => void}).flush?.();
    if (isRoom || response.destroyed) continue;
    await room(response, admission);
    if (response.destroyed) return;
  }
  const body = lines.join("");
  const before = await keep?.({type: MEDIA_TYPES.ndjson, body});
  // Two whole answers to one key are never different: who asks again gets the kept one.
  if (before && before.body !== body) response.destroy();
  else response.end();
}

interface Sending {
  /** As the handler gave it. */
  readonly answer: unknown;
  readonly format: Format;
  /** Takes what is sent, for another time, before it has been sent whole. */
  readonly keep: FirstRequest["keep"] | null;
  readonly admission: Admission | null;
}

/** Sends what a handler answered, in this form. Of a stream whose reader went away nothing is kept. */
export async function sendAnswer(
  endpoint: Endpoint,
  request: Request,
  response: Response,
  {answer, format, keep, admission}: Sending
): Promise<void> {
  if (answer instanceof StreamedRows) return sendStream(response, answer.rows, {keep, admission});
  if (answer instanceof TypedBody) return send(response, answer);
  if (endpoint.response === undefined) {
    const type = endpoint.produces?.[0] ?? "text/plain; charset=utf-8";
    return send(response, {type, body: answer as string});
  }
  if (endpoint.paged) linkPages(request, response, answer as Parameters<typeof linkPages>[2]);
  const made = await written(endpoint, format, answer);
  const before = await keep?.(made);
  if (before) sendAgain(response, before);
  else send(response, made);
}

/** An answer in a form. */
async function written(endpoint: Endpoint, format: Format, answer: unknown): Promise<KeptAnswer> {
  if (format === "json" || endpoint.table === undefined) {
    return {type: "application/json; charset=utf-8", body: JSON.stringify(answer)};
  }
  const {row, rows} = endpoint.table;
  const body = await writeTable(format, columnsFor(endpoint, row), rows(answer));
  return {type: `${MEDIA_TYPES[format]}${typeof body === "string" ? "; charset=utf-8" : ""}`, body};
}

function send(response: Response, {type, body}: KeptAnswer): void {
  response.setHeader("Content-Type", type);
  response.send(typeof body === "string" ? body : Buffer.from(body));
}

/** Sends an answer of before. */
export function sendAgain(response: Response, answer: KeptAnswer): void {
  response.setHeader("Idempotent-Replayed", "true");
  if (answer.modelVersion !== undefined) response.setHeader(MODEL_VERSION_HEADER, answer.modelVersion);
  send(response, answer);
}
