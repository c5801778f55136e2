import {spawnSync} from "node:child_process";
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {generatedFiles} from "../../ops/generate.ts";
import {BOARDS} from "../../ops/grafana/boards.ts";
import {boardJson} from "../../ops/grafana/panels.ts";
import {ALERTS, objectivesFile, prometheusFile, rulesFile} from "../../ops/prometheus/rules.ts";
import {panelQueries, ruleQueries, selectors} from "./queries.ts";

const PROMTOOL = ["/usr/bin/promtool", "/usr/local/bin/promtool"].find((path) => existsSync(path));
const promtool = (...args: string[]) => {
  const {status, stdout, stderr} = spawnSync(PROMTOOL!, args, {encoding: "utf8", cwd: REPOSITORY});
  return {status, output: stdout + stderr};
};

describe("generated files", () => {
  it.each([...generatedFiles()])("%s is what its generator makes", (path, text) => {
    const committed = readFileSync(join(REPOSITORY, path), "utf8");
    // The formatter may lay JSON out its own way.
    if (path.endsWith(".json")) expect(JSON.parse(committed)).toEqual(JSON.parse(text));
    else expect(committed).toBe(text);
  });
  it("are all of the boards' folder", () => {
    const boards = [...generatedFiles().keys()].filter((path) => path.startsWith("ops/grafana/dashboards/"));
    const present = readdirSync(join(REPOSITORY, "ops/grafana/dashboards")).map(
      (name) => `ops/grafana/dashboards/${name}`
    );
    expect(present.sort()).toEqual(boards.sort());
  });
});

describe("alerts", () => {
  it.each(ALERTS.map((alert) => [alert.name, alert] as const))(
    "%s has a case that fires and one that does not",
    (_, alert) => {
      expect(alert.cases.some(({fires}) => fires.length > 0)).toBe(true);
      expect(alert.cases.some(({fires}) => fires.length === 0)).toBe(true);
    }
  );
  it.skipIf(!PROMTOOL)("are accepted by Prometheus with its configuration", () => {
    expect(promtool("check", "config", "ops/prometheus/prometheus.yml")).toMatchObject({status: 0});
  });
  it.skipIf(!PROMTOOL)("fire and stay silent as their cases say", () => {
    const files = ["ops/prometheus/alerts.test.yml", "ops/prometheus/slo.test.yml"];
    const {status, output} = promtool("test", "rules", ...files);
    expect(output).toContain("SUCCESS");
    expect(status).toBe(0);
  });
  if (!PROMTOOL) it.skip("SKIPPED: promtool is not installed (Debian: apt-get install prometheus)", () => {});
  it("say an absolute, settable address of their section", () => {
    interface File {
      readonly groups: readonly {readonly rules: readonly {alert?: string; annotations: object}[]}[];
    }
    const {groups} = parse(rulesFile()) as File;
    const {groups: objectives} = parse(objectivesFile()) as File;
    for (const {alert, annotations} of [...groups, ...objectives].flatMap(({rules}) => rules))
      if (alert !== undefined)
        expect(annotations).toMatchObject({
          runbook_url: `{{ $externalLabels.runbook }}#${alert.toLowerCase()}`
        });
    const target = {api: "api:1", interval: "1s", runbook: "https://example.org/runbook"};
    expect(parse(prometheusFile(target))).toMatchObject({
      global: {external_labels: {runbook: "https://example.org/runbook"}}
    });
  });
  it("each have their section in the runbook: meaning, how to look, what to do", () => {
    const runbook = readFileSync(join(REPOSITORY, "docs/RUNBOOK.md"), "utf8");
    for (const {name} of ALERTS) {
      const section =
        new RegExp(`^## ${name}\\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, "m").exec(runbook)?.[1] ?? "";
      for (const part of ["**Means**", "**Look**", "**Do**"])
        expect(section, `${name} in RUNBOOK.md`).toContain(part);
    }
    const sections = [...runbook.matchAll(/^## ([A-Z]\w+)$/gm)].map(([, name]) => name);
    expect(sections.filter((name) => !ALERTS.some((alert) => alert.name === name))).toEqual([]);
  });
});

describe("boards", () => {
  it("have panels with titles, descriptions, a data source and queries that are PromQL", () => {
    expect(BOARDS.length).toBeGreaterThanOrEqual(3);
    for (const {where, expr} of [...panelQueries(), ...ruleQueries()])
      expect(selectors(expr).length, where).toBeGreaterThan(0);
    for (const board of BOARDS) {
      const {panels = [], uid} = boardJson(board);
      expect(uid).toMatch(/^predictiondex-/);
      for (const panel of panels) {
        if (!("targets" in panel)) throw new Error("a panel without queries");
        expect(panel.title).toBeTruthy();
        expect(panel.description).toBeTruthy();
        expect(panel.targets?.length).toBeGreaterThan(0);
      }
    }
  });
  it("lie side by side without overlap", () => {
    for (const board of BOARDS) {
      const taken = new Set<string>();
      for (const panel of boardJson(board).panels ?? []) {
        const {x = 0, y = 0, w = 0, h = 0} = panel.gridPos ?? {};
        expect(x + w).toBeLessThanOrEqual(24);
        for (let column = x; column < x + w; column += 1)
          for (let row = y; row < y + h; row += 1) {
            expect(taken.has(`${column} ${row}`), `${board.title}: ${panel.title ?? ""}`).toBe(false);
            taken.add(`${column} ${row}`);
          }
      }
    }
  });
  it("use the data source that is provisioned", () => {
    const file = readFileSync(
      join(REPOSITORY, "ops/grafana/provisioning/datasources/prometheus.yml"),
      "utf8"
    );
    const {datasources} = parse(file) as {datasources: {uid: string}[]};
    const uids = new Set(
      BOARDS.flatMap((board) =>
        (boardJson(board).panels ?? []).map((panel) =>
          "datasource" in panel ? panel.datasource?.uid : undefined
        )
      )
    );
    expect([...uids]).toEqual([datasources[0].uid]);
  });
});
