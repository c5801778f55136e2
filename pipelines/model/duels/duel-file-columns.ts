/** The schema of a file of duels, the project's own or brought from elsewhere. Stated in docs/DATA.md too. */

export interface DuelColumn {
  readonly name: string;
  readonly type: "VARCHAR" | "INTEGER" | "FLOAT";
  readonly description: string;
}

export const DUEL_COLUMNS = [
  {name: "scenario", type: "VARCHAR", description: "best_move, random_move or all_combinations"},
  {name: "sample", type: "INTEGER", description: "which sample of the match-up, from 0"},
  {name: "pokemon_a_id", type: "INTEGER", description: "PokéAPI id of Pokémon A"},
  {name: "move_a_id", type: "INTEGER", description: "national number of the move A repeats"},
  {name: "pokemon_b_id", type: "INTEGER", description: "PokéAPI id of Pokémon B"},
  {name: "move_b_id", type: "INTEGER", description: "national number of the move B repeats"},
  {name: "win_probability", type: "FLOAT", description: "P(A wins) + P(draw) / 2, 0 to 1"},
  {name: "playouts", type: "INTEGER", description: "battles the probability was sampled from; 0 if exact"},
  {name: "method", type: "VARCHAR", description: "exact or monte_carlo"},
  {name: "winner", type: "VARCHAR", description: "A, B or tie: the likelier winner; a tie at exactly 1/2"}
] as const satisfies readonly DuelColumn[];

export type DuelColumnName = (typeof DUEL_COLUMNS)[number]["name"];

/** Columns training cannot do without; the others may be missing from files brought from elsewhere. */
export const REQUIRED_COLUMNS = [
  "pokemon_a_id",
  "move_a_id",
  "pokemon_b_id",
  "move_b_id",
  "win_probability"
] as const satisfies readonly DuelColumnName[];
