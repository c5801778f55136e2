import {describe, expect, it} from "vitest";
import {DEFAULT_BUILD} from "../../pipelines/battle/build.ts";
import type {FightValue} from "../../pipelines/battle/solve/fight-solver.ts";
import {FightRun} from "./fight-run.ts";
import type {Depth} from "./start-team.ts";
import type {PlacedFight, TeamReport} from "./team-messages.ts";

const fighter = (pokemon: number, ...moves: number[]) => ({pokemon, moves, build: DEFAULT_BUILD});
const FIGHTS = [
  {a: fighter(1, 1), b: fighter(2, 1)},
  {a: fighter(1), b: fighter(2, 1)},
  {a: fighter(3, 1), b: fighter(2, 1)}
];
const value = (low: number, high: number): FightValue => ({
  value: (low + high) / 2,
  low,
  high,
  exact: false,
  complete: false,
  situations: 1,
  levels: [1, 1]
});

/** A solver that says what it is told to say. */
function scripted() {
  const asked: (readonly PlacedFight[])[] = [];
  const depths: Depth[] = [];
  const state = {stopped: 0, tell: (_: TeamReport): void => {}};
  const run = new FightRun(
    (fights, depth, tell) => {
      asked.push(fights);
      depths.push(depth);
      state.tell = tell;
      return () => {
        state.stopped += 1;
      };
    },
    () => {}
  );
  return {run, asked, depths, state};
}

describe("fights that are being solved", () => {
  it("are asked for but those that cannot be, and have their values as they come", () => {
    const {run, asked, state} = scripted();
    run.begin(FIGHTS, "solve");
    expect(asked[0].map(({place}) => place)).toEqual([0, 2]);
    state.tell({type: "better", place: 0, value: value(0.2, 0.8)});
    state.tell({type: "settled", place: 0});
    state.tell({type: "unsupported", place: 2});
    expect(run.cells.map(({value: known, settled, unsolvable}) => [known?.low, settled, unsolvable])).toEqual(
      [
        [0.2, true, false],
        [undefined, true, true],
        [undefined, true, true]
      ]
    );
    expect(run.running).toBe(true);
    state.tell({type: "end"});
    expect(run.running).toBe(false);
  });

  it("go on with those not settled, and keep the narrower bounds", () => {
    const {run, asked, state} = scripted();
    run.begin(FIGHTS, "solve");
    state.tell({type: "better", place: 0, value: value(0.4, 0.5)});
    state.tell({type: "better", place: 2, value: value(0.1, 0.9)});
    state.tell({type: "settled", place: 2});
    run.stop();
    expect(state.stopped).toBe(1);
    run.further("solve");
    expect(asked[1].map(({place}) => place)).toEqual([0]);
    state.tell({type: "better", place: 0, value: value(0, 1)});
    expect(run.cells[0].value?.low).toBe(0.4);
    state.tell({type: "better", place: 0, value: value(0.42, 0.45)});
    expect(run.cells[0].value?.low).toBe(0.42);
  });

  it("are not solved again where they come again in another team", () => {
    const {run, asked, state} = scripted();
    run.begin(FIGHTS, "solve");
    state.tell({type: "settled", place: 2});
    run.begin([FIGHTS[2], FIGHTS[0]], "solve");
    expect(asked[1].map(({place}) => place)).toEqual([1]);
    expect(run.settled).toBe(1);
  });

  it("are estimated once, and solved where that is asked for", () => {
    const {run, asked, depths, state} = scripted();
    run.begin(FIGHTS, "estimate");
    state.tell({type: "estimate", place: 0, value: 0.7});
    state.tell({type: "end"});
    expect(run.cells[0]).toMatchObject({estimate: 0.7, value: null, settled: false});
    run.further("estimate");
    run.further("solve", [0]);
    expect(asked.map((fights) => fights.map(({place, estimate}) => [place, estimate]))).toEqual([
      [
        [0, null],
        [2, null]
      ],
      [[2, null]],
      [[0, 0.7]]
    ]);
    expect(depths).toEqual(["estimate", "estimate", "solve"]);
    state.tell({type: "better", place: 0, value: value(0.4, 0.5)});
    expect(run.cells[0]).toMatchObject({estimate: 0.7, value: {low: 0.4}});
  });

  it("say what went wrong", () => {
    const {run, state} = scripted();
    run.begin(FIGHTS, "solve");
    state.tell({type: "error", message: "out of memory"});
    expect([run.failed, run.running]).toEqual(["out of memory", false]);
  });
});
