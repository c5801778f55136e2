import {expect, it} from "vitest";
import {Booster, ModelError} from "../src/index.ts";
import {createRandom} from "../src/random.ts";
import {mutant} from "./support/mutants.ts";

const count = Number(process.env["MUTANTS"] ?? 800);
const seed = Number(process.env["SEED"] ?? Math.floor(Math.random() * 2 ** 31));

function load(file: string | Uint8Array): Booster | ModelError {
  try {
    return Booster.load(file);
  } catch (error) {
    if (error instanceof ModelError) return error;
    throw error;
  }
}

it(`of ${count} damaged files none crashes or answers as if it were whole; SEED=${seed}`, () => {
  const random = createRandom(seed);
  let refused = 0;
  for (let i = 0; i < count; i++) {
    const {file, told, original, rows, structural} = mutant(random);
    const loaded = load(file);
    if (loaded instanceof ModelError) {
      refused++;
      continue;
    }
    const whole = Booster.load(original);
    if (structural) {
      // What can be missing without a trace changes no answer.
      expect(loaded.predict(rows), told).toEqual(whole.predict(rows));
    } else if (loaded.numFeatures === whole.numFeatures) {
      const answer = loaded.predict(rows, {outputMargin: true});
      expect(answer.length % (rows.length / whole.numFeatures), told).toBe(0);
      const again = Booster.load(loaded.saveModel("ubj"));
      expect(again.predict(rows, {outputMargin: true}), told).toEqual(answer);
    }
  }
  expect(refused / count).toBeGreaterThan(0.3);
}, 900_000);
