import {expect, it} from "vitest";
import {createBattleTables} from "../../pipelines/battle/battle-tables.ts";
import {embeddedGame} from "../../tests/data-loaders/embedded-game.ts";
import {indexGame} from "../ui/game.ts";
import {parseState} from "./fight-state.ts";
import {readSides, writeSides} from "./showdown-sides.ts";

const index = indexGame(embeddedGame());
const tables = createBattleTables(index.game);

it("writes a side so that it is read back", () => {
  const {a} = parseState(
    index,
    "?a=mew&ma=psychic,transform&ca=level-27,nature-timid,av-0.0.0.200.0.9"
  ).state;
  const {sides, problems} = readSides(index, tables, writeSides(index, tables, [[a, a.moveIds ?? []]]));
  expect(sides).toEqual([a]);
  expect(problems).toEqual([]);
});

it("names what cannot be, with what would be right, and keeps the rest", () => {
  const {sides, problems} = readSides(index, tables, "Snorlax\nLevel: 0\nFlavour: sour\n- Rest\n- Fly");
  expect(sides.map(({build, moveIds}) => [build.level, moveIds?.length])).toEqual([[1, 1]]);
  const told = problems.join("\n");
  expect(told).toContain("Line 2, “0”: is out of bounds. Right would be: 1 to 100.");
  expect(told).toMatch(/Line 3, “Flavour: sour”: says nothing that is known\. Right would be: Level: 50, /);
  expect(told).toMatch(/Line 5, “Fly”: is no move that it can learn\. Right would be: \w/);
});
