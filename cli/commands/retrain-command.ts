import {Command} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {durationText, wholeNumber} from "../../lib/terminal/arguments.ts";
import {EXIT} from "../../lib/terminal/exit-status.ts";
import {createProgress} from "../../lib/terminal/progress.ts";
import {QUESTIONS} from "../../pipelines/model/evaluation/regret/measure-regret.ts";
import {readParameters} from "../../pipelines/model/training/parameters.ts";
import {readRetrainMark} from "../../pipelines/monitoring/drift/report/report-files.ts";
import {retrainModel} from "../../pipelines/monitoring/retraining/retrain.ts";
import type {Retraining} from "../../pipelines/monitoring/retraining/retraining-result.ts";

interface Options {
  readonly window: string;
  readonly served: number;
  readonly playouts: number;
  readonly trainingRows?: number;
  readonly rounds?: number;
  readonly questions: number;
  readonly ifMarked?: boolean;
}

const percentagePoints = (error: number | null): string =>
  error === null ? "not measured" : `${(100 * error).toFixed(2)} points`;

/** What came of it, in lines for a terminal. */
export function describeRetraining({candidate, production, promoted, reasons, served}: Retraining): string {
  const head = promoted
    ? `version ${candidate} passed the gate and is in production instead of version ${production}`
    : `version ${candidate} was refused; version ${production} stays in production`;
  const errors =
    `mean error on ${served.heldOutRows} served duels of pairs it has not seen: ` +
    `${percentagePoints(served.candidateError)}, version ${production} ${percentagePoints(served.productionError)}`;
  return [head, ...reasons.map((reason) => `  ${reason}`), errors].join("\n");
}

/** `retrain`: exit status 0 promoted or nothing to do, 2 refused. */
export function retrainCommand(): Command {
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
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
    .option("--if-marked", "do nothing unless the drift report marked the model for retraining")
    .action(async (options: Options) => {
      const paths = dataPaths();
      if (options.ifMarked && readRetrainMark(paths) === null) {
        log("retrain: the model is not marked for retraining; nothing to do");
        return;
      }
      const settings = readParameters();
      const result = await retrainModel({
        paths,
        window: options.window,
        servedRows: options.served,
        playouts: options.playouts,
        questions: {given: options.questions, open: Math.ceil(options.questions / 4)},
        ...(options.trainingRows === undefined ? {} : {trainingRows: options.trainingRows}),
        settings: {...settings, rounds: options.rounds ?? settings.rounds},
        log,
        progress: createProgress
      });
      process.stdout.write(`${describeRetraining(result)}\n`);
      if (!result.promoted) process.exitCode = EXIT.verdict;
    });
}
