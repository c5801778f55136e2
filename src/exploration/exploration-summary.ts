/** What the page Exploration draws, as its loader gathers it from the warehouse and the duels. */
export interface Exploration {
  readonly stats: readonly {
    readonly stat: string;
    readonly from: number;
    readonly to: number;
    readonly forms: number;
  }[];
  /** Forms that have a type, in either slot. */
  readonly types: readonly {
    readonly type: string;
    readonly forms: number;
    readonly winShare: number | null;
  }[];
  readonly moves: readonly {readonly type: string; readonly category: string; readonly moves: number}[];
  /** Pearson correlation of the stats, the total and the mean chance to win. */
  readonly correlations: readonly {readonly x: string; readonly y: string; readonly r: number}[];
  readonly duels: ExplorationDuels | null;
}

export interface ExplorationDuels {
  readonly scenarios: readonly {
    readonly scenario: string;
    readonly duels: number;
    readonly exact: number;
    readonly favouredA: number;
    /** Between 20 % and 80 %. */
    readonly open: number;
  }[];
  /** Duels by win probability in 20 equal bins. */
  readonly histogram: readonly {readonly scenario: string; readonly bin: number; readonly duels: number}[];
}
