/** What the comparison with the reference engine has measured: `data/evaluation/mechanics.json`. */
export interface MechanicsReport {
  readonly engine: string;
  readonly damage: {readonly triples: number; readonly outcomes: number; readonly different: number};
  /** Fights a second, and how many times the reference's. */
  readonly speed: {readonly duels: number; readonly referenceDuels: number; readonly ratio: number};
  readonly duels: Agreement & {readonly seedsEach: number; readonly exact: number};
  readonly moveSets: Agreement;
  readonly classes: readonly (Agreement & {readonly group: string})[];
  readonly duelPoints: readonly {
    readonly group: string;
    readonly name: string;
    readonly ours: number;
    readonly reference: number;
  }[];
}

export interface Agreement {
  readonly battles: number;
  /** Mean |ours − reference| of the win probability. */
  readonly meanDifference: number;
  /** What sampling alone would give. */
  readonly samplingError: number;
  /** Difference beyond the sampling error. */
  readonly excess: number;
  /** Battles whose favoured side differs beyond chance. */
  readonly winnersDiffer: number;
}
