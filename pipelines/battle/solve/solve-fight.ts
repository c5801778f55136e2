import type {BattleTables} from "../battle-tables.ts";
import {BattleGraph} from "../chain/transitions.ts";
import {Component} from "./component.ts";
import {FightGraph} from "./fight-graph.ts";
import {HpAxis} from "./hp-axis.ts";
import {levelsBy, thresholds} from "./hp-levels.ts";
import {MoveTables} from "./move-tables.ts";
import {ValuePlane} from "./value-plane.ts";

export interface Resolution {
  readonly nodes: number;
  readonly levels: (likelihood: number) => number;
  readonly rowsAreB?: boolean;
}

export function solveOnce(
  tables: BattleTables,
  a: number,
  movesA: readonly number[],
  b: number,
  movesB: readonly number[],
  {nodes, levels, rowsAreB = false}: Resolution
) {
  const t0 = performance.now();
  const battle = new BattleGraph(tables);
  const root = battle.begin(a, movesA, b, movesB);
  const graph = new FightGraph(battle, root);
  graph.grow(nodes, 0, () => false);
  const t1 = performance.now();
  const [hpA, hpB] = battle.hp;
  const start = graph.expanded.get(root)!;
  const changeA = thresholds(graph, start, 0, hpA);
  const changeB = thresholds(graph, start, 1, hpB);
  const axes = new Map<number, [HpAxis, HpAxis]>();
  const bounded = !graph.complete || [...movesA, ...movesB].some((m) => tables.moves[m].status);
  const orientation = {rowsAreB, bounded};
  const order = <T>(pair: readonly [T, T]): readonly [T, T] => (rowsAreB ? [pair[1], pair[0]] : pair);
  const unknown = new ValuePlane(...order([new HpAxis(hpA, [hpA]), new HpAxis(hpB, [hpB])]), true);
  const planes = new Map();
  const moves = new MoveTables();
  const parts = graph.components();
  let quantities = 0;
  for (const members of parts) {
    const likelihood = Math.max(...members.map(({node}) => graph.likelihood.get(node)!));
    const count = levels(likelihood);
    let pair = axes.get(count);
    if (pair === undefined) axes.set(count, (pair = [new HpAxis(hpA, levelsBy(changeA, count)), new HpAxis(hpB, levelsBy(changeB, count))]));
    const component = new Component({graph, orientation, planes, unknown, tables: moves}, members, ...order(pair));
    component.solve();
    quantities += component.size;
  }
  const t2 = performance.now();
  const bounds = planes.get(root)!.at(...order([hpA, hpB])) as [number, number];
  return {
    bounds,
    nodes: graph.expanded.size,
    all: battle.size,
    parts: parts.length,
    largest: Math.max(...parts.map((p) => p.length)),
    complete: graph.complete,
    quantities,
    explore: t1 - t0,
    solve: t2 - t1
  };
}
