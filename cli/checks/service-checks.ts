import {setTimeout} from "node:timers/promises";
import pg from "pg";
import {TABLE_NAMES} from "../../data-loaders/schema/tables.ts";
import {shownAddress} from "../../lib/web/shown-address.ts";
import {type Check, USUALLY_LONGEST_MS} from "./check.ts";
import {SAMPLE_REQUESTS, type SampleRequest} from "./requests.ts";

/** Where the parts of the stack are; the ports are those docker-compose.yml publishes. */
export interface ServiceAddresses {
  readonly api: string;
  readonly apiKey?: string;
  readonly prometheus: string;
  readonly grafana: string;
  readonly mlflow: string;
  readonly pgadmin: string;
  readonly nodeExporter: string;
  /** PostgreSQL; without it the mirror is not looked at. */
  readonly database?: string;
}

export const serviceAddresses = (env: NodeJS.ProcessEnv = process.env): ServiceAddresses => ({
  api: env["PREDICTIONDEX_URL"] || "http://127.0.0.1:8080",
  apiKey: env["API_KEY"] || undefined,
  prometheus: env["PROMETHEUS_URL"] || "http://127.0.0.1:9091",
  grafana: env["GRAFANA_URL"] || "http://127.0.0.1:3001",
  mlflow: env["MLFLOW_TRACKING_URI"] || "http://127.0.0.1:5001",
  pgadmin: env["PGADMIN_URL"] || "http://127.0.0.1:5050",
  nodeExporter: env["NODE_EXPORTER_URL"] || "http://127.0.0.1:9101",
  database: env["DATABASE_URL"] || undefined
});

export const SERVICES = [
  "api",
  "prometheus",
  "grafana",
  "node-exporter",
  "mlflow",
  "pgadmin",
  "database"
] as const;
export type ServiceName = (typeof SERVICES)[number];

async function answer(url: string, signal: AbortSignal, init: RequestInit = {}): Promise<Response> {
  const asked = new URL(url);
  const headers = new Headers(init.headers);
  if (asked.username !== "") {
    const credentials = [asked.username, asked.password].map(decodeURIComponent).join(":");
    headers.set("authorization", `Basic ${Buffer.from(credentials).toString("base64")}`);
    asked.username = asked.password = "";
  }
  const response = await fetch(asked, {...init, headers, signal});
  if (!response.ok) throw new Error(`${response.status} from ${asked.pathname}`);
  return response;
}

async function ask(
  {api, apiKey}: ServiceAddresses,
  {method, path, body}: SampleRequest,
  signal: AbortSignal
) {
  const headers: Record<string, string> = {accept: "application/json, text/plain"};
  if (apiKey !== undefined) headers["x-api-key"] = apiKey;
  if (body !== undefined) headers["content-type"] = "application/json";
  const init = {method, headers, body: body === undefined ? undefined : JSON.stringify(body)};
  return (await answer(`${api}${path}`, signal, init)).text();
}

/** The API: alive, ready, and every endpoint with a sample request. */
export function apiChecks(addresses: ServiceAddresses): Check[] {
  const check = (name: string, look: Check["look"]): Check => ({
    group: "api",
    name,
    remedy: "npm start (or npm run serve); another address: PREDICTIONDEX_URL; keys: API_KEY",
    look
  });
  return [
    check("health", async (signal) => {
      const {version} = (await (await answer(`${addresses.api}/health`, signal)).json()) as {version: string};
      return `version ${version} at ${shownAddress(addresses.api)}`;
    }),
    check("ready", async (signal) => {
      const ready = (await (await answer(`${addresses.api}/ready`, signal)).json()) as {
        model_version: string;
        pokemon: number;
      };
      return `model ${ready.model_version}, ${ready.pokemon} Pokémon`;
    }),
    check("endpoints", async (signal) => {
      const failed: string[] = [];
      const asked = SAMPLE_REQUESTS.filter(({path}) => path !== "/metrics");
      for (const request of asked) {
        try {
          await ask(addresses, request, signal);
        } catch (error) {
          // Nobody is there: one line is enough.
          if (error instanceof TypeError) throw error;
          failed.push(`${request.method} ${request.endpoint} (${(error as Error).message})`);
        }
      }
      if (failed.length > 0) throw new Error(`${failed.length} of ${asked.length}: ${failed.join(", ")}`);
      return `all ${asked.length} answer`;
    }),
    {
      group: "api",
      name: "metrics",
      optional: true,
      remedy:
        "the proxy of the container stack keeps /metrics inside; Prometheus asks each instance by itself",
      async look(signal) {
        const text = await (await answer(`${addresses.api}/metrics`, signal)).text();
        return `${text.split("\n").filter((line) => line.startsWith("# TYPE")).length} metrics`;
      }
    }
  ];
}

