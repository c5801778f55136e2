import express, {type Request, type RequestHandler, type Response, type Router} from "express";
import type {Admission} from "../budget/budget.ts";
import {NOMINAL, withForm} from "../budget/price.ts";
import {type Format, ONLY_JSON, TABLE_FORMATS} from "../formats/media-types.ts";
import type {Services} from "../services.ts";
import {binaryBody} from "./binary-tensors.ts";
import {verifyBounded} from "./bounded-json.ts";
import {callerKey} from "./caller-key.ts";
import {type Endpoint, MODEL_VERSION_HEADER, routesOf} from "./endpoint.ts";
import type {KeptAnswers} from "./kept-answers.ts";
import {negotiate} from "./negotiate.ts";
import {isProtocolBody, speaksOpenInference} from "./open-inference.ts";
import {Problem} from "./problem.ts";
import {requestLanguage} from "./request-language.ts";
import {setEndpoint} from "./request-state.ts";
import {sendAgain, sendAnswer} from "./send-answer.ts";
import {validate} from "./validate.ts";

interface MountOptions {
  /** As they are when a request comes. */
  readonly services: () => Services;
  /** Runs before the body of an endpoint with access `key` is read. */
  readonly guards: readonly RequestHandler[];
  /** Bytes. */
  readonly bodyLimit: number;
  /** What was answered to requests with an Idempotency-Key. */
  readonly answers: KeptAnswers;
}

const JSON_TYPES = ["json", "+json"] as const;

const needJson: RequestHandler = (request, _response, next) => {
  const type = request.headers["content-type"];
  if (type !== undefined && request.is([...JSON_TYPES]) === false) {
    throw new Problem(
      "unsupported-media-type",
      "Send the body as JSON, with Content-Type: application/json."
    );
  }
  next();
};

/** A step of reading a body, passed over where it has been read. */
const unlessRead =
  (step: RequestHandler): RequestHandler =>
  (request, response, next) =>
    request.body === undefined ? step(request, response, next) : next();

/** Data are the caller's to keep and to ask about (ETag); predictions are logged and probes are of the moment. */
export const cacheControlOf = ({method, access}: Pick<Endpoint, "method" | "access">): string =>
  method === "get" && access === "key" ? "private, no-cache" : "no-store";

/** Lets a request in for its price, which a priced answer tells. */
function admitted(
  {price: priceOf, parts}: Endpoint,
  request: Request,
  response: Response,
  asked: Parameters<NonNullable<Endpoint["parts"]>>[0]
): Promise<Admission> {
  const price = withForm(priceOf?.(asked) ?? NOMINAL, asked.format);
  if (priceOf !== undefined || price !== NOMINAL) {
    response.setHeader("X-Work-Price", `predictions=${price.predictions}, simulator-ms=${price.simulatorMs}`);
  }
  return asked.services.budget.admit(callerKey(request, response), price, parts?.(asked));
}

/** Whether the form of its answers is the caller's choice; probes and protocols have theirs. */
export const negotiates = ({access, response, unversioned}: Endpoint): boolean =>
  access === "key" && response !== undefined && !unversioned;

export const formatsOf = ({table}: Endpoint): readonly Format[] =>
  table === undefined ? ONLY_JSON : TABLE_FORMATS;

/** Gives an endpoint its route: access, body, validation, answer. */
export function mountEndpoint(router: Router, endpoint: Endpoint, options: MountOptions): void {
  const {method, path, access, parameters, query, body, localized} = endpoint;
  const steps: RequestHandler[] = [
    (_request, response, next) => {
      setEndpoint(response, path);
      response.setHeader("Cache-Control", cacheControlOf(endpoint));
      next();
    }
  ];
  if (access === "key") steps.push(...options.guards);
  if (body !== undefined) {
    const {bodyLimit} = options;
    const {mostValues, binaryTensors} = endpoint;
    if (binaryTensors) steps.push(binaryBody(bodyLimit, mostValues));
    const type = speaksOpenInference(path) ? isProtocolBody : [...JSON_TYPES];
    const json = [
      needJson,
      express.json({limit: bodyLimit, type, strict: false, verify: verifyBounded(mostValues)})
    ];
    steps.push(...json.map(unlessRead));
  }
  steps.push(async (request, response) => {
    const services = options.services();
    const format = negotiates(endpoint) ? negotiate(request, response, formatsOf(endpoint)) : "json";
    const asked = {
      path: parameters === undefined ? undefined : validate(parameters, request.params, "path"),
      query: validate(query, request.query, "query"),
      body: body === undefined ? undefined : validate(body, request.body, "body"),
      services,
      format
    };
    const language = localized ? requestLanguage(request, response) : "en";
    const key = request.headers["idempotency-key"];
    const before =
      !endpoint.idempotent || key === undefined
        ? null
        : await options.answers.begin(`${path} ${callerKey(request, response)}`, String(key), [
            asked.query,
            asked.body,
            language,
            format
          ]);
    if (before !== null && "body" in before) return sendAgain(response, before);
    let admission: Admission | null = null;
    try {
      admission = access === "key" ? await admitted(endpoint, request, response, asked) : null;
      const answer = await endpoint.handle({...asked, language, request});
      await sendAnswer(endpoint, request, response, {
        answer,
        format,
        keep:
          before === null
            ? null
            : (made) => before.keep({...made, modelVersion: response.get(MODEL_VERSION_HEADER)}),
        admission
      });
    } finally {
      admission?.done();
      await before?.release();
    }
  });
  router[method](routesOf(endpoint), ...steps);
}

/** Answers 405 to the methods a path does not have. */
export function refuseOtherMethods(router: Router, endpoints: readonly Endpoint[]): void {
  const methods = new Map<string, {readonly routes: string[]; readonly allowed: Set<string>}>();
  for (const endpoint of endpoints) {
    const {path, method} = endpoint;
    const known = methods.get(path) ?? {routes: routesOf(endpoint), allowed: new Set(["OPTIONS"])};
    known.allowed.add(method.toUpperCase());
    if (method === "get") known.allowed.add("HEAD");
    methods.set(path, known);
  }
  for (const [path, {routes, allowed}] of methods) {
    const allow = [...allowed].sort().join(", ");
    router.all(routes, (request, response) => {
      setEndpoint(response, path);
      if (request.method === "OPTIONS") return void response.setHeader("Allow", allow).status(204).end();
      throw new Problem("method-not-allowed", `${path} answers to ${allow}.`, {headers: {Allow: allow}});
    });
  }
}
