import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import pino from "pino";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {dataPaths} from "../../lib/files/paths.ts";
import {ALERTS} from "../../ops/prometheus/rules.ts";
import {aliasesPath} from "../../pipelines/model/registry/model-store.ts";
import {publishReport} from "../../pipelines/monitoring/drift/report/report-files.ts";
import {type RunningServer, startServer} from "../../server/start.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {exampleReport} from "../pipelines/monitoring/drift/example-report.ts";
import {fakeModel} from "../server/support/fake-model.ts";
import {panelQueries, RECORDED, ruleQueries, selectors, seriesNames} from "./queries.ts";

const game = embeddedGame();
const folder = mkdtempSync(join(tmpdir(), "predictiondex-metrics-"));
const paths = dataPaths({PREDICTIONDEX_DATA: folder, PREDICTIONDEX_MODELS: join(folder, "models")});
/** Where nothing listens. */
const NOBODY = "127.0.0.1:1";
let server: RunningServer;
/** Before any request, and after some. */
let fresh: string;
let text: string;

beforeAll(async () => {
  writeFileSync(paths.game, JSON.stringify(game));
  // A server that has a model goes on without the registry it is to follow.
  mkdirSync(paths.models);
  writeFileSync(aliasesPath(paths), JSON.stringify({production: 1}));
  await publishReport(paths, await exampleReport({drifted: true}));
  server = await startServer({
    env: {
      PORT: "0",
      PREDICTION_LOG: "off",
      NODE_ENV: "development",
      REDIS_URL: `redis://${NOBODY}`,
      REGISTRY_URL: `postgresql://nobody@${NOBODY}/registry`
    },
    paths,
    logger: pino({level: "silent"}),
    loadModel: async () => fakeModel(game)
  });
  fresh = await (await fetch(`${server.url}/metrics`)).text();
  const body = JSON.stringify({pokemon_a_id: 25, pokemon_b_id: 7, available_moves: [84, 85]});
  const headers = {"Content-Type": "application/json"};
  await fetch(`${server.url}/predict/best-move?verify=true`, {method: "POST", headers, body});
  await fetch(`${server.url}/pokemon/9999`);
  text = await (await fetch(`${server.url}/metrics`)).text();
});
afterAll(async () => {
  await server?.close();
  rmSync(folder, {recursive: true, force: true});
});

/** `up` is Prometheus' own; the others are made by rules. */
const OWN: ReadonlySet<string> = new Set(["up", ...RECORDED]);

describe("every metric", () => {
  it("that a panel or a rule names exists on a running /metrics", () => {
    const present = seriesNames(text);
    const missing = [...panelQueries(), ...ruleQueries()].flatMap(({where, expr}) =>
      selectors(expr)
        .filter(({metric}) => !present.has(metric) && !OWN.has(metric))
        .map(({metric}) => `${where}: ${metric}`)
    );
    expect(missing).toEqual([]);
  });
  it("has the labels that are selected by", () => {
    const wrong = [...panelQueries(), ...ruleQueries()].flatMap(({where, expr}) =>
      selectors(expr).flatMap(({metric, labels}) => {
        const sample = text.split("\n").find((line) => line.startsWith(`${metric}{`));
        return labels
          .filter(
            (label) =>
              !["job", "instance"].includes(label) && sample !== undefined && !sample.includes(`${label}="`)
          )
          .map((label) => `${where}: ${metric}{${label}}`);
      })
    );
    expect(wrong).toEqual([]);
  });
  it("that a rule's case is made of is told by a server that has not answered yet", () => {
    const told = fresh.split("\n").filter((line) => !line.startsWith("#"));
    const missing = ALERTS.flatMap(({name, cases}) =>
      cases.flatMap(({input}) => input.map(({series}) => ({name, series})))
    ).filter(({series}) => {
      const [, metric, labels] = /^(\w+)\{(.*)\}$/.exec(series)!;
      // Prometheus' own, and what no server counts before it is asked: the rule is silent then.
      if (OWN.has(metric) || series.includes('endpoint="/health"') || series.includes('endpoint="/metrics"'))
        return false;
      const wanted = [...labels.matchAll(/(\w+="[^"]*")/g)]
        .map(([label]) => label)
        .filter((label) => !/^(job|instance|le)=/.test(label));
      return !told.some(
        (line) =>
          (line.startsWith(`${metric}{`) || line.startsWith(`${metric} `)) &&
          wanted.every((label) => line.includes(label))
      );
    });
    expect(missing).toEqual([]);
  });
  it("that a rule takes the increase of begins at zero", () => {
    const counted = ruleQueries().flatMap(({expr}) =>
      selectors(expr).filter(({metric}) => metric.endsWith("_total"))
    );
    expect(counted.length).toBeGreaterThan(3);
    for (const {metric} of counted) expect(fresh).toMatch(new RegExp(`^${metric}\\{.*\\} 0$`, "m"));
    expect(fresh).toMatch(/^model_loads_total\{result="refused"\} 0$/m);
  });
  it("of what is shared with other servers says that it is away", () => {
    expect(fresh).toMatch(/^api_shared_limits_up\{store="redis"\} 0$/m);
    expect(fresh).toMatch(/^model_shared_registry_up\{kind="postgresql"\} 0$/m);
  });
  it("of drift tells what the report says", () => {
    expect(text).toMatch(/^model_drift_status\{status="degraded"\} 1$/m);
    expect(text).toMatch(/^model_retrain_marked 1$/m);
    expect(text).toMatch(/^model_verified_error_rise\{measure="meanAbsoluteError"\} [1-9]/m);
    expect(text).toMatch(/^model_drift_window_predictions\{kind="synthetic"\} 2000$/m);
  });
});
