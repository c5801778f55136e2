/** The schema of a file of solved fights. Stated in docs/DATA.md too. */

export interface SolvedColumn {
  readonly name: string;
  readonly type: "INTEGER" | "FLOAT" | "BOOLEAN" | "VARCHAR" | "INTEGER[]" | "FLOAT[]";
  readonly nullable?: true;
  readonly description: string;
}

export const SOLVED_COLUMNS = [
  {name: "fight", type: "INTEGER", description: "place among all fights that were asked, from 0"},
  {name: "pokemon_a_id", type: "INTEGER", description: "PokéAPI id of Pokémon A"},
  {name: "moves_a", type: "INTEGER[]", description: "national numbers of A's moves"},
  {
    name: "condition_a",
    type: "VARCHAR",
    nullable: true,
    description: "A's build and state as JSON; null: of the default build, fresh"
  },
  {name: "pokemon_b_id", type: "INTEGER", description: "PokéAPI id of Pokémon B"},
  {name: "moves_b", type: "INTEGER[]", description: "national numbers of B's moves"},
  {name: "condition_b", type: "VARCHAR", nullable: true, description: "B's, as A's"},
  {
    name: "value",
    type: "FLOAT",
    nullable: true,
    description: "P(A wins) + P(draw) / 2 if both play optimally; null where the solver cannot tell"
  },
  {name: "low", type: "FLOAT", nullable: true, description: "the value is no less"},
  {name: "high", type: "FLOAT", nullable: true, description: "the value is no more"},
  {name: "exact", type: "BOOLEAN", description: "nothing was left out or rounded"},
  {name: "situations", type: "INTEGER", description: "starts of turns that were looked at, HP apart"},
  {
    name: "shares_a",
    type: "FLOAT[]",
    description: "how often A begins with each of its moves; empty without a value"
  },
  {name: "shares_b", type: "FLOAT[]", description: "how often B does"}
] as const satisfies readonly SolvedColumn[];
