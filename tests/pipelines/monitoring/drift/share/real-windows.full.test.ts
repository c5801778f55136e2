import {expect, it} from "vitest";
import {testWorld} from "../monitored-world.ts";
import {realWindows} from "./real-windows.ts";

/** Not used while the limits were chosen; each window's is the one before and seven. */
const SEED = Number(process.env["SEED"] ?? 31_000_003);
const WINDOWS = 40;

const {game, recommender} = testWorld();
const judge = realWindows(game, recommender, {pool: 6_000, importance: null});

it.each([
  [250, 1],
  [1_000, 1],
  [10_000, 1],
  [1_000, 3]
])(
  "%d predictions, %d requests a visitor, of every feature, are not called drifted where nothing is",
  (rows, session) => {
    const alarms = Array.from({length: WINDOWS}, (_, i) => judge({rows, session, seed: SEED + 7 * i})).filter(
      ({isDrifted}) => isDrifted
    ).length;
    console.info(
      `${alarms} of ${WINDOWS} windows of ${rows} predictions, ${session} a visitor, seed ${SEED}`
    );
    expect(alarms).toBe(0);
  },
  600_000
);

it("are called drifted where strong Pokémon are asked about against weak ones", () => {
  const found = Array.from({length: WINDOWS}, (_, i) =>
    judge({rows: 1_000, drifted: true, seed: SEED + 7 * (WINDOWS + i)})
  ).filter(({isDrifted}) => isDrifted).length;
  console.info(`${found} of ${WINDOWS} windows of 1,000 predictions found, seed ${SEED}`);
  expect(found).toBe(WINDOWS);
}, 600_000);
