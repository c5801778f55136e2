import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {dataPaths} from "../../lib/files/paths.ts";
import {createRandom} from "../../lib/statistics/seeded-random.ts";
import {publishReport} from "../../pipelines/monitoring/drift/report/report-files.ts";
import {sendTraffic} from "../../pipelines/monitoring/traffic/send-traffic.ts";
import {createQuestioner} from "../../pipelines/monitoring/traffic/traffic-questions.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {exampleReport} from "../pipelines/monitoring/drift/example-report.ts";
import {type ServerProcess, spawnServer} from "../server/support/spawn-server.ts";
import {panelQueries} from "./queries.ts";
import {PROMETHEUS, type RunningPrometheus, runPrometheus} from "./run-prometheus.ts";

/** A real Prometheus scrapes a real server: every panel's query returns data, and the drift alert fires. */
const TRAFFIC_SECONDS = 20;

const folder = mkdtempSync(join(tmpdir(), "predictiondex-prometheus-"));
const paths = dataPaths({PREDICTIONDEX_DATA: folder, PREDICTIONDEX_MODELS: join(folder, "models")});
let api: ServerProcess;
let prometheus: RunningPrometheus;

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
    prometheus = await runPrometheus(api.url, folder);
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
    await prometheus?.stop();
    api?.child.kill("SIGTERM");
    await api?.ended();
    rmSync(folder, {recursive: true, force: true});
  });

  it("accepts the scrape whole", async () => {
    expect(
      (await prometheus.ask('scrape_samples_scraped{job="predictiondex"}')).data.result[0].value[1]
    ).not.toBe("0");
    expect(prometheus.output()).not.toMatch(/level=(error|warn).*scrape/);
  });
  it.each(panelQueries("15s").map(({where, expr}) => [where, expr]))("%s has data", async (_, expr) => {
    const {status, data} = await prometheus.ask(expr);
    expect(status).toBe("success");
    expect(data.result.length, expr).toBeGreaterThan(0);
    expect(
      data.result.some(({value}) => Number.isFinite(Number(value[1]))),
      `${expr}: only NaN`
    ).toBe(true);
  });
  it("knows every alert and holds the drift alert pending or firing", async () => {
    const all = await prometheus.rules();
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
