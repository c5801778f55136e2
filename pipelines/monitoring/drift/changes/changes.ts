/** Who asks is about A or about B. */
export const SIDES = ["a", "b"] as const;
export type Side = (typeof SIDES)[number];

/** What carries a change: questions about a Pokémon or a type that are more than in training, or stats that moved. */
export interface Carrier {
  readonly kind: "pokemon" | "type" | "column";
  /** null for a column, whose name says it. */
  readonly side: Side | null;
  /** In English and French; a column's own name. */
  readonly name: {readonly en: string; readonly fr: string};
  /** Share of the questions, or the column's mean, lately and in training. */
  readonly now: number;
  readonly reference: number;
  readonly pValue: number;
  /** Start of the slot of time with which it began; ISO 8601, UTC. */
  readonly since: string;
}

/** Part of the window that is judged by itself. */
export interface Chunk {
  readonly from: string;
  readonly to: string;
  readonly rows: number;
  readonly isDrifted: boolean;
  /** Of what moved most; null where nothing did. */
  readonly carrier: Carrier | null;
}

export interface Changes {
  /** The oldest first. */
  readonly chunks: readonly Chunk[];
  /** What is so now, in the latest chunk or over the whole window; the surest first. */
  readonly carriers: readonly Carrier[];
  /** When the surest of them began; null where nothing moved. */
  readonly since: string | null;
  /** A chunk before the latest was different, and it is over. */
  readonly wasDrifted: boolean;
}
