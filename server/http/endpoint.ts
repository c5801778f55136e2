import type {Request} from "express";
import {z} from "zod";
import type {Language} from "../../data-loaders/language.ts";
import type {Price} from "../budget/price.ts";
import type {Format} from "../formats/media-types.ts";
import type {Services} from "../services.ts";
import type {ProblemType} from "./problem.ts";

/** What a handler is given: everything validated, names not yet resolved. */
interface EndpointContext<Path, Query, Body> {
  readonly path: Path;
  readonly query: Query;
  readonly body: Body;
  readonly language: Language;
  readonly services: Services;
  readonly request: Request;
  /** In which the answer is going to be sent. */
  readonly format: Format;
}

type PricedContext<Query, Body> = Pick<
  EndpointContext<unknown, Query, Body>,
  "path" | "query" | "body" | "services"
>;

type PartedContext<Query, Body> = PricedContext<Query, Body> &
  Pick<EndpointContext<unknown, Query, Body>, "format">;

/** The rows in an answer. */
export interface AnswerTable {
  readonly row: z.ZodType;
  /** @param answer as the endpoint's handler gave it */
  readonly rows: (answer: unknown) => readonly unknown[];
}

/** Of an answer that is the list itself, and of one that has it in a field. */
export const listTable = (row: z.ZodType): AnswerTable => ({row, rows: (answer) => answer as unknown[]});
export const tableIn = (field: string, row: z.ZodType): AnswerTable => ({
  row,
  rows: (answer) => (answer as Readonly<Record<string, unknown[]>>)[field]
});

/** An answer that is sent row by row, as each is known. */
export class StreamedRows {
  constructor(readonly rows: AsyncIterable<unknown>) {}
}

/** An answer as it is to be sent, which says of which media type it is. */
export class TypedBody {
  constructor(
    readonly type: string,
    readonly body: string | Uint8Array
  ) {}
}

/** An endpoint as data: Express's routes, validation and the OpenAPI document all come from it. */
export interface Endpoint {
  readonly method: "get" | "post";
  /** OpenAPI's notation: `/pokemon/{id}`; also the label of its metrics. */
  readonly path: string;
  /** Stands at its path alone; all others stand below `/v1` as well. */
  readonly unversioned?: true;
  readonly operationId: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** `key`: needs an API key where keys are configured. */
  readonly access: "open" | "key";
  readonly parameters?: z.ZodObject;
  /** Parameters that are not in it are refused. */
  readonly query: z.ZodObject;
  readonly body?: z.ZodObject;
  /** Values that its body may hold, where it is more than usual. */
  readonly mostValues?: number;
  /** Without it the answer is text of the first media type of `produces`, or of the one it says. */
  readonly response?: z.ZodType;
  readonly produces?: readonly string[];
  /** Where its answer is a table, which can be had in other forms than JSON. */
  readonly table?: AnswerTable;
  /** Whether its answers are pages of a list, which say where the others are. */
  readonly paged?: true;
  /** Whether it heeds Idempotency-Key. */
  readonly idempotent?: true;
  /** Whether its bodies and answers may hold tensors in binary. */
  readonly binaryTensors?: true;
  /** Whether its answers have the header of the model's version. */
  readonly namesModel?: true;
  /** Problems of its own, beside those every endpoint has. */
  readonly problems: readonly ProblemType[];
  /** Whether names in the answer follow Accept-Language. */
  readonly localized: boolean;
  /** What a request may cost at most; without it, what a look-up does. It throws nothing. */
  readonly price?: (context: PricedContext<unknown, unknown>) => Price;
  /** In how many parts, as dear as one another, its answer is worked out one after the other; one, if not given. */
  readonly parts?: (context: PartedContext<unknown, unknown>) => number;
  readonly handle: (context: EndpointContext<unknown, unknown, unknown>) => unknown;
}

/** Says which version of the model answered, also where the form of the answer has no place for it. */
export const MODEL_VERSION_HEADER = "X-Model-Version";

/** What stands before the path of an endpoint that has a version; without it is the same. */
export const VERSION_PREFIX = "/v1";

/** Where an endpoint stands, in Express's notation. */
export function routesOf({path, unversioned}: Pick<Endpoint, "path" | "unversioned">): string[] {
  const route = path.replace(/\{(\w+)\}/g, ":$1");
  return unversioned ? [route] : [route, VERSION_PREFIX + route];
}

const NO_QUERY = z.strictObject({});

type Output<T> = T extends z.ZodType ? z.output<T> : undefined;

interface EndpointDefinition<
  P extends z.ZodObject | undefined,
  Q extends z.ZodObject | undefined,
  B extends z.ZodObject | undefined,
  R extends z.ZodType | undefined
> extends Omit<
    Endpoint,
    "parameters" | "query" | "body" | "response" | "price" | "parts" | "handle" | "problems" | "localized"
  > {
  readonly parameters?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly response?: R;
  readonly problems?: readonly ProblemType[];
  readonly localized?: boolean;
  readonly price?: (context: PricedContext<Output<Q>, Output<B>>) => Price;
  readonly parts?: (context: PartedContext<Output<Q>, Output<B>>) => number;
  readonly handle: (
    context: EndpointContext<Output<P>, Output<Q>, Output<B>>
  ) => R extends z.ZodType
    ? z.input<R> | StreamedRows | TypedBody | Promise<z.input<R> | StreamedRows | TypedBody>
    : string | TypedBody | Promise<string | TypedBody>;
}

/** Checks a handler against its own schemas, then forgets their types so that endpoints fit in one list. */
export function defineEndpoint<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodObject | undefined = undefined,
  R extends z.ZodType | undefined = undefined
>(definition: EndpointDefinition<P, Q, B, R>): Endpoint {
  return {
    problems: [],
    localized: false,
    ...definition,
    query: definition.query ?? NO_QUERY,
    price: definition.price as Endpoint["price"],
    parts: definition.parts as Endpoint["parts"],
    handle: definition.handle as Endpoint["handle"]
  };
}
