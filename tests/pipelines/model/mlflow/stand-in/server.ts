import {createServer, type IncomingMessage, type ServerResponse} from "node:http";
import type {AddressInfo} from "node:net";
import {REQUESTS, type Route} from "./schemas.ts";
import {MlflowState, Refusal} from "./state.ts";

interface Exchange {
  readonly route: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: unknown;
}

/** Comes before the server's own answer; true where it answered, or will never, by itself. */
type Fault = (exchange: Exchange, response: ServerResponse) => boolean | Promise<boolean>;

export interface MlflowStandIn {
  readonly url: string;
  readonly port: number;
  readonly state: MlflowState;
  readonly requests: readonly Exchange[];
  /** Requests that do not have a documented shape; a test ends with none. */
  readonly wrong: readonly string[];
  fault: Fault | null;
  /** Stops listening and cuts every connection; what it remembers stays. */
  close(): Promise<void>;
}

const API = "/api/2.0/mlflow/";
const ARTIFACTS = "/api/2.0/mlflow-artifacts/artifacts/";

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function answerWith(response: ServerResponse, status: number, body: object | string): void {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const type = typeof body === "string" ? "text/html" : "application/json";
  response.writeHead(status, {"content-type": type}).end(text);
}

/** A local server that stands in for MLflow: documented requests alone, and the state they make. */
export async function mlflowStandIn({port = 0, state = new MlflowState()} = {}): Promise<MlflowStandIn> {
  const requests: Exchange[] = [];
  const wrong: string[] = [];

  function answer(route: string, url: URL, request: IncomingMessage, body: Buffer, response: ServerResponse) {
    if (route === "GET version") return response.writeHead(200, {"content-type": "text/html"}).end("3.4.0");
    const [method] = route.split(" ");
    if (method === "PUT" && url.pathname.startsWith(ARTIFACTS)) {
      const path = decodeURIComponent(url.pathname.slice(ARTIFACTS.length));
      if (path === "" || path.split("/").some((part) => part === ".." || part === "")) {
        throw new Refusal(400, "INVALID_PARAMETER_VALUE", `Invalid path: ${path}`);
      }
      state.artifacts.set(path, {content: body, type: request.headers["content-type"] ?? ""});
      return answerWith(response, 200, {});
    }
    const schema = Object.hasOwn(REQUESTS, route) ? REQUESTS[route as Route] : undefined;
    if (!schema) throw new Refusal(404, "ENDPOINT_NOT_FOUND", `No API for '${route}'`);
    if (method !== "GET" && !request.headers["content-type"]?.startsWith("application/json")) {
      throw new Refusal(400, "INVALID_PARAMETER_VALUE", "the content type must be application/json");
    }
    if (body.length > 1_000_000) throw new Refusal(400, "INVALID_PARAMETER_VALUE", "more than 1 MB");
    const given: unknown = method === "GET" ? Object.fromEntries(url.searchParams) : JSON.parse(String(body));
    const parsed = schema.safeParse(given);
    if (!parsed.success) {
      throw new Refusal(400, "INVALID_PARAMETER_VALUE", JSON.stringify(parsed.error.issues));
    }
    const handler = state.handlers[route as Route] as (request: unknown) => object;
    return answerWith(response, 200, handler(parsed.data));
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, "http://localhost");
    const name = url.pathname.startsWith(API) ? url.pathname.slice(API.length) : url.pathname.slice(1);
    const route = `${request.method} ${name}`;
    const body = await bodyOf(request).catch(() => Buffer.alloc(0));
    const isCall = url.pathname.startsWith(API) && body.length > 0;
    const exchange = {
      route,
      headers: request.headers,
      body: isCall ? (JSON.parse(String(body)) as unknown) : null
    };
    requests.push(exchange);
    if (await standIn.fault?.(exchange, response)) return;
    try {
      answer(route, url, request, body, response);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // What MLflow refuses for its state (not there, there already) is no wrong request.
      if (/INVALID|ENDPOINT/.test(error.code) && !/alias .* not found|active/.test(error.message)) {
        wrong.push(`${route}: ${error.message}`);
      }
      answerWith(response, error.status, {error_code: error.code, message: error.message});
    }
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const bound = (server.address() as AddressInfo).port;
  const standIn: MlflowStandIn = {
    url: `http://127.0.0.1:${bound}`,
    port: bound,
    state,
    requests,
    wrong,
    fault: null,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      })
  };
  return standIn;
}
