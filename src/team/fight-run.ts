import type {FightValue} from "../../pipelines/battle/solve/fight-solver.ts";
import type {Sides} from "../../pipelines/battle/solve/many-fights.ts";
import type {Depth, SolveTeams} from "./start-team.ts";
import type {TeamReport} from "./team-messages.ts";
import {type Cell, OPEN, UNSOLVABLE} from "./team-standing.ts";

const keyOf = ({a, b}: Sides): string => JSON.stringify([a, b]);
const width = ({low, high}: FightValue): number => high - low;

/** Fights that are being solved: what is known of each, for as long as the page is open. */
export class FightRun {
  /** Of every fight ever asked for. */
  readonly #known = new Map<string, Cell>();
  #fights: readonly Sides[] = [];
  #keys: readonly string[] = [];
  #halt: (() => void) | null = null;
  #began = 0;
  #took = 0;
  failed: string | null = null;

  /** @param onNews told after each change */
  constructor(
    readonly solve: SolveTeams,
    readonly onNews: () => void
  ) {}

  get running(): boolean {
    return this.#halt !== null;
  }

  /** Seconds that these fights have taken. */
  get seconds(): number {
    return (this.running ? performance.now() - this.#began : this.#took) / 1000;
  }

  get cells(): readonly Cell[] {
    return this.#keys.map((key) => this.#known.get(key) ?? OPEN);
  }

  get settled(): number {
    return this.cells.filter((cell) => cell.settled).length;
  }

  /** Works these out in place of those before; what is known of them stays so. */
  begin(fights: readonly Sides[], depth: Depth): void {
    this.stop();
    this.#fights = fights;
    this.#keys = fights.map(keyOf);
    for (const [place, {a, b}] of fights.entries())
      if (a.moves.length === 0 || b.moves.length === 0) this.#known.set(this.#keys[place], UNSOLVABLE);
    this.further(depth);
  }

  /** Goes on with those that are not settled. @param places of those to go on with; all by default */
  further(depth: Depth, places: readonly number[] = [...this.#fights.keys()]): void {
    this.stop();
    this.failed = null;
    const {cells} = this;
    const open = this.#fights
      .map(({a, b}, place) => ({a, b, place, estimate: cells[place].estimate}))
      .filter(({place, estimate}) => !cells[place].settled && (depth === "solve" || estimate === null))
      .filter(({place}) => places.includes(place));
    this.#began = performance.now();
    this.#took = 0;
    if (open.length > 0) this.#halt = this.solve(open, depth, (report) => this.#hear(report));
    this.onNews();
  }

  stop(): void {
    if (this.#halt === null) return;
    this.#took = performance.now() - this.#began;
    this.#halt();
    this.#halt = null;
  }

  #hear(report: TeamReport): void {
    if (report.type === "end" || report.type === "error") {
      if (report.type === "error") this.failed = report.message;
      this.stop();
    } else {
      const key = this.#keys[report.place];
      const before = this.#known.get(key) ?? OPEN;
      if (report.type === "unsupported") this.#known.set(key, UNSOLVABLE);
      else if (report.type === "estimate") this.#known.set(key, {...before, estimate: report.value});
      else if (report.type === "settled") this.#known.set(key, {...before, settled: true});
      // Computed anew, it begins with less than is known.
      else if (before.value === null || width(report.value) <= width(before.value))
        this.#known.set(key, {...before, value: report.value});
    }
    this.onNews();
  }
}
