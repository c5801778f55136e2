import {describe, expect, it} from "vitest";
import {createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import {battleFor, duelProbability, simulateDuel} from "../../../pipelines/battle/duel.ts";
import {exactWinProbability} from "../../../pipelines/battle/exact.ts";
import {simulateMoveSets} from "../../../pipelines/battle/move-sets.ts";
import {type Replay, replayDuel, replayMoveSets} from "../../../pipelines/battle/replay.ts";
import {game, M, P, tables} from "../../support/battle-game.ts";

/** The second draw: the first follows from the seed alone. */
function draw(): number {
  const {random} = battleFor(tables());
  random.next();
  return random.next();
}

const sampled = [P("pikachu"), M("thunder-wave"), P("eevee"), M("tackle")] as const;

describe("a duel's probability", () => {
  it("is exact where it can be, and then has neither playouts nor an error", () => {
    const duel = [P("machamp"), M("strength"), P("mew"), M("strength")] as const;
    expect(duelProbability(tables(), ...duel, {playouts: 300, seed: 1})).toEqual({
      probability: exactWinProbability(tables(), ...duel),
      method: "exact",
      playouts: 0,
      standardError: 0
    });
  });

  it("is the share of the playouts elsewhere, a draw counting half, with its standard error", () => {
    const duel = [P("weezing"), M("toxic"), P("snorlax"), M("tackle")] as const;
    const {winsA, winsB, draws} = simulateDuel(tables(), ...duel, 50, 4);
    expect([winsA + winsB, draws]).toEqual([50, 0]);
    expect(winsA * winsB).toBeGreaterThan(0);
    const p = winsA / 50;
    expect(duelProbability(tables(), ...duel, {playouts: 50, seed: 4})).toEqual({
      probability: p,
      method: "monte_carlo",
      playouts: 50,
      standardError: Math.sqrt((p * (1 - p)) / 50)
    });
  });

  it("counts a draw half", () => {
    // Endless power points and moves that do nothing: every playout reaches the turn limit.
    const endless = createBattleTables({
      ...game,
      moves: game.moves.map((move) => (move.identifier === "splash" ? {...move, pp: 2000} : move))
    });
    const duel = [P("mew"), M("splash"), P("eevee"), M("splash")] as const;
    expect(simulateDuel(endless, ...duel, 3, 1)).toEqual({winsA: 0, winsB: 0, draws: 3});
    expect(duelProbability(endless, ...duel, {playouts: 3, seed: 1}).probability).toBe(0.5);
    const side = (pokemon: string) => ({
      pokemon: P(pokemon),
      moves: [M("splash")],
      policy: "random" as const
    });
    expect(simulateMoveSets(endless, side("mew"), side("eevee"), 2, 1)).toEqual({
      winsA: 0,
      winsB: 0,
      draws: 2
    });
    expect(replayDuel(endless, ...duel, 1)).toMatchObject({winner: null, turns: 1000});
    expect(replayDuel(endless, ...duel, 1).events.some(({kind}) => kind === "faint")).toBe(false);
  });

  it("draws from another sequence for another seed, side or move", () => {
    const duels = [
      [P("mew"), M("tackle"), P("eevee"), M("body-slam")],
      [P("mew"), M("pound"), P("eevee"), M("body-slam")],
      [P("mew"), M("tackle"), P("eevee-starter"), M("body-slam")],
      [P("mew"), M("tackle"), P("eevee"), M("headbutt")],
      [P("mewtwo"), M("tackle"), P("eevee"), M("body-slam")]
    ] as const;
    const states = duels.map((duel) => {
      simulateDuel(tables(), ...duel, 0, 1);
      return draw();
    });
    simulateDuel(tables(), ...duels[0], 0, 2);
    expect(new Set([...states, draw()]).size).toBe(6);
  });

  it("uses one battle object again and again for the same tables", () => {
    expect(battleFor(tables())).toBe(battleFor(tables()));
    expect(battleFor(createBattleTables(game))).not.toBe(battleFor(tables()));
  });
});

describe("battles of move sets", () => {
  const side = (pokemon: string, ...moves: string[]) => ({
    pokemon: P(pokemon),
    moves: moves.map(M),
    policy: "greedy" as const
  });

  it("draw from another sequence for another Pokémon, move, order of moves or seed", () => {
    const state = (a: ReturnType<typeof side>, b: ReturnType<typeof side>, seed = 1): number => {
      simulateMoveSets(tables(), a, b, 0, seed);
      return draw();
    };
    const states = [
      state(side("mew", "tackle", "surf"), side("eevee", "tackle")),
      state(side("mew", "surf", "tackle"), side("eevee", "tackle")),
      state(side("mew", "tackle", "surf"), side("eevee", "swift")),
      state(side("mew", "tackle", "surf"), side("snorlax", "tackle")),
      state(side("mewtwo", "tackle", "surf"), side("eevee", "tackle")),
      state(side("eevee", "tackle"), side("mew", "tackle", "surf")),
      state(side("mew", "tackle", "surf"), side("eevee", "tackle"), 2)
    ];
    expect(new Set(states).size).toBe(states.length);
  });

  it("tally wins by side", () => {
    const [strong, weak] = [side("mewtwo", "psychic"), side("weedle", "tackle")];
    expect(simulateMoveSets(tables(), strong, weak, 4, 1)).toEqual({winsA: 4, winsB: 0, draws: 0});
    expect(simulateMoveSets(tables(), weak, strong, 4, 1)).toEqual({winsA: 0, winsB: 4, draws: 0});
  });
});

describe("a replay", () => {
  const mewtwo = [P("mewtwo"), M("psychic")] as const;
  const weedle = [P("weedle"), M("tackle")] as const;

  it("ends with the loser's faint at 0 HP and names the winner", () => {
    const hp = tables().pokemon[P("mewtwo")].hp;
    for (const [replay, winner, loser] of [
      [replayDuel(tables(), ...mewtwo, ...weedle, 1), "A", "B"],
      [replayDuel(tables(), ...weedle, ...mewtwo, 1), "B", "A"]
    ] as const) {
      expect(replay).toMatchObject({winner, turns: 1});
      const left = winner === "A" ? {hpA: hp, hpB: 0} : {hpA: 0, hpB: hp};
      expect(replay.events.map(({kind}) => kind)).toEqual(["move", expect.stringMatching(/damage/), "faint"]);
      expect(replay.events.at(-1)).toEqual({turn: 1, kind: "faint", side: loser, value: 0, ...left});
    }
  });

  it("lets the winner stand though recoil or Explosion would leave the loser with HP", () => {
    const {events, winner} = replayDuel(tables(), P("golem"), M("explosion"), P("weedle"), M("tackle"), 1);
    expect([winner, events.at(-1)]).toEqual([
      "B",
      expect.objectContaining({kind: "faint", side: "A", hpA: 0})
    ]);
  });

  it("records no longer once it is told", () => {
    replayDuel(tables(), ...sampled, 3);
    expect(battleFor(tables()).recorder).toBeNull();
    const events: Replay["events"] = replayDuel(tables(), ...sampled, 3).events;
    const count = events.length;
    simulateDuel(tables(), ...sampled, 5, 1);
    expect(events).toHaveLength(count);
  });

  it("of move sets follows each side's own policy and refuses sides without moves", () => {
    const moves = [M("splash"), M("psychic")];
    const greedy = {pokemon: P("mewtwo"), moves, policy: "greedy"} as const;
    const other = {pokemon: P("weedle"), moves: [M("tackle")], policy: "random"} as const;
    for (let seed = 1; seed <= 5; seed++) {
      expect(replayMoveSets(tables(), greedy, other, seed).turns).toBe(1);
      expect(replayMoveSets(tables(), other, greedy, seed).turns).toBe(1);
    }
    expect(() => replayMoveSets(tables(), {...greedy, moves: []}, other, 1)).toThrow(RangeError);
  });
});
