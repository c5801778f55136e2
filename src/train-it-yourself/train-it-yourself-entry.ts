import type {GameData} from "../../data-loaders/game-data.ts";
import {notMadeYet} from "../ui/explain-missing.ts";
import {mount} from "../ui/state.ts";
import {decodeSample} from "./duel-sample.ts";
import {startTrainingWorker} from "./start-training-worker.ts";
import {trainingPage} from "./train-it-yourself-page.ts";
import {words} from "./train-it-yourself-words.ts";
import type {Command, Report} from "./training-messages.ts";

/** @param sample empty where no duel has been simulated yet */
export const showTraining = (game: Promise<GameData>, sample: Promise<ArrayBuffer>): Promise<void> =>
  mount(async () => {
    const file = await sample;
    if (file.byteLength === 0) return notMadeYet(words("noData"), "npm run pipeline");
    const data = await game;
    return trainingPage(decodeSample(new Uint8Array(file)), (listen) => {
      const worker = startTrainingWorker();
      const send = (command: Command): void => worker.postMessage(command);
      worker.addEventListener("message", ({data: report}: MessageEvent<Report>) => listen(report));
      worker.addEventListener("error", ({message}) => {
        worker.terminate();
        listen({type: "error", message: message || words("noWorker")});
      });
      send({type: "open", game: data, sample: file});
      return {train: (settings) => send({type: "train", settings}), stop: () => send({type: "stop"})};
    });
  });
