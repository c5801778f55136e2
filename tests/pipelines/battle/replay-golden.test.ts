import {describe, expect, it} from "vitest";
import {EVENT_KINDS} from "../../../pipelines/battle/events.ts";
import type {MoveSetSide} from "../../../pipelines/battle/move-sets.ts";
import {type Replay, replayDuel, replayMoveSets} from "../../../pipelines/battle/replay.ts";
import {tables} from "../../support/battle-game.ts";
import {expectKept} from "../../support/golden.ts";
import {expectAccounted} from "./accounted.ts";
import {copyingBattles, drawnBattles, duelsOfEveryMove, moveName, nameOf, tell} from "./told.ts";

const kept = (name: string): URL => new URL(`golden/${name}.txt`, import.meta.url);

const duelReplays = (): (readonly [string, Replay])[] =>
  duelsOfEveryMove().map(({a, moveA, b, moveB}, i) => [
    `# ${nameOf(a)} ${moveName(moveA)}, ${nameOf(b)} ${moveName(moveB)}`,
    replayDuel(tables(), a, moveA, b, moveB, i + 1)
  ]);

const battleReplays = (): (readonly [string, Replay])[] => replaysOf(drawnBattles(90, 7));

const replaysOf = (
  battles: readonly (readonly [MoveSetSide, MoveSetSide])[]
): (readonly [string, Replay])[] =>
  battles.map(([a, b], i) => [
    `# ${[a, b].map(({pokemon, moves, policy}) => `${nameOf(pokemon)} (${policy}: ${moves.map(moveName).join(", ")})`).join(" and ")}`,
    replayMoveSets(tables(), a, b, i + 1)
  ]);

describe("what happens in battles of fixed seeds", () => {
  it("is what is kept of two duels with every move (if not, look at golden/replayed-duels-changed.txt)", () => {
    expectKept(
      kept("replayed-duels"),
      duelReplays().flatMap(([title, replay]) => [title, ...tell(replay, 3)])
    );
  });

  it("is what is kept of battles of four moves (if not, look at golden/replayed-battles-changed.txt)", () => {
    expectKept(
      kept("replayed-battles"),
      battleReplays().flatMap(([title, replay]) => [title, ...tell(replay, 12)])
    );
  });

  it("is what is kept of copying moves (if not, look at golden/replayed-copies-changed.txt)", () => {
    expectKept(
      kept("replayed-copies"),
      replaysOf(copyingBattles()).flatMap(([title, replay]) => [title, ...tell(replay, 8)])
    );
  });

  it("accounts for every HP", () => {
    const duels = duelsOfEveryMove();
    for (const [i, [, replay]] of duelReplays().entries())
      expectAccounted(tables(), duels[i].a, duels[i].b, replay);
    const battles = [...drawnBattles(90, 7), ...copyingBattles()];
    for (const [i, [, replay]] of replaysOf(battles).entries())
      expectAccounted(tables(), battles[i][0].pokemon, battles[i][1].pokemon, replay);
  });

  it("is told in the known kinds of events, every one of which occurs (if not, look at golden/event-kinds-changed.txt)", () => {
    const counts = new Map<string, number>(EVENT_KINDS.map((kind) => [kind, 0]));
    for (const [, {events}] of [...duelReplays(), ...battleReplays(), ...replaysOf(copyingBattles())])
      for (const {kind} of events) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    expect([...counts.keys()]).toEqual([...EVENT_KINDS]);
    expect([...counts].filter(([, count]) => count === 0)).toEqual([]);
    expectKept(
      kept("event-kinds"),
      [...counts].map((entry) => entry.join(" "))
    );
  });
});
