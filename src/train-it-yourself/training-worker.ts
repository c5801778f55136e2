import {decodeSample} from "./duel-sample.ts";
import {createTrainer, type Trainer} from "./trainer.ts";
import type {Command, Report} from "./training-messages.ts";

/** Trees of this size do not grow faster on more threads. */
const MOST_THREADS = 4;

const send = (report: Report): void => self.postMessage(report);

const threads = self.crossOriginIsolated
  ? Math.min(MOST_THREADS, Math.max(1, navigator.hardwareConcurrency))
  : 1;
let trainer: Trainer | undefined;
let stop = {wanted: false};

async function obey(command: Command): Promise<void> {
  if (command.type === "stop") stop.wanted = true;
  else if (command.type === "open")
    trainer = createTrainer(command.game, decodeSample(new Uint8Array(command.sample)), threads);
  else {
    stop = {wanted: false};
    const result = await trainer?.run(command.settings, send, stop);
    send({type: "end", result: result ?? null});
  }
}

self.addEventListener("message", ({data}: MessageEvent<Command>) => {
  obey(data).catch((error) =>
    send({type: "error", message: error instanceof Error ? error.message : String(error)})
  );
});
