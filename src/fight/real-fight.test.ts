import {expect, it} from "vitest";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {indexGame} from "../ui/game.ts";
import {parseState} from "./fight-state.ts";
import {realSide} from "./real-fight.ts";
import {solveFight} from "./solve-fight.ts";
import type {SolverReport} from "./solver-messages.ts";

const index = indexGame(embeddedGame());
const tables = createBattleTables(index.game);

it("takes level, HP left and ailment, and leaves out what copies other moves", () => {
  const {state} = parseState(index, "?a=mew&ma=transform,psychic&ca=level-24,hp-40,ailment-sleep");
  const {fighter, mostHp, leftOut} = realSide(tables, state.a, state.a.moveIds ?? []);
  expect(leftOut.map((id) => index.move(id).identifier)).toEqual(["transform"]);
  expect(fighter.moves.map((move) => index.game.moves[move].identifier)).toEqual(["psychic"]);
  expect(fighter.state).toMatchObject({hp: Math.round(mostHp * 0.4), ailment: "sleep", ailmentTurns: 3});
  expect(realSide(tables, state.b, []).fighter.state).toBeUndefined();
});

it("tells ever better answers, then how the fight goes", () => {
  const {state} = parseState(
    index,
    "?a=charizard&ma=solar-beam,air-slash,thunder-punch,headbutt&b=blastoise&mb=dig,ice-beam,ice-punch,surf"
  );
  const {a, b} = state;
  const reports: SolverReport[] = [];
  solveFight(
    tables,
    realSide(tables, a, a.moveIds ?? []).fighter,
    realSide(tables, b, b.moveIds ?? []).fighter,
    (report) => reports.push(report),
    {budget: Number.POSITIVE_INFINITY, playing: Number.POSITIVE_INFINITY, width: 0.02}
  );
  const last = reports.pop();
  if (last?.type !== "end") throw new Error("no end");
  expect(last.lines.length).toBeGreaterThan(0);
  const {winner, turns, events, share} = last.typical;
  expect(winner).toBe("A");
  expect(events.at(-1)).toMatchObject({kind: "faint", side: "B", turn: turns, hpB: 0});
  expect(share).toBeGreaterThan(0.05);
  expect(reports.pop()).toEqual({type: "settled"});
  const widths = reports.map((report) => {
    if (report.type !== "answer") throw new Error(report.type);
    const {low, high} = report.answer;
    expect(low).toBeLessThanOrEqual(0.9205);
    expect(high).toBeGreaterThanOrEqual(0.9205);
    return high - low;
  });
  expect(widths.at(-1)).toBeLessThanOrEqual(0.02);
});
