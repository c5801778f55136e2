import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {REPOSITORY} from "../lib/files/paths.ts";
import {publishText} from "../lib/files/publish.ts";
import {alertmanagerFile} from "./alertmanager/notifications.ts";
import {BOARDS} from "./grafana/boards.ts";
import {boardJson} from "./grafana/panels.ts";
import {
  objectivesFile,
  objectivesTestFile,
  prometheusFile,
  RUNBOOK_SETTING,
  rulesFile,
  rulesTestFile
} from "./prometheus/rules.ts";

/** Every generated file of ops, by its path in the repository. */
export function generatedFiles(): ReadonlyMap<string, string> {
  return new Map([
    [
      "ops/prometheus/prometheus.yml",
      prometheusFile({
        api: "api:8080",
        interval: "15s",
        discover: true,
        nodeExporter: "node-exporter:9100",
        alertmanager: "alertmanager:9093",
        runbook: RUNBOOK_SETTING
      })
    ],
    ["ops/prometheus/alerts.yml", rulesFile()],
    ["ops/alertmanager/alertmanager.yml", alertmanagerFile()],
    ["ops/prometheus/alerts.test.yml", rulesTestFile()],
    ["ops/prometheus/slo.yml", objectivesFile()],
    ["ops/prometheus/slo.test.yml", objectivesTestFile()],
    ...BOARDS.map((board): [string, string] => [
      `ops/grafana/dashboards/${board.uid}.json`,
      `${JSON.stringify(boardJson(board), null, 2)}\n`
    ])
  ]);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  for (const [path, text] of generatedFiles()) await publishText(join(REPOSITORY, path), text);
