import type {GameData} from "../../data-loaders/game-data.ts";
import {type DuelSample, decodeSample} from "../train-it-yourself/duel-sample.ts";
import {startTrainingWorker} from "../train-it-yourself/start-training-worker.ts";
import type {Command, Report, TrainingResult} from "../train-it-yourself/training-messages.ts";
import {DEFAULT_SETTINGS, type Settings} from "../train-it-yourself/training-settings.ts";
import {both} from "./both.ts";

export interface NotebookTrainer {
  readonly sample: DuelSample;
  /** Trains in a worker, one model after another. Rejects with what went wrong there. */
  train(settings?: Partial<Settings>, report?: (report: Report) => void): Promise<TrainingResult | null>;
  /** Ends the training that runs; it gives what has grown so far. */
  stop(): void;
}

/**
 * The project's own trainer for a notebook's cells, on the sample of duels that the page “Train it yourself” has.
 * @param file `train-it-yourself/training-duels.bin`
 * @throws Error where no duel has been simulated yet
 */
export function openTrainer(game: GameData, file: ArrayBuffer, start = startTrainingWorker): NotebookTrainer {
  if (file.byteLength === 0)
    throw new Error(
      both(
        "the duels have not been made yet: run “npm run simulate”, then build the site again",
        "les duels n’existent pas encore : lancez « npm run simulate », puis reconstruisez le site"
      )
    );
  let worker: Worker | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const send = (command: Command): void => worker?.postMessage(command);
  const ready = (): Worker => {
    if (worker !== undefined) return worker;
    worker = start();
    send({type: "open", game, sample: file});
    return worker;
  };
  const once = (settings: Settings, report: (report: Report) => void): Promise<TrainingResult | null> =>
    new Promise((resolve, reject) => {
      const current = ready();
      const settle = (): void => {
        current.removeEventListener("message", hear);
        current.removeEventListener("error", fail);
      };
      const fail = ({message}: {readonly message: string}): void => {
        settle();
        current.terminate();
        worker = undefined;
        reject(new Error(message));
      };
      const hear = ({data}: MessageEvent<Report>): void => {
        report(data);
        if (data.type === "error") fail(data);
        else if (data.type === "end") {
          settle();
          resolve(data.result);
        }
      };
      current.addEventListener("message", hear);
      current.addEventListener("error", fail);
      send({type: "train", settings});
    });
  return {
    sample: decodeSample(new Uint8Array(file)),
    train(settings = {}, report = () => {}) {
      const next = last.then(() => once({...DEFAULT_SETTINGS, ...settings}, report));
      last = next.catch(() => {});
      return next;
    },
    stop: () => send({type: "stop"})
  };
}
