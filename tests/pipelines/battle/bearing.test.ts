import {describe, expect, it} from "vitest";
import type {BattleMove} from "../../../pipelines/battle/battle-move.ts";
import {bearingOf} from "../../../pipelines/battle/bearing.ts";
import {DuelChain} from "../../../pipelines/battle/chain/duel-chain.ts";
import {damagingMoves} from "../../../pipelines/battle/damaging-moves.ts";
import {PairOdds} from "../../../pipelines/battle/matchup/pair-odds.ts";
import {Random} from "../../../pipelines/battle/random.ts";
import {M, P, tables} from "../../support/battle-game.ts";

const bearing = (move: string, answer = "strength", target = "machamp", change: Partial<BattleMove> = {}) => {
  const {moves, pokemon} = tables();
  const {helps, hurts} = bearingOf(
    tables(),
    {...moves[M(move)], ...change},
    pokemon[P(target)],
    moves[M(answer)]
  );
  return [helps && "helps", hurts && "hurts"].filter(Boolean).join(" ");
};

describe("how an attack bears on a duel beside its damage", () => {
  it.each([
    ["strength", ""],
    ["hyper-beam", ""],
    ["wrap", ""],
    ["headbutt", "helps"],
    ["thunderbolt", "helps"],
    ["mega-drain", "helps"],
    ["skull-bash", "helps"],
    ["aurora-beam", "helps"],
    ["rage", "helps"],
    ["sappy-seed", "helps"],
    ["baddy-bad", "helps"],
    ["glitzy-glow", "helps"],
    ["double-edge", "hurts"],
    ["superpower", "hurts"],
    ["explosion", "hurts"],
    ["thrash", "hurts"],
    ["sucker-punch", "hurts"],
    ["high-jump-kick", "hurts"],
    ["dig", "helps hurts"],
    ["counter", "helps hurts"],
    ["freezy-frost", "helps hurts"],
    ["growl", "helps hurts"]
  ])("%s: %s", (move, expected) => {
    expect(bearing(move)).toBe(expected);
  });

  it("depends on the target's types and on the answer", () => {
    expect(bearing("thunderbolt", "swift", "jolteon")).toBe("");
    expect(bearing("body-slam", "lick", "gengar")).toBe("");
    expect(bearing("high-jump-kick", "lick", "gengar")).toBe("hurts");
    expect(bearing("flamethrower", "facade")).toBe("helps hurts");
    expect(bearing("flamethrower", "sparkly-swirl")).toBe("helps hurts");
    expect(bearing("strength", "mirror-coat")).toBe("helps hurts");
    expect(bearing("strength", "dig")).toBe("helps hurts");
    expect(bearing("superpower", "foul-play")).toBe("helps hurts");
    expect(
      bearing("strength", "strength", "machamp", {changesStages: true, stagesOfUser: true, speed: 1})
    ).toBe("helps");
    expect(bearing("foul-play", "strength", "machamp", {changesStages: true, attack: -1})).toBe(
      "helps hurts"
    );
  });

  it("makes the race of two clocks a bound that holds", () => {
    const seed = 20_261_130;
    const random = new Random(seed);
    const chain = new DuelChain(tables());
    let bounded = 0;
    for (let i = 0; i < 240; i++) {
      const [a, b] = [random.below(tables().pokemon.length), random.below(tables().pokemon.length)];
      const [own, theirs] = [damagingMoves(tables(), a), damagingMoves(tables(), b)];
      if (own.length * theirs.length === 0) continue;
      const [moveA, moveB] = [own[random.below(own.length)], theirs[random.below(theirs.length)]];
      const odds = new PairOdds(tables(), a, [moveA], b, [moveB]);
      const [least, most] = [odds.least(0, 0), odds.most(0, 0)];
      if (least === most || (least === 0 && most === 1)) continue;
      const answer = chain.answer(a, moveA, b, moveB, {states: 200_000});
      if (answer === null) continue;
      bounded++;
      const told = `seed ${seed}, duel ${i}`;
      expect(answer.probability, told).toBeGreaterThan(least - 1e-4);
      expect(answer.probability, told).toBeLessThan(most + 1e-4);
    }
    expect(bounded).toBeGreaterThan(20);
  });
});
