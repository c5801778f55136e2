import type {z} from "zod";
import type {Move, Pokemon} from "../../../data-loaders/game-data.ts";
import type {Duel} from "../../../pipelines/model/prediction/prediction-answers.ts";
import type {duelBody} from "../../schemas/predict-questions.ts";
import type {Fighters} from "./fighters.ts";

export interface NamedDuel {
  readonly a: Pokemon;
  readonly moveA: Move;
  readonly b: Pokemon;
  readonly moveB: Move;
  readonly duel: Duel;
}

type DuelField = keyof z.output<typeof duelBody>;

/**
 * Finds what a duel names. @param fieldOf what the caller calls a field of it, such as `duels[3].move_a`
 * @throws Problem that names the field
 */
export function readDuel(
  fighters: Fighters,
  given: z.output<typeof duelBody>,
  fieldOf: (field: DuelField) => string = (field) => field
): NamedDuel {
  const a = fighters.pokemon(fieldOf("pokemon_a_id"), given.pokemon_a_id);
  const b = fighters.pokemon(fieldOf("pokemon_b_id"), given.pokemon_b_id);
  const moveA = fighters.damagingMove(fieldOf("move_a"), a, given.move_a);
  const moveB = fighters.damagingMove(fieldOf("move_b"), b, given.move_b);
  return {a, moveA, b, moveB, duel: {pokemonA: a.id, moveA: moveA.id, pokemonB: b.id, moveB: moveB.id}};
}
