import {once} from "node:events";
import type {Request, Response} from "express";
import type {Admission} from "../budget/budget.ts";
import {type Column, columnsOf} from "../formats/columns.ts";
import {type Format, MEDIA_TYPES} from "../formats/media-types.ts";
import {writeTable} from "../formats/write-table.ts";
import {type Endpoint, MODEL_VERSION_HEADER, StreamedRows, TypedText} from "./endpoint.ts";
import type {KeptAnswer} from "./idempotency.ts";
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
  {isKept, admission}: Pick<Sending, "isKept" | "admission">
): Promise<string | null> {
  response.type(MEDIA_TYPES.ndjson);
  // A proxy, as nginx, would hold lines back.
  response.setHeader("X-Accel-Buffering", "no");
  const lines: string[] = [];
  for await (const row of rows) {
    if (response.destroyed) return null;
    const line = `${JSON.stringify(row)}\n`;
    if (isKept) lines.push(line);
    const isRoom = response.write(line);
    // Compression would hold lines back.
    (response as Response & {flush?: () => void}).flush?.();
    if (isRoom || response.destroyed) continue;
    await room(response, admission);
    if (response.destroyed) return null;
  }
  response.end();
  return lines.join("");
}

interface Sending {
  /** As the handler gave it. */
  readonly answer: unknown;
  readonly format: Format;
  /** Whether what is sent is wanted for another time. */
  readonly isKept: boolean;
  readonly admission: Admission | null;
}

/** Sends what a handler answered, in this form. @returns what can be sent again, unless the caller went away */
export async function sendAnswer(
  endpoint: Endpoint,
  request: Request,
  response: Response,
  {answer, format, isKept, admission}: Sending
): Promise<KeptAnswer | null> {
  if (answer instanceof StreamedRows) {
    const body = await sendStream(response, answer.rows, {isKept, admission});
    return body === null ? null : {type: MEDIA_TYPES.ndjson, body};
  }
  if (endpoint.response === undefined) {
    const usual = endpoint.produces?.[0] ?? "text/plain; charset=utf-8";
    const {type, text: body} = answer instanceof TypedText ? answer : new TypedText(usual, answer as string);
    const text = {type, body};
    response.type(text.type).send(text.body);
    return text;
  }
  if (endpoint.paged) linkPages(request, response, answer as Parameters<typeof linkPages>[2]);
  if (format === "json" || endpoint.table === undefined) {
    const json = {type: "application/json; charset=utf-8", body: JSON.stringify(answer)};
    send(response, json);
    return json;
  }
  const {row, rows} = endpoint.table;
  const written = await writeTable(format, columnsFor(endpoint, row), rows(answer));
  const isText = typeof written === "string";
  const type = `${MEDIA_TYPES[format]}${isText ? "; charset=utf-8" : ""}`;
  send(response, {type, body: written});
  return {type, body: written};
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
