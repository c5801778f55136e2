import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {Command} from "commander";
import {wilsonInterval} from "../../lib/statistics/normal.ts";
import {wholeNumber} from "../../lib/terminal/arguments.ts";
import {
  changesOf,
  POPULATIONS,
  questionsOf,
  ROWS_A_REQUEST,
  referenceQuestions,
  STAT_COLUMNS
} from "../pipelines/monitoring/drift/changes/asked-window.ts";

/** Power and false alarms beside Evidently and NannyML, on the same windows: `npm run bench:drift`. */

const {windows, seed} = new Command("bench:drift")
  .description(
    "judge the same windows as Evidently and NannyML do, which come from PyPI into an environment of their own; DRIFT_VENV names one that is there"
  )
  .option("--windows <count>", "of each case", wholeNumber(1, 10_000), 40)
  .option("--seed <number>", "which windows are drawn", wholeNumber(0, 2 ** 31 - 1), 77_001)
  .parse()
  .opts<{windows: number; seed: number}>();

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const CASES = [
  ["quiet", 250],
  ["quiet", 1_000],
  ["half Pikachu", 250],
  ["half Pikachu", 1_000],
  ["20 % Pikachu", 1_000],
  ["only Dragons", 250],
  ["only Dragons", 1_000],
  ["stats +10 %", 1_000]
] as const;

const folder = mkdtempSync(join(tmpdir(), "predictiondex-drift-beside-"));

/** The interpreter with both tools; null where PyPI cannot be had. */
function python(): string | null {
  const given = process.env["DRIFT_VENV"];
  if (given !== undefined) return join(given, "bin/python");
  const venv = join(folder, "venv");
  const run = (command: string, ...args: string[]) => spawnSync(command, args, {encoding: "utf8"});
  if (run("python3", "-m", "venv", venv).status !== 0) return null;
  const requirements = here("./drift-beside.requirements.txt");
  const {status} = run(join(venv, "bin/pip"), "install", "--quiet", "--requirement", requirements);
  return status === 0 ? join(venv, "bin/python") : null;
}

/** Columns of rows: who is A, who is B, and their stats; as many rows a request as it has moves. */
const rowsOf = (pairs: readonly (readonly [number, number])[]): Record<string, number[]> => {
  const repeated = pairs.flatMap((pair) => Array.from({length: ROWS_A_REQUEST}, () => pair));
  return {
    a: repeated.map(([a]) => a),
    b: repeated.map(([, b]) => b),
    ...Object.fromEntries(
      STAT_COLUMNS.map(({name, side, of}) => [name, repeated.map(([a, b]) => of(side === "a" ? a : b))])
    )
  };
};

interface Result {
  readonly versions: Readonly<Record<string, string>>;
  /** Windows called drifted, by rule and case. */
  readonly found: Readonly<Record<string, readonly number[]>>;
  readonly seconds: Readonly<Record<string, number>>;
}

try {
  const interpreter = python();
  if (interpreter === null) {
    console.info("SKIPPED: Evidently and NannyML cannot be had from PyPI here");
  } else {
    const asked = CASES.map(([population, rows]) =>
      Array.from({length: windows}, (_, i) => ({
        rows,
        seed: seed + 7_919 * i,
        ask: () => POPULATIONS[population]
      }))
    );
    const began = performance.now();
    const ours = asked.map((all) => all.filter((one) => changesOf(one).carriers.length > 0).length);
    const seconds = (performance.now() - began) / 1000;
    const input = join(folder, "windows.json");
    const output = join(folder, "found.json");
    writeFileSync(
      input,
      JSON.stringify({
        // Each is one of a request's rows there: the tools are not told that rows belong together.
        reference: rowsOf(referenceQuestions().slice(0, 2_500)),
        cases: asked.map((all) => all.map((one) => rowsOf(questionsOf(one))))
      })
    );
    const {status, stderr} = spawnSync(interpreter, [here("./drift_beside.py"), input, output], {
      encoding: "utf8"
    });
    if (status !== 0) throw new Error(`drift_beside.py failed:\n${stderr.slice(-2_000)}`);
    const {versions, found, seconds: theirs} = JSON.parse(readFileSync(output, "utf8")) as Result;
    const rules = {"PredictionDex, who is asked about": ours, ...found};
    const cell = (count: number): string => {
      const {low, high} = wilsonInterval(count, windows, 0.95);
      const share = (value: number): number => Math.round(100 * value);
      return `${count} (${share(low)}–${share(high)} %)`;
    };
    console.info(
      [
        `${windows} windows a case, seed ${seed}; ${Object.entries(versions)
          .map((one) => one.join(" "))
          .join(", ")}`,
        `| rule | ${CASES.map(([population, rows]) => `${population}, ${rows}`).join(" | ")} |`,
        `| --- |${CASES.map(() => " ---: |").join("")}`,
        ...Object.entries(rules).map(([rule, counts]) => `| ${rule} | ${counts.map(cell).join(" | ")} |`),
        `seconds: PredictionDex ${seconds.toFixed(1)}, ${Object.entries(theirs)
          .map(([tool, spent]) => `${tool} ${spent.toFixed(1)}`)
          .join(", ")}`
      ].join("\n")
    );
  }
} finally {
  rmSync(folder, {recursive: true, force: true});
}
