import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {dataPaths} from "../../lib/files/paths.ts";
import {alertmanagerFile} from "../../ops/alertmanager/notifications.ts";
import {publishReport} from "../../pipelines/monitoring/drift/report/report-files.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {exampleReport} from "../pipelines/monitoring/drift/example-report.ts";
import {type ServerProcess, spawnServer} from "../server/support/spawn-server.ts";
import {
  freePort,
  PROMETHEUS,
  RUNBOOK,
  type RunningPrometheus,
  runPrometheus,
  until
} from "./run-prometheus.ts";

/** A fault in the running stack reaches whoever listens, with an address of what to do, and so does its end. */
const ALERTMANAGER = ["/usr/bin/prometheus-alertmanager", "/usr/local/bin/alertmanager"].find((path) =>
  existsSync(path)
);

interface Notified {
  readonly status: "firing" | "resolved";
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

const UP = 'up{job="predictiondex"} == 1';

const folder = mkdtempSync(join(tmpdir(), "predictiondex-delivery-"));
const paths = dataPaths({PREDICTIONDEX_DATA: folder, PREDICTIONDEX_MODELS: join(folder, "models")});
const received: Notified[] = [];
const receiver = createServer((request, response) => {
  let body = "";
  request.on("data", (chunk) => (body += String(chunk)));
  request.on("end", () => {
    received.push(...(JSON.parse(body) as {alerts: Notified[]}).alerts);
    response.end();
  });
});
let api: ServerProcess;
let alertmanager: ChildProcess;
let prometheus: RunningPrometheus;

const told = async (alertname: string, status: Notified["status"]): Promise<Notified> => {
  const began = Date.now();
  const of = () =>
    received.find(({labels, ...one}) => labels.alertname === alertname && one.status === status);
  await until(`${alertname} is told as ${status}`, async () => of() !== undefined, {seconds: 90});
  console.info(`${alertname}: ${status} told after ${Math.round((Date.now() - began) / 1000)} s`);
  return of()!;
};
const published = async (drifted: boolean, unusablePredictions = 0): Promise<void> => {
  const report = await exampleReport({drifted});
  await publishReport(paths, {...report, quality: {...report.quality, unusablePredictions}});
};

describe.skipIf(!PROMETHEUS || !ALERTMANAGER)("a fault", () => {
  beforeAll(async () => {
    writeFileSync(paths.game, JSON.stringify(embeddedGame()));
    await published(false);
    receiver.listen(0, "127.0.0.1");
    await once(receiver, "listening");
    const webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
    const port = await freePort();
    writeFileSync(join(folder, "alertmanager.yml"), alertmanagerFile({webhook, wait: "1s", interval: "2s"}));
    alertmanager = spawn(ALERTMANAGER!, [
      `--config.file=${join(folder, "alertmanager.yml")}`,
      `--storage.path=${join(folder, "alertmanager")}`,
      `--web.listen-address=127.0.0.1:${port}`,
      "--cluster.listen-address="
    ]);
    api = await spawnServer({
      PREDICTIONDEX_DATA: folder,
      PREDICTIONDEX_MODELS: paths.models,
      RATE_LIMIT: "0"
    });
    prometheus = await runPrometheus(api.url, folder, {
      alertmanager: `127.0.0.1:${port}`,
      change: (rules) => rules.replace(/for: \d+[mh]/g, "for: 2s")
    });
  }, 120_000);
  afterAll(async () => {
    await prometheus?.stop();
    if (alertmanager?.exitCode === null) {
      alertmanager.kill("SIGTERM");
      await once(alertmanager, "exit");
    }
    api?.child.kill("SIGTERM");
    await api?.ended();
    receiver.close();
    rmSync(folder, {recursive: true, force: true});
  });

  it("in what is asked and answered is told with the runbook's address, and so is its end", async () => {
    await published(true, 3);
    for (const name of ["ModelDrift", "VerifiedErrorHigh", "UnusablePredictions"]) {
      const {annotations, labels} = await told(name, "firing");
      expect(annotations["runbook_url"]).toBe(`${RUNBOOK}#${name.toLowerCase()}`);
      expect(labels).not.toHaveProperty("runbook");
    }
    await published(false);
    for (const name of ["ModelDrift", "VerifiedErrorHigh", "UnusablePredictions"])
      await told(name, "resolved");
  }, 300_000);

  it("in a release that is refused is told the first time", async () => {
    writeFileSync(paths.game, "{torn");
    expect((await told("ModelLoadFailed", "firing")).annotations["runbook_url"]).toBe(
      `${RUNBOOK}#modelloadfailed`
    );
  }, 120_000);

  it("of the only instance is told", async () => {
    await until("the API is scraped", async () => (await prometheus.ask(UP)).data.result.length === 1);
    received.length = 0;
    api.child.kill("SIGKILL");
    expect((await told("ApiDown", "firing")).annotations["runbook_url"]).toBe(`${RUNBOOK}#apidown`);
  }, 120_000);
});
if (!PROMETHEUS || !ALERTMANAGER)
  it.skip("SKIPPED: Prometheus and its Alertmanager are not installed (Debian: apt-get install prometheus prometheus-alertmanager)", () => {});
