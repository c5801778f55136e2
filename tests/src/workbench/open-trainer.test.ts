import {expect, it} from "vitest";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {encodeSample} from "../../../src/train-it-yourself/duel-sample.ts";
import type {Command, Report} from "../../../src/train-it-yourself/training-messages.ts";
import {openTrainer} from "../../../src/workbench/open-trainer.ts";
import {smallGame} from "../../support/small-game.ts";

const bytes = encodeSample({
  trainRows: 1,
  heldOutRows: 1,
  pokemonA: Uint8Array.of(0, 1),
  moveA: Uint8Array.of(0, 0),
  pokemonB: Uint8Array.of(1, 0),
  moveB: Uint8Array.of(0, 0),
  winProbability: Float32Array.of(0.5, 0.25),
  limit: {accuracy: 1, logLoss: 0},
  production: null
});
const game: GameData = smallGame;

/** A worker that does as it is told here. */
class Stage extends EventTarget {
  readonly told: Command[] = [];
  ended = false;
  constructor(readonly act: (command: Command, say: (report: Report) => void) => void) {
    super();
  }
  postMessage(command: Command): void {
    this.told.push(command);
    queueMicrotask(() =>
      this.act(command, (data) => this.dispatchEvent(new MessageEvent("message", {data})))
    );
  }
  terminate(): void {
    this.ended = true;
  }
}

const opened = (act: Stage["act"]) => {
  const stages: Stage[] = [];
  const trainer = openTrainer(game, Uint8Array.from(bytes).buffer, () => {
    stages.push(new Stage(act));
    return stages.at(-1) as unknown as Worker;
  });
  return {trainer, stages};
};

it("trains one model after another in one worker, and hears what it reports", async () => {
  const {trainer, stages} = opened((command, say) => {
    if (command.type !== "train") return;
    say({type: "baseline", statTotal: {accuracy: 0.5, logLoss: command.settings.rounds}});
    say({type: "end", result: null});
  });
  const heard: Report[] = [];
  const [first] = await Promise.all([
    trainer.train({rounds: 1}, (report) => heard.push(report)),
    trainer.train({rounds: 2}, (report) => heard.push(report))
  ]);
  expect(first).toBeNull();
  expect(stages).toHaveLength(1);
  expect(stages[0].told.map(({type}) => type)).toEqual(["open", "train", "train"]);
  expect(
    heard.map((report) => (report.type === "baseline" ? report.statTotal.logLoss : report.type))
  ).toEqual([1, "end", 2, "end"]);
  expect(trainer.sample.heldOutRows).toBe(1);
});

it("tells what goes wrong, and begins anew afterwards", async () => {
  let times = 0;
  const {trainer, stages} = opened((command, say) => {
    if (command.type !== "train") return;
    times += 1;
    say(times === 1 ? {type: "error", message: "no memory"} : {type: "end", result: null});
  });
  await expect(trainer.train()).rejects.toThrow("no memory");
  expect(stages[0].ended).toBe(true);
  expect(await trainer.train()).toBeNull();
  expect(stages).toHaveLength(2);
});

it("says what to run where no duel has been simulated", () => {
  expect(() => openTrainer(game, new ArrayBuffer(0))).toThrow("npm run simulate");
});
