import type {z} from "zod";
import type {GameData} from "../../../data-loaders/game-data.ts";
import {type BattleTables, createBattleTables} from "../../../pipelines/battle/battle-tables.ts";
import type {Fighter} from "../../../pipelines/battle/fighter.ts";
import {fighterField, fighterSchema} from "../../../pipelines/battle/fighter-schema.ts";
import {type FieldError, fieldsProblem, Problem} from "../../http/problem.ts";
import type {fighterGiven} from "../../schemas/fight-schemas.ts";
import type {Services} from "../../services.ts";
import {Fighters} from "./fighters.ts";

type FighterGiven = z.output<typeof fighterGiven>;

interface Kept {
  readonly tables: BattleTables;
  readonly schema: ReturnType<typeof fighterSchema>;
}

const kept = new WeakMap<GameData, Kept>();

/** Kept for each game: the tables behind it take a while. */
function rulesOf(game: GameData): Kept {
  let rules = kept.get(game);
  if (rules === undefined) {
    const tables = createBattleTables(game);
    rules = {tables, schema: fighterSchema(game, tables)};
    kept.set(game, rules);
  }
  return rules;
}

/** Reads fighters of a request, all of them before it says what is wrong. */
export class FighterReader {
  readonly names: Fighters;
  readonly #rules: Kept;
  readonly #errors: FieldError[] = [];

  constructor(
    {catalogue}: Pick<Services, "catalogue">,
    readonly language: "en" | "fr"
  ) {
    this.names = new Fighters(catalogue, language);
    this.#rules = rulesOf(catalogue.game);
  }

  /** @returns null for one that cannot be, which `finish` tells */
  read(field: string, given: FighterGiven): Fighter | null {
    try {
      const pokemon = this.names.pokemon(`${field}.pokemon`, given.pokemon);
      const moves = given.moves.map((reference, i) =>
        this.names.move(`${field}.moves[${i}]`, pokemon, reference)
      );
      const parsed = this.#rules.schema.safeParse({
        pokemon_id: pokemon.id,
        move_ids: moves.map(({id}) => id),
        build: given.build ?? {},
        state: given.state
      });
      if (parsed.success) return parsed.data;
      for (const {path, message} of parsed.error.issues)
        this.#errors.push({in: "body", field: fighterField(field, path), message});
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.#errors.push(...error.errors);
    }
    return null;
  }

  /** @throws Problem that names every field of every fighter that is wrong */
  finish(): void {
    if (this.#errors.length > 0) throw fieldsProblem(this.#errors);
  }

  /** Moves that no solved fight can have, by their fields. */
  copying(field: string, fighter: Fighter, game: GameData): FieldError[] {
    return fighter.moves.flatMap((move, slot) =>
      this.#rules.tables.moves[move].copies
        ? [
            {
              in: "body" as const,
              field: `${field}.moves[${slot}]`,
              message:
                `${this.names.name(game.moves[move])} turns into other moves as the fight goes, ` +
                "which a solved fight cannot follow; expected a move that does not copy or call others"
            }
          ]
        : []
    );
  }
}

/** Why a fight without such moves has no answer. */
export const TOO_MANY_WAYS =
  "One turn of this fight has more outcomes than can be counted out, which is mostly due to Counter or Mirror Coat " +
  "against a move that hits several times; leave one of these out.";
