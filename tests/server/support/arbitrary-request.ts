import fc from "fast-check";
import {compatEndpoints} from "../../../server/compat/compat-endpoints.ts";
import {endpoints} from "../../../server/endpoints/index.ts";
import {MEDIA_TYPES} from "../../../server/formats/media-types.ts";
import {type Endpoint, VERSION_PREFIX} from "../../../server/http/endpoint.ts";
import {buildDocument} from "../../../server/openapi/openapi-document.ts";

/** A request as it goes over the wire. */
export interface ArbitraryRequest {
  readonly endpoint: Endpoint;
  readonly path: string;
  readonly init: {method: string; headers: Record<string, string>; body?: string};
}

type JsonSchema = {
  readonly $ref?: string;
  readonly type?: string;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
};
interface Operation {
  readonly parameters: readonly {readonly name: string; readonly in: string; readonly schema: JsonSchema}[];
  readonly requestBody?: {readonly content: Readonly<Record<string, {readonly schema: JsonSchema}>>};
}

/** Every route of the server: `/v1`, `/v2`, and those of the original system, which its document leaves out. */
export const mounted: readonly Endpoint[] = [...endpoints, ...compatEndpoints];
const {paths, components} = buildDocument(mounted, "0.0.0");

const NAMES = [
  "Squirtle",
  "Carapuce",
  "charmander",
  "Salamèche",
  "Ditto",
  "Mewtwo",
  "Surf",
  "Water Gun",
  "Ember",
  "Charge",
  "feu",
  "water"
];
const IDS = [
  1,
  4,
  7,
  25,
  132,
  150,
  10033,
  10158,
  33,
  39,
  45,
  52,
  55,
  57,
  0,
  -1,
  1.5,
  2147483647,
  2147483648,
  1e308,
  Number.MAX_SAFE_INTEGER
];

const wild = fc.oneof(
  fc.string({unit: "binary", maxLength: 80}),
  fc.string({unit: "grapheme", maxLength: 80}),
  fc.constantFrom(
    "",
    " ",
    "../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%00",
    "%",
    "\r\nX-Injected: yes",
    "'; DROP TABLE pokemon; --",
    "<script>alert(1)</script>",
    "__proto__",
    "constructor",
    "toString",
    "\u202e\ufeff\u0000",
    "🧨".repeat(40),
    "x".repeat(5000)
  )
);
const nested = (levels: number, [open, close]: readonly [string, string]): string =>
  open.repeat(levels) + close.repeat(levels);
/** As deep as a body may be, a little deeper, and far too deep. */
const NESTED = [3, 14, 17, 5000].flatMap((levels) => [
  nested(levels, ["[", "]"]),
  nested(levels, ['{"a":', "}"]).replace('{"a":}', "{}")
]);
const HUGE = ["x".repeat(200_000), "é🧨".repeat(40_000), `[${"0,".repeat(21_000)}0]`, "9".repeat(10_000)];
const deep = fc.constantFrom(...NESTED.slice(0, 4)).map((text): unknown => JSON.parse(text));
const anything = fc.oneof(
  {weight: 3, arbitrary: wild},
  {weight: 3, arbitrary: fc.jsonValue({maxDepth: 3})},
  {weight: 3, arbitrary: fc.constantFrom(...IDS)},
  {weight: 1, arbitrary: deep}
);
/** Solving fights takes as long as it may. */
const BUDGETS = fc.constantFrom(1, 2, 5, 0, -1, 5001, 1.5, "5");

/** Values of a schema, on its boundaries, and of none. */
function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.$ref) return valuesOf(components.schemas[schema.$ref.split("/").at(-1)!] as JsonSchema);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valuesOf));
  if (schema.type === "integer" || schema.type === "number") {
    const {minimum = -1e6, maximum = 1e6} = schema;
    return fc.oneof(
      fc.constantFrom(...IDS),
      fc.constantFrom(minimum, maximum, minimum - 1, maximum + 1),
      fc.integer({min: 1, max: 200})
    );
  }
  if (schema.type === "string")
    return fc.oneof({weight: 4, arbitrary: fc.constantFrom(...NAMES)}, {weight: 1, arbitrary: wild});
  if (schema.type === "boolean") return fc.constantFrom("true", "false", "yes", "1", true);
  if (schema.type === "array") {
    const most = Math.min(schema.maxItems ?? 5, 30);
    return fc.oneof(
      {
        weight: 8,
        arbitrary: fc.array(mostly(schema.items ?? {}), {minLength: schema.minItems ?? 0, maxLength: 6})
      },
      {weight: 1, arbitrary: fc.array(mostly(schema.items ?? {}), {maxLength: most + 1})}
    );
  }
  if (schema.properties) {
    const fields = Object.fromEntries(
      Object.entries(schema.properties).map(([name, field]) => [
        name,
        name === "budget_ms" ? BUDGETS : mostly(field)
      ])
    );
    return fc.oneof(
      {weight: 6, arbitrary: fc.record(fields, {requiredKeys: [...(schema.required ?? [])]})},
      {weight: 1, arbitrary: fc.record(fields, {requiredKeys: []})},
      {
        weight: 1,
        arbitrary: fc.tuple(fc.record(fields), fc.dictionary(wild, anything)).map(([a, b]) => ({...a, ...b}))
      }
    );
  }
  return anything;
}

