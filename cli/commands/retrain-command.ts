import {Command} from "commander";
import {type DataPaths, dataPaths} from "../../lib/files/paths.ts";
import {durationText, durationUpTo, shareOf, wholeNumber} from "../../lib/terminal/arguments.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {createProgress} from "../../lib/terminal/progress.ts";
import {interruption, repeatEvery} from "../../lib/terminal/repeat-every.ts";
import {QUESTIONS} from "../../pipelines/model/evaluation/regret/measure-regret.ts";
import {mlflowEnvironment} from "../../pipelines/model/mlflow/env-file.ts";
import {registerQuietly} from "../../pipelines/model/mlflow/register-quietly.ts";

import {pullRegistry} from "../../pipelines/model/registry/shared/change-registry.ts";

import {readParameters} from "../../pipelines/model/training/parameters.ts";
import {
  clearRetrainFailure,
  publishRetrainFailure
} from "../../pipelines/monitoring/drift/report/report-files.ts";
import {retrainModel} from "../../pipelines/monitoring/retraining/retrain.ts";
import type {Retraining} from "../../pipelines/monitoring/retraining/retraining-result.ts";
import {whyIdle} from "../../pipelines/monitoring/retraining/why-idle.ts";

interface Options {
  readonly window: string;
  readonly served: number;
  readonly playouts: number;
  readonly trainingRows?: number;
  readonly rounds?: number;
  readonly questions: number;
  readonly ifNeeded?: boolean;
  /** Share of the requests. */
  readonly challenge?: number;
  /** Milliseconds. */
  readonly every?: number;
}

const percentagePoints = (error: number | null): string =>
  error === null ? "not measured" : `${(100 * error).toFixed(2)} points`;

/** What came of it, in lines for a terminal. */
export function describeRetraining({
  candidate,
  production,
  promoted,
  onTrial,
  reasons,
  served
}: Retraining): string {
  const head = onTrial
    ? `version ${candidate} passed the gate and is on trial beside version ${production}`
    : promoted
      ? `version ${candidate} passed the gate and is in production instead of version ${production}`
      : `version ${candidate} was refused; version ${production} stays in production`;
  const errors =
    `mean error on ${served.heldOutRows} served duels of pairs it has not seen: ` +
    `${percentagePoints(served.candidateError)}, version ${production} ${percentagePoints(served.productionError)}`;
  return [head, ...reasons.map((reason) => `  ${reason}`), errors].join("\n");
}

const log = (line: string): void => void process.stderr.write(`${line}\n`);

/** `retrain`: exit status 0 promoted, on trial or nothing to do, 2 refused. */
export function retrainCommand(): Command {
  return new Command("retrain")
    .description(
      "train a candidate on the training set and what was asked lately; the gate decides; exit status 2 refused"
    )
    .option("--window <duration>", "how far to look back, such as 24h or 7d", durationText, "7d")
    .option("--served <rows>", "served duels to learn at most", wholeNumber(200), 50_000)
    .option("--playouts <count>", "simulated fights behind a served duel's label", wholeNumber(1), 200)
    .option(
      "--training-rows <rows>",
      "duels of the training set to use at most; all by default",
      wholeNumber(1)
    )
    .option("--rounds <trees>", "trees to grow; models/parameters.json by default", wholeNumber(1))
    .option(
      "--questions <count>",
      "questions about the best of four moves that both models are judged by; a quarter as many with any reply",
      wholeNumber(1),
      QUESTIONS.given
    )
    .option(
      "--if-marked, --if-needed",
      "do nothing unless the drift report marked the model for retraining, no version is on trial, and the latest candidate was not turned down within its window"
    )
    .option(
      "--challenge <share>",
      "put a candidate that passes on trial beside production instead of in its place, with this share of the requests (0: in shadow)",
      shareOf
    )
    .option(
      "--every <duration>",
      "again and again; what fails is told, and tried the next time",
      durationUpTo()
    )
    .action(async (options: Options) => {
      const paths = dataPaths();
      const once = async (): Promise<void> => {
        await pullRegistry(paths);
        const idle = options.ifNeeded ? whyIdle(paths, new Date()) : null;
        if (idle !== null) return log(`retrain: ${idle}; nothing to do`);
        try {
          await retrain(paths, options);
          clearRetrainFailure(paths);
        } catch (error) {
          const message = error instanceof Error ? error.message : String(error);
          await publishRetrainFailure(paths, {at: new Date().toISOString(), message});
          throw error;
        }
      };
      if (options.every === undefined) return once();
      await repeatEvery(once, {
        every: options.every,
        signal: interruption(),
        failed: (message) => log(`retrain: ${message}`)
      });
    });
}

async function retrain(paths: DataPaths, options: Options): Promise<void> {
  const settings = readParameters();
  const result = await retrainModel({
    paths,
    window: options.window,
    servedRows: options.served,
    playouts: options.playouts,
    questions: {given: options.questions, open: Math.ceil(options.questions / 4)},
    ...(options.challenge === undefined ? {} : {challenge: {share: options.challenge}}),
    ...(options.trainingRows === undefined ? {} : {trainingRows: options.trainingRows}),
    settings: {...settings, rounds: options.rounds ?? settings.rounds},
    log,
    progress: createProgress
  });
  const version = result.candidate;
  await registerQuietly(mlflowEnvironment(), {paths, version}, {info: log, warn: log});
  process.stdout.write(`${describeRetraining(result)}\n`);
  if (!result.promoted && !result.onTrial) process.exitCode = EXIT.verdict;
}
