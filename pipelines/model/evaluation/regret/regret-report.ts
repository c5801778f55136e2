import type {Interval} from "../../../../lib/statistics/bootstrap.ts";
import type {BootstrappedMean} from "../../../../lib/statistics/bootstrap-mean.ts";

/** How good the recommended moves are, over random questions about pairs of the test part that were not trained on. */
export interface RegretReport {
  readonly seed: number;
  /** Fights played for a true probability where it is not exact. */
  readonly playouts: number;
  /** Questions with four given replies, then those with any reply. */
  readonly kinds: readonly RegretKind[];
}

/** What B may reply with: four given moves, or whatever does damage of all it can learn. */
export type Replies = "given" | "open";

/** Who recommends: the model alone, or the answer as served, which the simulator settles. */
export const ADVISERS = ["model", "answered"] as const;
export type Adviser = (typeof ADVISERS)[number];

export interface RegretKind {
  readonly replies: Replies;
  readonly questions: number;
  readonly figures: Readonly<Record<Adviser, RegretFigures>>;
}

export interface Share {
  readonly n: number;
  readonly count: number;
  readonly value: number;
  /** Wilson interval, 95 %. */
  readonly interval: Interval;
}

export interface RegretFigures {
  /** What the recommended move's worst case lacks of the best move's, both in truth; interval by questions. */
  readonly mean: BootstrappedMean;
  readonly above001: Share;
  readonly above005: Share;
  /** The promised worst case is on the other side of even odds than the true one; of those that have a side. */
  readonly wrongVerdict: Share;
  /** Questions whose true worst case cannot be told from even odds. */
  readonly even: number;
  /** Promised less true P(win) of the recommended move. */
  readonly overstatement: BootstrappedMean;
  /** The largest regrets, the largest first. */
  readonly worst: readonly RegretCase[];
}

/** A move of A with B's best reply to it, in truth; ids as everywhere. */
export interface TrueCase {
  readonly move: number;
  readonly reply: number;
  readonly probability: number;
  /** 0: exact. */
  readonly standardError: number;
}

export interface RegretCase {
  readonly pokemonA: number;
  readonly pokemonB: number;
  readonly movesA: readonly number[];
  /** null: any that does damage. */
  readonly movesB: readonly number[] | null;
  readonly recommended: TrueCase;
  /** P(win) that was promised for the recommended move. */
  readonly promised: number;
  readonly best: TrueCase;
}

export const regretOf = ({best, recommended}: Pick<RegretCase, "best" | "recommended">): number =>
  best.probability - recommended.probability;
