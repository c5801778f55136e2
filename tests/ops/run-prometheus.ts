import {spawn} from "node:child_process";
import {once} from "node:events";
import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {REPOSITORY} from "../../lib/files/paths.ts";
import {freePort} from "../../lib/web/free-port.ts";
import {prometheusFile} from "../../ops/prometheus/rules.ts";

/** Debian's package or a binary of the makers; undefined where there is none. */
export const PROMETHEUS = ["/usr/bin/prometheus", "/usr/local/bin/prometheus"].find((path) =>
  existsSync(path)
);

/** Also the longest a scrape may take, which a busy machine needs. */
const INTERVAL = "3s";

interface Answer {
  readonly status: string;
  readonly data: {readonly result: readonly {readonly value: readonly [number, string]}[]};
}

interface Rule {
  readonly name: string;
  readonly health: string;
  readonly state: string;
}

export interface RunningPrometheus {
  /** Everything it wrote so far. */
  output(): string;
  ask(expr: string): Promise<Answer>;
  rules(): Promise<Rule[]>;
  stop(): Promise<void>;
}

/** Waits until something is so. @throws Error that says what was waited for, and `told` then */
export async function until(
  what: string,
  done: () => Promise<boolean>,
  {seconds = 60, told = () => ""}: {readonly seconds?: number; readonly told?: () => string} = {}
): Promise<void> {
  for (const end = Date.now() + 1000 * seconds; Date.now() < end; ) {
    if (await done().catch(() => false)) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error(`${what}: not within ${seconds} s\n${told()}`);
}

export const RUNBOOK = "http://127.0.0.1/handbook/runbook";

interface PrometheusOptions {
  /** host:port of an Alertmanager. */
  readonly alertmanager?: string;
  /** Changes the rules, such as how long an alert has to hold. */
  readonly change?: (rules: string) => string;
  /** File of instances, followed while it runs, instead of the one at `api`. */
  readonly found?: string;
}

/** Starts a real Prometheus with the project's rules that scrapes the server at `api` every few seconds. */
export async function runPrometheus(
  api: string,
  folder: string,
  {alertmanager, change = (rules) => rules, found}: PrometheusOptions = {}
): Promise<RunningPrometheus> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  for (const rules of ["alerts.yml", "slo.yml"])
    writeFileSync(
      join(folder, rules),
      change(readFileSync(join(REPOSITORY, "ops/prometheus", rules), "utf8"))
    );
  const whole = prometheusFile({
    api: new URL(api).host,
    interval: INTERVAL,
    runbook: RUNBOOK,
    alertmanager
  }).replace("127.0.0.1:9090", `127.0.0.1:${port}`);
  const config =
    found === undefined
      ? whole
      : whole.replace(
          /(job_name: predictiondex\n.*\n\s+)static_configs:\n\s+- targets:\n\s+- \S+\n/,
          `$1file_sd_configs:\n      - files: ["${found}"]\n        refresh_interval: 1s\n`
        );
  writeFileSync(join(folder, "prometheus.yml"), config);
  const child = spawn(PROMETHEUS!, [
    `--config.file=${join(folder, "prometheus.yml")}`,
    `--storage.tsdb.path=${join(folder, "tsdb")}`,
    `--web.listen-address=127.0.0.1:${port}`
  ]);
  let output = "";
  child.stderr.on("data", (chunk) => {
    output += String(chunk);
  });
  const ask = async (expr: string): Promise<Answer> =>
    (await (await fetch(`${address}/api/v1/query?query=${encodeURIComponent(expr)}`)).json()) as Answer;
  const told = () => output;
  await until("Prometheus is ready", async () => (await fetch(`${address}/-/ready`)).ok, {told});
  await until(
    "the API is scraped",
    async () => (await ask('up{job="predictiondex"} == 1')).data.result.length === 1,
    {told}
  );
  return {
    output: told,
    ask,
    async rules() {
      const {data} = (await (await fetch(`${address}/api/v1/rules`)).json()) as {
        data: {groups: {rules: Rule[]}[]};
      };
      return data.groups.flatMap((group) => group.rules);
    },
    async stop() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      await once(child, "exit");
    }
  };
}
