import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type DataPaths, dataPaths} from "../../../lib/files/paths.ts";
import {freePort} from "../../../lib/web/free-port.ts";
import {alertmanagerFile} from "../../../ops/alertmanager/notifications.ts";
import {publishReport} from "../../../pipelines/monitoring/drift/report/report-files.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {exampleReport} from "../../pipelines/monitoring/drift/example-report.ts";
import {type ServerProcess, spawnServer} from "../../server/support/spawn-server.ts";
import {PROMETHEUS, type RunningPrometheus, runPrometheus, until} from "../run-prometheus.ts";

const ALERTMANAGER = ["/usr/bin/prometheus-alertmanager", "/usr/local/bin/alertmanager"].find((path) =>
  existsSync(path)
);

/** Why no drill can be had here; null where it can. */
export const MISSING =
  PROMETHEUS && ALERTMANAGER
    ? null
    : "SKIPPED: Prometheus and its Alertmanager are not installed (Debian: apt-get install prometheus prometheus-alertmanager)";

export interface Notified {
  readonly status: "firing" | "resolved";
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  /** The receiver it was sent to. */
  readonly to: "people" | "tickets";
}

/** Servers, Prometheus, Alertmanager and a receiver of messages, on loopback. */
export interface Stack {
  readonly paths: DataPaths;
  readonly keyFile: string;
  /** Answers with a model. */
  readonly api: ServerProcess;
  readonly prometheus: RunningPrometheus;
  readonly received: Notified[];
  /** Starts another instance, which Prometheus finds; ends with the stack. */
  addReplica(env?: NodeJS.ProcessEnv): Promise<ServerProcess>;
  /** Takes an instance from what Prometheus finds, as a container that is gone. */
  forget(replica: ServerProcess): void;
  stop(): Promise<void>;
}

/** Rules wait seconds instead of their own minutes, and look back seconds: a drill lasts no hour. */
const hurried = (rules: string): string =>
  rules
    .replace(/for: \d+[mh]/g, "for: 2s")
    .replace(/\[1h:1m\]/g, "[1m:3s]")
    .replace(/(rate|increase)(\([^[\]]*)\[(?:5|10|15)m\]/g, (whole, what: string, series: string) =>
      series.includes("slo:") ? whole : `${what}${series}[20s]`
    );

async function receive(received: Notified[]): Promise<{server: Server; address: (to: string) => string}> {
  const server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      const to = request.url === "/tickets" ? "tickets" : "people";
      const {alerts} = JSON.parse(body) as {alerts: Omit<Notified, "to">[]};
      received.push(...alerts.map((alert) => ({...alert, to}) as const));
      response.end();
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const {port} = server.address() as AddressInfo;
  return {server, address: (to) => `http://127.0.0.1:${port}/${to}`};
}

/** A report of quiet days, as the monitoring job leaves it. */
export const quietReport = async (): Promise<Awaited<ReturnType<typeof exampleReport>>> => exampleReport();

export async function startStack(): Promise<Stack> {
  const folder = mkdtempSync(join(tmpdir(), "predictiondex-drill-"));
  const paths = dataPaths({PREDICTIONDEX_DATA: folder, PREDICTIONDEX_MODELS: join(folder, "models")});
  writeFileSync(paths.game, JSON.stringify(embeddedGame()));
  const keyFile = join(folder, "keys");
  writeFileSync(keyFile, `drill ${"ab".repeat(32)}\n`);
  await publishReport(paths, await quietReport());

  const received: Notified[] = [];
  const {server: receiver, address} = await receive(received);
  const port = await freePort();
  const config = join(folder, "alertmanager.yml");
  writeFileSync(
    config,
    alertmanagerFile({webhook: address("people"), tickets: address("tickets"), wait: "1s", interval: "2s"})
  );
  const alertmanager: ChildProcess = spawn(ALERTMANAGER!, [
    `--config.file=${config}`,
    `--storage.path=${join(folder, "alertmanager")}`,
    `--web.listen-address=127.0.0.1:${port}`,
    "--cluster.listen-address="
  ]);
  alertmanager.stderr?.resume();
  // Before anything else is given its port.
  await until("Alertmanager is ready", async () => (await fetch(`http://127.0.0.1:${port}/-/ready`)).ok);
  const servers: ServerProcess[] = [];
  const listed = new Set<ServerProcess>();
  const targets = join(folder, "targets.json");
  const list = (): void =>
    writeFileSync(targets, JSON.stringify([{targets: [...listed].map(({url}) => new URL(url).host)}]));
  const start = async (env: NodeJS.ProcessEnv): Promise<ServerProcess> => {
    const started = await spawnServer({
      PREDICTIONDEX_DATA: folder,
      PREDICTIONDEX_MODELS: paths.models,
      RATE_LIMIT: "0",
      WORK_LIMIT: "0",
      PREDICTION_LOG_ROWS: "1",
      PREDICTION_LOG_SECONDS: "1",
      ...env
    });
    servers.push(started);
    listed.add(started);
    list();
    return started;
  };
  // Without a key the server would be closed: requests of the drill come with none of their own.
  const api = await start({API_KEYS_FILE: keyFile, API_KEYS: KEY});
  const prometheus = await runPrometheus(api.url, folder, {
    alertmanager: `127.0.0.1:${port}`,
    change: hurried,
    found: targets
  });
  return {
    paths,
    keyFile,
    api,
    prometheus,
    received,
    addReplica: (env = {}) => {
      mkdirSync(join(folder, "replica"), {recursive: true});
      return start(env);
    },
    forget(replica) {
      listed.delete(replica);
      list();
    },
    async stop() {
      await prometheus.stop();
      if (alertmanager.exitCode === null) {
        alertmanager.kill("SIGTERM");
        await once(alertmanager, "exit");
      }
      for (const {child} of servers)
        if (child.exitCode === null && child.signalCode === null) child.kill("SIGTERM");
      await Promise.all(servers.map(({ended}) => ended()));
      receiver.close();
      rmSync(folder, {recursive: true, force: true});
    }
  };
}

export const KEY = "the-key-of-the-drill";

/** Asks an instance, and waits for no good answer. */
export const ask = (url: string, path: string, body: unknown): Promise<unknown> =>
  fetch(url + path, {
    method: "POST",
    headers: {"content-type": "application/json", "x-api-key": KEY},
    body: JSON.stringify(body)
  }).then(
    (response) => response.arrayBuffer(),
    () => undefined
  );
