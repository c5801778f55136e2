import {describe, expect, it} from "vitest";
import {Battle} from "../../../pipelines/battle/battle.ts";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import {playsCalmly} from "../../../pipelines/battle/calm-duel.ts";
import {BEHAVIOUR} from "../../../pipelines/battle/codes.ts";
import {damagingMoves} from "../../../pipelines/battle/damaging-moves.ts";
import {battleFor, simulateDuel, tally} from "../../../pipelines/battle/duel.ts";
import {playsPlainly} from "../../../pipelines/battle/plain-duel.ts";
import {Random} from "../../../pipelines/battle/random.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";
import {indexOf} from "../../support/index-of.ts";

const game = embeddedGame();
const tables = createBattleTables(game);
const seed = Number(process.env.SEED ?? 20_261_130);
const PLAYOUTS = 60;

/** Every damaging move with someone who can learn it. */
const users = new Map<number, number>();
for (const {index} of tables.pokemon)
  for (const move of damagingMoves(tables, index)) if (!users.has(move)) users.set(move, index);
const moves = [...users.keys()];

/** A duel played by the engine alone and as `simulateDuel` plays it, and the draw that comes after each. */
function both(a: number, moveA: number, b: number, moveB: number) {
  const quick = simulateDuel(tables, a, moveA, b, moveB, PLAYOUTS, seed);
  const played = battleFor(tables);
  const after = played.random.next();
  const engine = new Battle(tables);
  engine.prepare(a, [moveA], b, [moveB]);
  engine.random.seed(seed, (Math.imul(a * 256 + moveA, 0x10001) ^ (b * 256 + moveB)) | 0);
  const slow = tally(engine, PLAYOUTS, null, null);
  return {
    calm: playsCalmly(played),
    plain: playsCalmly(played) && playsPlainly(played),
    quick: {...quick, after},
    slow: {...slow, after: engine.random.next()}
  };
}

describe(`a duel that is played calmly (seed ${seed})`, () => {
  it("is the engine's, battle by battle and draw by draw, whatever the moves", () => {
    const random = new Random(seed);
    const calm = new Set<number>();
    let duels = 0;
    let plainDuels = 0;
    for (const moveA of moves)
      for (let i = 0; i < 6; i++) {
        const moveB = moves[random.below(moves.length)];
        const duel = [users.get(moveA)!, moveA, users.get(moveB)!, moveB] as const;
        const {calm: isCalm, plain, quick, slow} = both(...duel);
        expect(quick, `${duel}`).toEqual(slow);
        if (!isCalm) continue;
        duels++;
        if (plain) plainDuels++;
        calm.add(tables.moves[moveA].behaviour);
      }
    expect(duels).toBeGreaterThan(300);
    expect(plainDuels).toBeGreaterThan(200);
    expect(duels - plainDuels).toBeGreaterThan(20);
    for (const behaviour of [
      "none",
      "charge",
      "semi_invulnerable",
      "recharge",
      "self_destruct",
      "crash"
    ] as const)
      expect(calm, behaviour).toContain(BEHAVIOUR[behaviour]);
  });

  it("leaves moves to the engine that ask what was done before", () => {
    const P = (identifier: string): number => indexOf(game.pokemon, identifier);
    const M = (identifier: string): number => indexOf(game.moves, identifier);
    for (const move of [
      "counter",
      "outrage",
      "bide",
      "fake-out",
      "sucker-punch",
      "rage",
      "wrap",
      "twineedle"
    ]) {
      const {calm, quick, slow} = both(P("mew"), M(move), P("pikachu"), M("thunderbolt"));
      expect(calm, move).toBe(false);
      expect(quick).toEqual(slow);
    }
  });
});
