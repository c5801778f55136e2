import {beforeEach, expect, it} from "vitest";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {createBattleTables} from "../../../pipelines/battle/index.ts";
import {solveFight} from "../../../src/fight/solve-fight.ts";
import type {SolverReport} from "../../../src/fight/solver-messages.ts";
import type {Solve} from "../../../src/fight/start-solver.ts";
import type {CellFiles} from "../../../src/workbench/cell-files.ts";
import {fightSolving, type SolvedFight} from "../../../src/workbench/fight-solving.ts";
import {embeddedGame} from "../../data-loaders/embedded-game.ts";

const files = async (): Promise<CellFiles> => {
  const file = {json: async () => embeddedGame(), arrayBuffer: async () => new ArrayBuffer(0)};
  return {game: file, model: file, covers: file};
};

/** Fights under way at once. */
let most = 0;
/** The worker's own function, here; it takes one fight at a time. */
function here(game: GameData): Solve {
  const tables = createBattleTables(game);
  let running = 0;
  return (a, b, tell) => {
    running++;
    most = Math.max(most, running);
    setImmediate(() => {
      const reports: SolverReport[] = [];
      solveFight(tables, a, b, (report) => reports.push(report), {budget: 60_000, playing: 0});
      running--;
      reports.forEach(tell);
    });
  };
}
const solve = fightSolving(files, here);
beforeEach(() => {
  most = 0;
});

const FIGHT = {
  a: {pokemon: "pikachu", moves: ["slam", "Vive-Attaque"], build: {level: 27}},
  b: {pokemon: "Raichu", moves: ["quick-attack", "slam"], build: {level: 24}, state: {hp: 28}}
};

it("solves a fight told by names, and says what to do now in their order", async () => {
  const onTheWay: SolvedFight[] = [];
  const solved = await solve(FIGHT, (answer) => onTheWay.push(answer));
  expect(onTheWay.at(-1)).toEqual(solved);
  expect(solved.choices.map(({side, move}) => `${side} ${move}`)).toEqual([
    "a Slam",
    "a Quick Attack",
    "b Quick Attack",
    "b Slam"
  ]);
  expect(solved.method).toBe("exact");
  expect([solved.low, solved.high]).toEqual([solved.probability, solved.probability]);
  for (const side of ["a", "b"]) {
    const shares = solved.choices.filter((choice) => choice.side === side).map(({share}) => share);
    expect(shares.reduce((sum, share) => sum + share)).toBeCloseTo(1, 9);
  }
  const worst = Math.min(...solved.payoffs.filter(({a}) => a === "Quick Attack").map(({wins}) => wins));
  expect(solved.choices[1].worstCase).toBeCloseTo(worst, 9);
  const mirrored = await solve({a: FIGHT.b, b: FIGHT.a});
  expect(mirrored.probability).toBeCloseTo(1 - solved.probability, 6);
});

it("takes builds and states into account", async () => {
  const [weak, strong] = await Promise.all(
    [10, 60].map((level) => solve({...FIGHT, a: {...FIGHT.a, build: {level}}}))
  );
  expect(strong.probability).toBeGreaterThan(weak.probability + 0.2);
  expect(most).toBe(1);
});

it("names what is wrong with a side", async () => {
  const wrong = (b: object) => solve({...FIGHT, b: {...FIGHT.b, ...b}});
  await expect(wrong({pokemon: "Raichuu"})).rejects.toThrow(
    /^b\.pokemon: there is no Pokémon "Raichuu"; such as Raichu/
  );
  await expect(wrong({moves: ["surf", "slammed"]})).rejects.toThrow(
    /^b\.moves\[1\]: there is no move "slammed"/
  );
  await expect(wrong({moves: []})).rejects.toThrow(/^b\.moves: expected 1 to 4 moves/);
  await expect(wrong({moves: "slam"})).rejects.toThrow(/^b: expected \{pokemon, moves/);
  await expect(wrong({build: {level: 0}})).rejects.toThrow(/^b\.build\.level: expected a level/);
  await expect(wrong({state: {hp: 999}})).rejects.toThrow(/^b\.state\.hp: expected the HP that Raichu/);
});

it("says so where a fight is beyond the solver, and solves the next one", async () => {
  const ditto = {pokemon: "ditto", moves: ["transform"]};
  await expect(solve({a: ditto, b: FIGHT.b})).rejects.toThrow(/beyond the solver/);
  expect((await solve(FIGHT)).method).toBe("exact");
});
