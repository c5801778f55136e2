import {spawn, spawnSync} from "node:child_process";
import {once} from "node:events";
import {renameSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {REPOSITORY} from "../../../lib/files/paths.ts";
import type {DriftReport} from "../../../pipelines/monitoring/drift/report/drift-report.ts";
import {clearRetrainFailure, publishReport} from "../../../pipelines/monitoring/drift/report/report-files.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {exampleReport} from "../../pipelines/monitoring/drift/example-report.ts";
import type {ServerProcess} from "../../server/support/spawn-server.ts";
import {ask, KEY, type Notified, quietReport, type Stack} from "./stack.ts";

export interface Fault {
  /** As the table of docs/MONITORING.md names it. */
  readonly what: string;
  /** Alerts that it must raise, each with a runbook's section of its own. */
  readonly alerts: readonly string[];
  /** Of those, whose end is not waited for: by design they look back for half an hour. */
  readonly lasting?: readonly string[];
  readonly to?: Notified["to"];
  /** Of one phase are brought in together, so that a drill is short; what would hide another comes later. */
  readonly phase: number;
  /** In CI as well, where a drill may take seconds only. */
  readonly quick?: boolean;
  readonly inject: (stack: Stack) => Promise<void>;
  readonly undo: (stack: Stack) => Promise<void>;
}

/** Goes on until it is told to end. */
function repeatedly(act: () => Promise<unknown>, everyMs: number): () => void {
  const timer = setInterval(() => void act(), everyMs);
  void act();
  return () => clearInterval(timer);
}

const SURF = {pokemon_a_id: 7, move_a: 57, pokemon_b_id: 4, move_b: 52};
/** Takes its whole budget. */
const HARD_FIGHT = {
  a: {pokemon: 143, moves: [34, 156, 133, 89]},
  b: {pokemon: 113, moves: [38, 135, 92, 86]},
  budget_ms: 3000
};
let endings: (() => void)[] = [];
const endAll = (): void => {
  for (const end of endings) end();
  endings = [];
};

/** Of the monitoring's report some things at a time: the others as they were. */
let report: DriftReport | null = null;
const publish = async ({paths}: Stack, change: (quiet: DriftReport) => DriftReport): Promise<void> => {
  report = change(report ?? (await quietReport()));
  await publishReport(paths, report);
};
const HOUR = 3_600_000;
let empty: ServerProcess | null = null;
let second: ServerProcess | null = null;

export const FAULTS: readonly Fault[] = [
  {
    what: "drift since yesterday, and a model that is worse on it",
    alerts: ["ModelDrift", "VerifiedErrorHigh"],
    phase: 1,
    quick: true,
    inject: async (stack) => {
      const drifted = await exampleReport({drifted: true});
      await publish(stack, ({quality}) => ({...drifted, quality}));
    },
    undo: async (stack) => {
      const quiet = await quietReport();
      await publish(stack, ({quality}) => ({...quiet, quality}));
    }
  },
  {
    what: "a broken model: three predictions that are none",
    alerts: ["UnusablePredictions"],
    phase: 1,
    quick: true,
    inject: (stack) => publish(stack, (now) => ({...now, quality: {...now.quality, unusablePredictions: 3}})),
    undo: (stack) => publish(stack, (now) => ({...now, quality: {...now.quality, unusablePredictions: 0}}))
  },
  {
    what: "a key in the key file whose last day is over",
    alerts: ["KeyFileUnusable"],
    phase: 1,
    quick: true,
    inject: async ({keyFile}) => writeFileSync(keyFile, `drill ${"ab".repeat(32)} until 2026-01-31\n`),
    undo: async ({keyFile}) => writeFileSync(keyFile, `drill ${"cd".repeat(32)}\n`)
  },
  {
    what: "a retraining that fails: no model is in production",
    alerts: ["RetrainFailed"],
    phase: 1,
    quick: true,
    inject: async ({paths}) => {
      const tool = join(REPOSITORY, "bin/predictiondex.mjs");
      const env = {...process.env, PREDICTIONDEX_DATA: paths.data, PREDICTIONDEX_MODELS: paths.models};
      await once(spawn(process.execPath, [tool, "retrain"], {env, stdio: "ignore"}), "exit");
    },
    undo: async ({paths}) => clearRetrainFailure(paths)
  },
  {
    what: "a prediction log that cannot be written",
    alerts: ["PredictionLogFailing"],
    phase: 1,
    inject: async ({paths, api}) => {
      endings.push(repeatedly(() => ask(api.url, "/predict/duel", SURF), 250));
      await ask(api.url, "/predict/duel", SURF);
      renameSync(paths.predictions, `${paths.predictions}-away`);
      writeFileSync(paths.predictions, "");
    },
    undo: async ({paths}) => {
      rmSync(paths.predictions);
      renameSync(`${paths.predictions}-away`, paths.predictions);
    }
  },
  {
    what: "an error burst: an instance without a model",
    alerts: ["HighErrorRate", "AvailabilityBurnsFast"],
    lasting: ["AvailabilityBurnsFast"],
    phase: 1,
    inject: async (stack) => {
      empty ??= await stack.addReplica({WITHOUT_MODEL: "1", PREDICTION_LOG: "off", API_KEYS: KEY});
      const {url} = empty;
      endings.push(repeatedly(() => ask(url, "/predict/duel", SURF), 50));
    },
    undo: async ({api}) => {
      endAll();
      endings.push(repeatedly(() => ask(api.url, "/predict/duel", SURF), 20));
    }
  },
  {
    what: "a release that is refused, the first one",
    alerts: ["ModelLoadFailed"],
    phase: 1,
    inject: async ({paths}) => writeFileSync(paths.game, "{torn"),
    undo: async ({paths}) => writeFileSync(paths.game, JSON.stringify(embeddedGame()))
  },
  {
    what: "a report that is 27 hours old",
    alerts: ["DriftReportStale"],
    phase: 2,
    quick: true,
    inject: (stack) =>
      publish(stack, (now) => ({...now, generatedAt: new Date(Date.now() - 27 * HOUR).toISOString()})),
    undo: (stack) => publish(stack, (now) => ({...now, generatedAt: new Date().toISOString()}))
  },
  {
    what: "single columns moved: a ticket",
    alerts: ["ModelWatch"],
    to: "tickets",
    phase: 2,
    quick: true,
    inject: (stack) => publish(stack, (now) => ({...now, verdict: {...now.verdict, status: "watch"}})),
    undo: (stack) => publish(stack, (now) => ({...now, verdict: {...now.verdict, status: "stable"}}))
  },
  {
    what: "a full disk",
    alerts: ["PredictionLogFailing"],
    phase: 2,
    inject: async ({api}) => {
      endings.push(repeatedly(() => ask(api.url, "/predict/duel", SURF), 250));
      // As on a full disk: nothing that grows a file goes on.
      spawnSync("prlimit", [`--pid=${api.child.pid}`, "--fsize=1:unlimited"]);
    },
    undo: async ({api}) => {
      spawnSync("prlimit", [`--pid=${api.child.pid}`, "--fsize=unlimited:unlimited"]);
    }
  },
  {
    what: "slow answers",
    alerts: ["HighApiLatency"],
    phase: 2,
    inject: async ({api}) => {
      endAll();
      endings.push(repeatedly(() => ask(api.url, "/predict/fight", HARD_FIGHT), 2_000));
    },
    undo: async () => endAll()
  },
  {
    what: "a lost replica",
    alerts: ["ReplicaLost"],
    phase: 3,
    inject: async (stack) => {
      const lost = second ?? empty ?? (await stack.addReplica({PREDICTION_LOG: "off"}));
      // Prometheus has to have seen it.
      await new Promise((resolve) => setTimeout(resolve, 8_000));
      lost.child.kill("SIGKILL");
      stack.forget(lost);
    },
    undo: async (stack) => {
      second = await stack.addReplica({PREDICTION_LOG: "off"});
    }
  },
  {
    what: "an instance that does not answer, with all others",
    alerts: ["ApiDown"],
    phase: 4,
    inject: async ({api}) => {
      api.child.kill("SIGSTOP");
    },
    undo: async ({api}) => {
      api.child.kill("SIGCONT");
    }
  }
];

/** Ends what faults that were not undone go on with. */
export function endFaults(): void {
  endAll();
  report = null;
  [empty, second] = [null, null];
}
