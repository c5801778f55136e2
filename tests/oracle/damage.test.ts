import {describe, expect, it} from "vitest";
import {damageRolls, usesFormula} from "../../pipelines/battle/damage.ts";
import {Random} from "../../pipelines/battle/random.ts";
import {createBattleTables} from "../../pipelines/battle/tables.ts";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {oracleRolls} from "./damage.ts";
import {Oracle} from "./showdown.ts";

/** `npm run test:oracle` sets it to 25000. */
const TRIPLES = Number(process.env.ORACLE_TRIPLES ?? 800);
const SEED = Number(process.env.ORACLE_SEED ?? 25);

const game = embeddedGame();
const tables = createBattleTables(game);
const oracle = new Oracle(game);

describe("damage", () => {
  it(`equals the oracle's at all 32 outcomes of ${TRIPLES} random triples (seed ${SEED})`, () => {
    const random = new Random();
    random.seed(SEED);
    const formulaMoves = tables.moves.filter(usesFormula);
    const pokemon = () => random.below(tables.pokemon.length);
    const wrong: string[] = [];
    let triples = 0;
    // Every move with a formula against some pairs, whoever learns it: no exceptions list.
    while (triples < TRIPLES) {
      const attacker = pokemon();
      const defender = pokemon();
      const battle = oracle.start(
        attacker,
        [formulaMoves[0].index],
        defender,
        [formulaMoves[0].index],
        [1, 2, 3, 4]
      );
      for (let i = 0; i < 15; i++, triples++) {
        const {index} = formulaMoves[triples % formulaMoves.length];
        const ours = damageRolls(tables, attacker, index, defender);
        const theirs = oracleRolls(oracle, battle, index);
        const same =
          [...ours.normal, ...ours.critical].join() === [...theirs.normal, ...theirs.critical].join();
        if (!same)
          wrong.push(
            `${game.pokemon[attacker].identifier} ${game.moves[index].identifier} ${game.pokemon[defender].identifier}: ${[...ours.normal]} / ${theirs.normal}`
          );
      }
    }
    expect(wrong).toEqual([]);
  });
});