const mostly = (schema: JsonSchema): fc.Arbitrary<unknown> =>
  fc.oneof({weight: 9, arbitrary: valuesOf(schema)}, {weight: 1, arbitrary: anything});

const parametersIn = (place: "path" | "query", {parameters}: Operation) =>
  Object.fromEntries(
    parameters.filter((parameter) => parameter.in === place).map(({name, schema}) => [name, mostly(schema)])
  );

const asText = (value: unknown): string =>
  typeof value === "string" ? value : (JSON.stringify(value) ?? "");
/** fetch takes only these in a header; what it refuses a test of raw sockets sends. */
const headerText = wild.map((text) =>
  text
    .replace(/[^\x20-\x7e]/g, "")
    .slice(0, 200)
    .trim()
);

const headers = fc.record(
  {
    "Accept-Language": fc.oneof(fc.constantFrom("fr", "en", "de", "fr;q=0.1, en", "*", ",,;q"), headerText),
    "X-Request-Id": headerText,
    "X-API-Key": headerText,
    Accept: fc.constantFrom(
      "*/*",
      "application/json",
      "text/html",
      "text/html, application/json",
      "image/png",
      "",
      ...Object.values(MEDIA_TYPES)
    ),
    "Idempotency-Key": fc.oneof(fc.uuid(), fc.constantFrom("the-same", "a b"), headerText),
    traceparent: fc.oneof(fc.constant("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"), headerText),
    "Accept-Encoding": fc.constantFrom("gzip", "br", "identity", "*;q=0", "zzz")
  },
  {requiredKeys: []}
);

const fieldsOf = (schema: JsonSchema): readonly string[] =>
  schema.$ref
    ? fieldsOf(components.schemas[schema.$ref.split("/").at(-1)!] as JsonSchema)
    : Object.keys(schema.properties ?? {});

/** A body's text with a text in place of a field, as JSON where it is JSON and as a string elsewhere. */
function withField(value: unknown, name: string, text: string): string {
  const field = /^[[{9]/.test(text) ? text : JSON.stringify(text);
  const others = Object.entries(Object(value) as object).filter(([other]) => other !== name);
  const rest = JSON.stringify(Object.fromEntries(others)).slice(1, -1);
  return `{${rest}${rest === "" ? "" : ","}${JSON.stringify(name)}:${field}}`;
}

const requestTo = (endpoint: Endpoint): fc.Arbitrary<ArbitraryRequest> => {
  const operation = paths[endpoint.path][endpoint.method] as Operation;
  const body = operation.requestBody?.content["application/json"].schema;
  const bodyText =
    body === undefined
      ? fc.constant(undefined)
      : fc.oneof(
          {weight: 24, arbitrary: mostly(body).map((value) => JSON.stringify(value) ?? "")},
          {weight: 2, arbitrary: wild},
          {
            weight: 2,
            arbitrary: fc.constantFrom("", "{", "[", "null", "[[[[", '{"a":1e999}', "[".repeat(10_000))
          },
          {
            weight: 2,
            arbitrary: fc
              .tuple(
                mostly(body),
                fc.constantFrom(...NESTED, ...HUGE),
                fc.constantFrom("x", ...fieldsOf(body))
              )
              .map(([value, text, name]) => withField(value, name, text))
          }
        );
  return fc
    .record({
      path: fc.record(parametersIn("path", operation)),
      query: fc.record(parametersIn("query", operation), {requiredKeys: []}),
      prefix: endpoint.unversioned ? fc.constant("") : fc.constantFrom("", VERSION_PREFIX),
      extra: fc.oneof({weight: 9, arbitrary: fc.constant("")}, {weight: 1, arbitrary: wild}),
      body: bodyText,
      type: fc.oneof(
        {weight: 12, arbitrary: fc.constant("application/json")},
        {
          weight: 1,
          arbitrary: fc.constantFrom(
            "text/plain",
            "application/xml",
            "application/json; charset=latin1",
            "application/json; charset=utf-7",
            "x"
          )
        }
      ),
      headers
    })
    .map(({prefix, path, query, extra, body: text, type, headers: given}) => {
      const address = endpoint.path.replace(
        /\{(\w+)\}/g,
        (_, name: string) => encodeURIComponent(asText(path[name]).replace(/[\ud800-\udfff]/g, "")) || "%20"
      );
      const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, asText(value)]));
      if (extra !== "") search.append(extra, extra);
      return {
        endpoint,
        path: `${prefix}${address}${search.size > 0 ? `?${search}` : ""}`,
        init: {
          method: endpoint.method.toUpperCase(),
          headers: {
            "Accept-Encoding": "identity",
            ...given,
            ...(text === undefined ? {} : {"Content-Type": type})
          },
          ...(text === undefined ? {} : {body: text})
        }
      };
    });
};

/** Requests to every endpoint, made from the document that describes it: valid, on the boundary, and wrong in every way. */
export const arbitraryRequest: fc.Arbitrary<ArbitraryRequest> = fc.oneof(...mounted.map(requestTo));
