import {describe, expect, it} from "vitest";
import {fileName, toCsv} from "../../../lib/tables/csv.ts";
import {breakLabel, nameAxis, spacedTicks} from "../../../src/charts/labels.ts";
import {waterfall} from "../../../src/fight/fight-reasons.ts";
import {indexGame, totalStats} from "../../../src/ui/game.ts";
import {heatColour, heatStyle} from "../../../src/ui/heat.ts";
import {uniqueId, when} from "../../../src/ui/html.ts";
import {find, plain} from "../../../src/ui/search.ts";
import {sortRows} from "../../../src/ui/table.ts";
import {inTasks, inTurn} from "../../../src/ui/task.ts";
import {smallGame} from "../../support/small-game.ts";

describe("search", () => {
  const entry = (en: string, fr = "–", identifier = "x") => ({identifier, name: {en, fr}});
  const found = (query: string, ...names: string[]) =>
    find(
      names.map((name) => entry(name)),
      query
    ).map(({name}) => name.en);
  it("ranks a name's start before a word's start before letters inside, and else keeps the order", () => {
    expect(found("ra", "Abra", "Mega Raichu", "Rattata", "Kadabra", "Raticate", "Pidgey")).toEqual([
      "Rattata",
      "Raticate",
      "Mega Raichu",
      "Abra",
      "Kadabra"
    ]);
    expect(found("ra", "Ho-Raichu", "Horai")).toEqual(["Ho-Raichu", "Horai"]);
    expect(found("ho ra", "Ho-Raichu")).toEqual(["Ho-Raichu"]);
  });
  it("knows either name, and the identifier", () => {
    const entries = [entry("Ember", "Flammèche", "ember"), entry("Nidoran♀", "Nidoran♀", "nidoran-f")];
    expect(find(entries, "flammeche")).toEqual([entries[0]]);
    expect(find(entries, "nidoran-f")).toEqual([entries[1]]);
    expect(find(entries, " ")).toEqual(entries);
    expect(plain("Farfetch’d Nº 2")).toBe("farfetchdn2");
  });
});

describe("CSV", () => {
  it("quotes what must be quoted, and doubles quotes", () => {
    expect(
      toCsv(
        ["a", "b,c"],
        [
          ["x", 1],
          ['say "hi"', null],
          ["two\nlines", 2.5],
          ["cr\r", 0]
        ]
      )
    ).toBe('a,"b,c"\r\nx,1\r\n"say ""hi""",\r\n"two\nlines",2.5\r\n"cr\r",0\r\n');
  });
  it("is saved under a name of letters and figures", () => {
    expect(fileName("  Où ? – Été 2026 (n = 5) ")).toBe("ou-ete-2026-n-5");
  });
});

describe("labels", () => {
  it("break at the space nearest their middle, where they are too long", () => {
    expect(breakLabel("short one", 9)).toBe("short one");
    expect(breakLabel("a bb ccc dddd", 9)).toBe("a bb ccc\ndddd");
    expect(breakLabel("unbreakable", 3)).toBe("unbreakable");
    expect(nameAxis(["x"], 62)).toMatchObject({label: null, domain: ["x"], tickSize: 0});
    expect(nameAxis([], 62).tickFormat("ten letter")).toBe("ten letter");
    expect(nameAxis([], 55).tickFormat("ten letter")).toBe("ten\nletter");
  });
  it("of ticks keep their distance", () => {
    expect(spacedTicks([0, 10, 44, 50, 88, 200], 44)).toEqual([0, 44, 88, 200]);
    expect(spacedTicks([], 44)).toEqual([]);
  });
});

it("a waterfall ends with the rest, where there is one", () => {
  const reasons = [0.5, -0.25, 0.125, 0.0625].map((contribution, i) => ({label: `r${i}`, contribution}));
  expect(waterfall(1, reasons, 2, "rest")).toEqual([
    {label: "r0", from: 1, to: 1.5},
    {label: "r1", from: 1.5, to: 1.25},
    {label: "rest", from: 1.25, to: 1.4375}
  ]);
  expect(waterfall(1, reasons, 4, "rest").map(({label}) => label)).toEqual(["r0", "r1", "r2", "r3"]);
});

describe("the game", () => {
  const index = indexGame(smallGame);
  it("is looked up by id and identifier", () => {
    expect(index.pokemon(7).identifier).toBe("squirtle");
    expect(index.pokemonByIdentifier("ditto")?.id).toBe(132);
    expect(index.pokemonByIdentifier("mew")).toBeUndefined();
    expect(() => index.pokemon(8)).toThrow(new RangeError("there is no Pokémon 8"));
    expect(totalStats(index.pokemon(7))).toBe(290);
  });
  it("multiplies the effect on each of the defender's types", () => {
    expect(index.effectiveness(11, [10])).toBe(2);
    expect(index.effectiveness(12, [10, 3])).toBe(0.25);
    expect(index.effectiveness(1, [])).toBe(1);
  });
});

it("colours go from one side over the middle to the other, no further than can be read", () => {
  expect([0, 0.25, 0.5, 0.75, 1, 2].map(heatColour)).toEqual(
    [
      ["--b", 55],
      ["--b", 28],
      ["--a", 0],
      ["--a", 28],
      ["--a", 55],
      ["--a", 55]
    ].map(([side, strength]) => `color-mix(in oklab, var(${side}) ${strength}%, var(--surface))`)
  );
  expect(heatStyle(1)).toBe(`background:${heatColour(1)}`);
});

it("rows are sorted by text and number, either way, and not at all without a key", () => {
  const rows = [{v: "b"}, {v: "a"}, {v: "C"}];
  const column = {key: "v", label: "v", cell: () => "", sort: ({v}: {v: string}) => v};
  expect(sortRows(rows, column, false).map(({v}) => v)).toEqual(["a", "b", "C"]);
  expect(sortRows(rows, column, true).map(({v}) => v)).toEqual(["C", "b", "a"]);
  expect(sortRows(rows, undefined, true)).toEqual(rows);
  expect(sortRows(rows, {key: "v", label: "v", cell: () => ""}, true)).toEqual(rows);
});

it("ids differ, and an attribute is left out where it does not hold", () => {
  const [first, second] = [uniqueId("x"), uniqueId("x")];
  expect(first).toMatch(/^x-\d+$/);
  expect(second).not.toBe(first);
  expect([when(true, "num"), when(false, "num")]).toEqual(["num", null]);
});

describe("tasks", () => {
  it("give what their parts make, in order", async () => {
    expect(await inTasks([() => 1, () => "two"])).toEqual([1, "two"]);
  });
  it("are done in turn", async () => {
    const done: number[] = [];
    const jobs = [1, 2, 3].map((n) => inTurn(() => done.push(n)));
    expect(done).toEqual([]);
    await Promise.all(jobs);
    expect(done).toEqual([1, 2, 3]);
  });
});
