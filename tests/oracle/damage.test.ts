import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {compareDamage} from "./compare-damage.ts";
import {Oracle} from "./showdown.ts";

/** `npm run test:oracle` compares 25,000. */
const TRIPLES = 800;
const SEED = Number(process.env.ORACLE_SEED ?? 25);

const game = embeddedGame();

describe("damage", () => {
  it(`equals the oracle's at all 32 outcomes of ${TRIPLES} random triples (seed ${SEED})`, () => {
    expect(compareDamage(game, createBattleTables(game), new Oracle(game), TRIPLES, SEED)).toEqual([]);
  });
});
