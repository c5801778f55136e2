import {type ChildProcess, spawn} from "node:child_process";
import {once} from "node:events";
import {copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import type {AddressInfo} from "node:net";
import {createServer} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {dataPaths, REPOSITORY} from "../../data-loaders/io/paths.ts";
import {prometheusFile} from "../../ops/prometheus/rules.ts";
import {publishReport} from "../../pipelines/drift/report/files.ts";
import {createRandom} from "../../pipelines/evaluation/random.ts";
import {createQuestioner} from "../../pipelines/traffic/questions.ts";
import {sendTraffic} from "../../pipelines/traffic/send-traffic.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {exampleReport} from "../drift/example-report.ts";
import {type ServerProcess, spawnServer} from "../server/support/spawn-server.ts";
import {panelQueries} from "./queries.ts";

/** A real Prometheus scrapes a real server: every panel's query returns data, and the drift alert fires. */
const PROMETHEUS = ["/usr/bin/prometheus", "/usr/local/bin/prometheus"].find((path) => existsSync(path));
const TRAFFIC_SECONDS = 20;

const freePort = async (): Promise<number> => {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const {port} = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
};

const folder = mkdtempSync(join(tmpdir(), "predictiondex-prometheus-"));
const paths = dataPaths({PREDICTIONDEX_DATA: folder, PREDICTIONDEX_MODELS: join(folder, "models")});
let api: ServerProcess;
let prometheus: ChildProcess;
let output = "";
let address: string;

const until = async (what: string, done: () => Promise<boolean>, seconds = 60): Promise<void> => {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; ) {
    if (await done().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${what}: not within ${seconds} s\n${output}`);
};

interface Answer {
  readonly status: string;
  readonly data: {readonly result: readonly {readonly value: readonly [number, string]}[]};
}
const ask = async (expr: string): Promise<Answer> =>
  (await (await fetch(`${address}/api/v1/query?query=${encodeURIComponent(expr)}`)).json()) as Answer;

describe.skipIf(!PROMETHEUS)("a real Prometheus", () => {
  beforeAll(async () => {
    const game = embeddedGame();
    writeFileSync(paths.game, JSON.stringify(game));
    await publishReport(paths, await exampleReport({drifted: true}));
    api = await spawnServer({
      PREDICTIONDEX_DATA: folder,
      PREDICTIONDEX_MODELS: paths.models,
      RATE_LIMIT: "0"
    });
    const port = await freePort();
    address = `http://127.0.0.1:${port}`;
    copyFileSync(join(REPOSITORY, "ops/prometheus/alerts.yml"), join(folder, "alerts.yml"));
    const config = prometheusFile({api: new URL(api.url).host, interval: "1s"}).replace(
      "127.0.0.1:9090",
      `127.0.0.1:${port}`
    );
    writeFileSync(join(folder, "prometheus.yml"), config);
    prometheus = spawn(PROMETHEUS!, [
      `--config.file=${join(folder, "prometheus.yml")}`,
      `--storage.tsdb.path=${join(folder, "tsdb")}`,
      `--web.listen-address=127.0.0.1:${port}`
    ]);
    prometheus.stderr!.on("data", (chunk) => {
      output += String(chunk);
    });
    await until("Prometheus is ready", async () => (await fetch(`${address}/-/ready`)).ok);
    await until(
      "the API is scraped",
      async () => (await ask('up{job="predictiondex"} == 1')).data.result.length === 1
    );
    const random = createRandom(1);
    const url = new URL(api.url);
    const wrong = setInterval(() => {
      void fetch(`${api.url}/pokemon/9999`).catch(() => {});
      const body = JSON.stringify({pokemon_a_id: 25, pokemon_b_id: 7, available_moves: [84]});
      void fetch(`${api.url}/predict/best-move?verify=true`, {
        method: "POST",
        headers: {"content-type": "application/json"},
        body
      }).catch(() => {});
    }, 1000);
    const summary = await sendTraffic({
      url,
      mode: "realistic",
      duration: TRAFFIC_SECONDS,
      rate: 20,
      ask: createQuestioner(game, "training", random),
      random
    });
    clearInterval(wrong);
    expect(summary.answered).toBeGreaterThan(50);
  }, 180_000);
  afterAll(async () => {
    for (const child of [api?.child, prometheus]) {
      if (!child || child.exitCode !== null) continue;
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    rmSync(folder, {recursive: true, force: true});
  });

  it("accepts the scrape whole", async () => {
    expect((await ask('scrape_samples_scraped{job="predictiondex"}')).data.result[0].value[1]).not.toBe("0");
    expect(output).not.toMatch(/level=(error|warn).*scrape/);
  });
  it.each(panelQueries("15s").map(({where, expr}) => [where, expr]))("%s has data", async (_, expr) => {
    const {status, data} = await ask(expr);
    expect(status).toBe("success");
    expect(data.result.length, expr).toBeGreaterThan(0);
    expect(
      data.result.some(({value}) => Number.isFinite(Number(value[1]))),
      `${expr}: only NaN`
    ).toBe(true);
  });
  it("knows every alert and holds the drift alert pending or firing", async () => {
    const rules = (await (await fetch(`${address}/api/v1/rules`)).json()) as {
      data: {groups: {rules: {name: string; health: string; state: string}[]}[]};
    };
    const all = rules.data.groups.flatMap((group) => group.rules);
    expect(all.filter(({health}) => health !== "ok")).toEqual([]);
    const states = new Map(all.map(({name, state}) => [name, state]));
    expect(["pending", "firing"]).toContain(states.get("ModelDrift"));
    expect(["pending", "firing"]).toContain(states.get("VerifiedErrorHigh"));
    expect(states.get("ApiDown")).toBe("inactive");
  });
});
if (!PROMETHEUS)
  describe("a real Prometheus", () => {
    it.skip("SKIPPED: prometheus is not installed (Debian: apt-get install prometheus)", () => {});
  });