interface Target {
  readonly scrapeUrl: string;
  readonly health: "up" | "down" | "unknown";
  readonly lastError: string;
}

/**
 * Prometheus discovers its targets some seconds after it starts and calls each unknown until it has scraped it, once
 * an interval (15 s in ops/prometheus).
 */
const FIRST_SCRAPE_MS = 22_000;
const LOOK_AGAIN_MS = 250;

function prometheusChecks({prometheus}: ServiceAddresses): Check[] {
  const check = (name: string, look: Check["look"]): Check => ({
    group: "prometheus",
    name,
    remedy: "docker compose --profile monitoring up -d; another address: PROMETHEUS_URL",
    look
  });
  const data = async <T>(path: string, signal: AbortSignal): Promise<T> =>
    ((await (await answer(`${prometheus}${path}`, signal)).json()) as {data: T}).data;
  const onceScraped = async (signal: AbortSignal): Promise<Target[]> => {
    for (const start = performance.now(); ; await setTimeout(LOOK_AGAIN_MS, null, {signal})) {
      const {activeTargets} = await data<{activeTargets: Target[]}>("/api/v1/targets?state=active", signal);
      const isComplete = activeTargets.length > 0 && activeTargets.every(({health}) => health !== "unknown");
      if (isComplete || performance.now() - start > FIRST_SCRAPE_MS) return activeTargets;
    }
  };
  const whatIsWrong = ({scrapeUrl, health, lastError}: Target): string =>
    `${scrapeUrl}: ${health === "unknown" ? "not scraped yet" : lastError || health}`;
  return [
    {
      ...check("targets", async (signal) => {
        const targets = await onceScraped(signal);
        const down = targets.filter(({health}) => health !== "up");
        if (targets.length === 0) throw new Error("none is scraped");
        if (down.length > 0) throw new Error(down.map(whatIsWrong).join("; "));
        return `${targets.length} scraped`;
      }),
      longestMs: FIRST_SCRAPE_MS + USUALLY_LONGEST_MS
    },
    check("alert rules", async (signal) => {
      const {groups} = await data<{groups: {rules: {name: string; state?: string}[]}[]}>(
        "/api/v1/rules",
        signal
      );
      const rules = groups.flatMap((group) => group.rules);
      if (rules.length === 0) throw new Error("none is loaded");
      const firing = rules.filter(({state}) => state === "firing").map(({name}) => name);
      return `${rules.length} loaded, firing: ${firing.join(", ") || "none"}`;
    })
  ];
}

const page = (group: string, url: string, path: string, profile: string, variable: string): Check => ({
  group,
  name: "health",
  remedy: `docker compose --profile ${profile} up -d; another address: ${variable}`,
  async look(signal) {
    await answer(`${url}${path}`, signal);
    return shownAddress(url);
  }
});

const databaseCheck = ({database}: ServiceAddresses): Check => ({
  group: "database",
  name: "mirror",
  remedy: "set DATABASE_URL and run: npm run mirror",
  async look() {
    if (database === undefined) throw new Error("DATABASE_URL is not set");
    const client = new pg.Client({connectionString: database, connectionTimeoutMillis: 5000});
    await client.connect();
    try {
      const counts = TABLE_NAMES.map(
        (table) => `SELECT '${table}' AS name, count(*)::int AS n FROM "${table}"`
      );
      const {rows} = await client.query<{name: string; n: number}>(counts.join(" UNION ALL "));
      const empty = rows.filter(({n}) => n === 0).map(({name}) => name);
      if (empty.length > 0) throw new Error(`empty tables: ${empty.join(", ")}`);
      return `${rows.length} tables, ${rows.reduce((sum, {n}) => sum + n, 0)} rows`;
    } finally {
      await client.end();
    }
  }
});

/** Checks of every service of the stack; those not among `required` may be absent. */
export function serviceChecks(addresses: ServiceAddresses, required: readonly ServiceName[]): Check[] {
  const all: Record<ServiceName, Check[]> = {
    api: apiChecks(addresses),
    prometheus: prometheusChecks(addresses),
    grafana: [page("grafana", addresses.grafana, "/api/health", "monitoring", "GRAFANA_URL")],
    "node-exporter": [page("node-exporter", addresses.nodeExporter, "/metrics", "host", "NODE_EXPORTER_URL")],
    mlflow: [page("mlflow", addresses.mlflow, "/health", "mlops", "MLFLOW_TRACKING_URI")],
    pgadmin: [page("pgadmin", addresses.pgadmin, "/misc/ping", "admin", "PGADMIN_URL")],
    database: [databaseCheck(addresses)]
  };
  return SERVICES.flatMap((service) =>
    all[service].map((check) => ({...check, optional: check.optional || !required.includes(service)}))
  );
}
