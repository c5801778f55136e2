import type {Collection, Reference} from "../../../data-loaders/collection.ts";
import type {Move, Pokemon} from "../../../data-loaders/game-data.ts";
import type {Language} from "../../../data-loaders/language.ts";
import {damagingMoves, isDamaging} from "../../catalogue/damaging.ts";
import type {Catalogue} from "../../catalogue/game-catalogue.ts";
import {fieldProblem} from "../../http/problem.ts";
import {bodyReference} from "../reference.ts";

/** Finds what a request's body refers to, and checks that a Pokémon can use a move. */
export class Fighters {
  readonly #catalogue: Catalogue;
  readonly #language: Language;
  #helpLeft: number;

  /** @param mostHelped for so many unknown names the closest are looked for */
  constructor(catalogue: Catalogue, language: Language, mostHelped = Number.POSITIVE_INFINITY) {
    this.#catalogue = catalogue;
    this.#language = language;
    this.#helpLeft = mostHelped;
  }

  #find<T extends Pokemon | Move>(collection: Collection<T>, field: string, reference: Reference): T {
    try {
      return bodyReference(collection, field, reference, this.#language, this.#helpLeft > 0);
    } catch (error) {
      this.#helpLeft--;
      throw error;
    }
  }

  name(entity: {readonly name: {readonly en: string; readonly fr: string}}): string {
    return entity.name[this.#language];
  }

  pokemon(field: string, reference: Reference): Pokemon {
    return this.#find(this.#catalogue.pokemon, field, reference);
  }

  /** A move that `pokemon` can learn. @throws Problem that lists the damaging moves it can learn. */
  move(field: string, pokemon: Pokemon, reference: Reference): Move {
    const move = this.#find(this.#catalogue.moves, field, reference);
    if (this.#catalogue.learnable.get(pokemon.id)?.has(move.id)) return move;
    const can = damagingMoves(this.#catalogue, pokemon.id).map((candidate) => this.name(candidate));
    const hint = can.length > 0 ? ` Its damaging moves: ${can.join(", ")}.` : " It has no damaging move.";
    throw fieldProblem({
      in: "body",
      field,
      message: `${this.name(pokemon)} cannot learn ${this.name(move)} (${JSON.stringify(reference)}).${hint}`
    });
  }

  damagingMove(field: string, pokemon: Pokemon, reference: Reference): Move {
    const move = this.move(field, pokemon, reference);
    if (isDamaging(move)) return move;
    throw fieldProblem({
      in: "body",
      field,
      message: `${this.name(move)} deals no damage, so that no duel can be won by it`
    });
  }

  /**
   * The distinct damaging moves among `references`, and the status moves set aside.
   * @throws Problem where no damaging move is left
   */
  moves(field: string, pokemon: Pokemon, references: readonly Reference[]) {
    const all = new Set(
      references.map((reference, index) => this.move(`${field}[${index}]`, pokemon, reference))
    );
    const damaging = [...all].filter(isDamaging);
    if (damaging.length === 0) {
      throw fieldProblem({
        in: "body",
        field,
        message: "none of these moves deals damage; name one that does"
      });
    }
    return {damaging, ignored: [...all].filter((move) => !isDamaging(move))};
  }

  /** Every damaging move of `pokemon`. @throws Problem where it has none, as Ditto. */
  allMoves(field: string, pokemon: Pokemon): Move[] {
    const moves = damagingMoves(this.#catalogue, pokemon.id);
    if (moves.length > 0) return moves;
    throw fieldProblem({
      in: "body",
      field,
      message: `${this.name(pokemon)} has no damaging move, so that no duel can be fought with it`
    });
  }
}
