import createFetchClient, {type Client} from "openapi-fetch";
import type {components, operations, paths} from "./api.generated.ts";
import {apiAddress, duelList} from "./check-arguments.ts";
import {readLines} from "./ndjson.ts";
import {ProblemError, problemIn} from "./problem-error.ts";
import {retryingFetch, waitFor} from "./retrying-fetch.ts";

type Schemas = components["schemas"];
export type BestMoveQuestion = Schemas["BestMoveQuestion"];
export type BestMove = Schemas["BestMove"];
export type DuelQuestion = Schemas["DuelQuestion"];
export type DuelAnswer = Schemas["PredictDuelResponse"];
export type BatchItem = Schemas["BatchItem"];
export type BatchAnswer = Schemas["PredictBatchResponse"];
export type MatrixQuestion = Schemas["PredictMatrixRequest"];
export type MatrixAnswer = Schemas["PredictMatrixResponse"];

type QueryOf<Operation extends keyof operations> = NonNullable<operations[Operation]["parameters"]["query"]>;

export interface ClientOptions {
  /** The server's address, such as `https://predictiondex.example`, with or without the `/v1` below it. */
  readonly address: string | URL;
  /** Sent as `X-API-Key`. */
  readonly apiKey?: string;
  /** Of the names in answers. */
  readonly language?: "en" | "fr";
  /** How often a request is sent again that may be answered later; 3 unless told otherwise. */
  readonly retries?: number;
  /** What sends a request, in place of the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** How a pause before the next attempt passes; for tests. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

interface AskOptions {
  readonly signal?: AbortSignal;
}

export interface PredictionDexClient {
  /** Every operation of the description, typed; answers have `data` or `error`. */
  readonly api: Client<paths>;
  /** A's moves ranked by their worst case. */
  bestMove(
    question: BestMoveQuestion,
    query?: QueryOf<"predictBestMove">,
    options?: AskOptions
  ): Promise<BestMove>;
  /** One move against one move. */
  duel(question: DuelQuestion, query?: QueryOf<"predictDuel">, options?: AskOptions): Promise<DuelAnswer>;
  /** Up to 1,000 duels at once; asked again after a failure without being worked out again. */
  batch(
    duels: readonly DuelQuestion[],
    query?: QueryOf<"predictBatch">,
    options?: AskOptions
  ): Promise<BatchAnswer>;
  /** Up to 5,000 duels, each answer as soon as it is known. */
  streamBatch(
    duels: readonly DuelQuestion[],
    query?: QueryOf<"predictBatch">,
    options?: AskOptions
  ): AsyncGenerator<BatchItem, void, undefined>;
  /** Every move against every move. */
  matrix(
    question: MatrixQuestion,
    query?: QueryOf<"predictMatrix">,
    options?: AskOptions
  ): Promise<MatrixAnswer>;
}

interface Answered {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** What an operation gives, by the description: openapi-fetch makes lists of its pairs. @throws ProblemError */
function dataOf<T>({data, error, response}: Answered): T {
  if (data === undefined) throw new ProblemError(response.status, problemIn(error));
  return data as T;
}

/**
 * A client of one server. Its methods throw ProblemError for what the server refuses, and TypeError where none answers.
 * @throws TypeError where the address is none
 */
export function createClient(options: ClientOptions): PredictionDexClient {
  const baseUrl = apiAddress(options?.address);
  const {apiKey, language, retries = 3, wait = waitFor} = options;
  const api = createFetchClient<paths>({
    baseUrl,
    headers: {
      ...(apiKey === undefined ? {} : {"X-API-Key": apiKey}),
      ...(language === undefined ? {} : {"Accept-Language": language})
    },
    fetch: retryingFetch({retries, wait, fetch: options.fetch ?? ((request) => fetch(request))})
  });
  return {
    api,
    bestMove: async (body, query, {signal} = {}) =>
      dataOf(await api.POST("/predict/best-move", {body, params: {query}, signal})),
    duel: async (body, query, {signal} = {}) =>
      dataOf(await api.POST("/predict/duel", {body, params: {query}, signal})),
    batch: async (duels, query, {signal} = {}) =>
      dataOf(
        await api.POST("/predict/batch", {
          body: {duels: duelList("batch", duels)},
          params: {query, header: {"Idempotency-Key": crypto.randomUUID()}},
          signal
        })
      ),
    async *streamBatch(duels, query, {signal} = {}) {
      const body = dataOf<ReadableStream<Uint8Array> | null>(
        await api.POST("/predict/batch", {
          body: {duels: duelList("streamBatch", duels)},
          params: {query},
          headers: {Accept: "application/x-ndjson"},
          parseAs: "stream",
          signal
        })
      );
      if (body !== null) yield* readLines<BatchItem>(body);
    },
    matrix: async (body, query, {signal} = {}) =>
      dataOf(await api.POST("/predict/matrix", {body, params: {query}, signal}))
  };
}
