import {describe, expect, it} from "vitest";
import {act} from "../../../pipelines/battle/action.ts";
import {Battle} from "../../../pipelines/battle/battle.ts";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import {AILMENT} from "../../../pipelines/battle/codes.ts";
import {game, M, P, tables} from "../../support/battle-game.ts";
import {destined, heard, prepared, uses} from "../../support/prepared-battle.ts";

describe("Metronome", () => {
  it("chooses among 159 moves of the first generation", () => {
    const {byMetronome} = tables();
    expect(byMetronome).toHaveLength(159);
    const battle = prepared("clefable", "metronome", "chansey", "pound");
    destined(battle, {below: [158]});
    const lines = heard(battle);
    uses(battle);
    const last = byMetronome[158].index;
    expect(lines.slice(0, 3)).toEqual([`A move ${M("metronome")}`, `A called ${last}`, `A move ${last}`]);
    expect(battle.random.below).toHaveBeenCalledWith(159);
    expect(battle.a.attacks[0].powerPoints).toBe(15);
  });

  const called = (move: string, opponent = "chansey"): Battle => {
    const battle = prepared("clefable", "metronome", opponent, ["pound", "disable"]);
    destined(battle, {below: [tables().byMetronome.findIndex(({index}) => index === M(move)), 0]});
    uses(battle);
    return battle;
  };

  it("locks the user into what takes two turns, which is then what it used last", () => {
    const battle = called("fly");
    const {a} = battle;
    expect([a.last?.move.index, a.hidden]).toEqual([M("metronome"), 1]);
    const fly = a.lockedAttack();
    expect(fly?.move.index).toBe(M("fly"));
    a.chosen = fly ?? a.struggle;
    act(battle, a, battle.b);
    expect([a.last, a.lockedAttack(), battle.b.hp < battle.b.pokemon.hp]).toEqual([fly, null, true]);
    expect(a.attacks[0].powerPoints).toBe(15);
    // The called move has no power points, and can be disabled all the same.
    uses(battle, 1, "b");
    expect(a.disabled).toBe(fly);
  });

  it("locks into rampages and Bide", () => {
    expect(called("thrash").a.rampage?.move.index).toBe(M("thrash"));
    const {a} = called("bide");
    expect([a.bideTurns, a.lockedAttack()?.move.index]).toEqual([3, M("bide")]);
  });

  it("fails where the game has nothing to choose", () => {
    const few = createBattleTables({
      ...game,
      moves: game.moves.map((row) => ({...row, id: row.id + 1000})),
      pokemon: game.pokemon.map((row) => ({...row, learnset: []}))
    });
    const battle = new Battle(few);
    battle.prepare(P("clefable"), [M("metronome")], P("chansey"), [M("pound")]);
    battle.reset();
    const lines = heard(battle);
    uses(battle);
    expect(lines).toEqual([`A move ${M("metronome")}`, `A fail ${M("metronome")}`]);
  });
});

describe("Mirror Move", () => {
  const begun = (move: string) => {
    const battle = prepared("pidgeot", "mirror-move", "mew", [move, "pound"]);
    [battle.b.last] = battle.b.attacks;
    return battle;
  };

  it("repeats the target's last move, as the user's own", () => {
    const battle = begun("psychic");
    const lines = heard(battle);
    uses(battle);
    expect(lines.slice(0, 3)).toEqual([
      `A move ${M("mirror-move")}`,
      `A called ${M("psychic")}`,
      `A move ${M("psychic")}`
    ]);
    expect(battle.b.hp).toBeLessThan(battle.b.pokemon.hp);
    expect(battle.b.attacks[0].powerPoints).toBe(16);
  });

  it("fails on what is not aimed at an opponent, and misses what is hidden", () => {
    for (const move of ["recover", "reflect", "metronome", "transform", "mirror-move"]) {
      const battle = begun(move);
      const lines = heard(battle);
      uses(battle);
      expect(lines.at(-1)).toBe(`A fail ${M("mirror-move")}`);
    }
    const battle = begun("psychic");
    battle.b.hidden = 1;
    const lines = heard(battle);
    uses(battle);
    expect(lines.at(-1)).toBe("B miss 0");
  });

  it("lets Facade thrive on the ailment that the user already has", () => {
    const battle = begun("facade");
    battle.a.ailment = AILMENT.poison;
    destined(battle, {});
    uses(battle);
    expect(battle.a.touched).toBe(true);
  });
});
