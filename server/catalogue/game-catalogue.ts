import type {GameData, GameType, LocalizedName, Move, Pokemon} from "../../data-loaders/game-data.ts";
import {NameIndex} from "../../lib/names/name-index.ts";
import type {Language} from "./language.ts";
import {UnknownReferenceError} from "./unknown-reference.ts";

/** An id, or a name in English or French, or PokéAPI's identifier. */
export type Reference = number | string;

interface Named {
  readonly id: number;
  readonly name: LocalizedName;
}

/** The entities of one kind, found by id or name. */
export class Collection<T extends Named> {
  readonly kind: string;
  readonly all: readonly T[];
  readonly names: NameIndex<T>;
  readonly #byId: ReadonlyMap<number, T>;

  constructor(kind: string, all: readonly T[], tiers: readonly ((entity: T) => string | null)[]) {
    this.kind = kind;
    this.all = all;
    this.names = new NameIndex(all, tiers);
    this.#byId = new Map(all.map((entity) => [entity.id, entity]));
  }

  get(id: number): T | undefined {
    return this.#byId.get(id);
  }

  /** @throws UnknownReferenceError with the closest names. */
  byId(id: number): T {
    const entity = this.get(id);
    if (entity === undefined) throw new UnknownReferenceError(this.kind, id, []);
    return entity;
  }

  /**
   * A number, or a text of digits, is an id; any other text is a name.
   * @throws UnknownReferenceError with the closest names in `language`, which take a while to find, unless told not to.
   */
  find(reference: Reference, language: Language, isHelped = true): T {
    if (typeof reference === "number") return this.byId(reference);
    if (/^\d+$/.test(reference)) return this.byId(Number(reference));
    const entity = this.names.find(reference);
    if (entity !== undefined) return entity;
    const closest = isHelped ? this.names.closest(reference, 3).map(({name}) => name[language]) : [];
    throw new UnknownReferenceError(this.kind, reference, closest);
  }
}

/** The game as the server looks it up; immutable for the life of the process. */
export interface Catalogue {
  readonly game: GameData;
  readonly pokemon: Collection<Pokemon>;
  readonly moves: Collection<Move>;
  readonly types: Collection<GameType>;
  /** Moves of each Pokémon's learnset, without duplicates, in ascending id. */
  readonly learnable: ReadonlyMap<number, ReadonlySet<number>>;
}

export function createCatalogue(game: GameData): Catalogue {
  const learnable = new Map<number, ReadonlySet<number>>();
  for (const {id, learnset} of game.pokemon) {
    learnable.set(id, new Set(learnset.map(({moveId}) => moveId).sort((a, b) => a - b)));
  }
  return {
    game,
    pokemon: new Collection("Pokémon", game.pokemon, [
      ({identifier}) => identifier,
      ({name}) => name.en,
      ({name}) => name.fr
    ]),
    moves: new Collection("move", game.moves, [
      ({identifier}) => identifier,
      ({name}) => name.en,
      ({name}) => name.fr,
      ({frenchAlias}) => frenchAlias
    ]),
    types: new Collection("type", game.types, [
      ({identifier}) => identifier,
      ({name}) => name.en,
      ({name}) => name.fr
    ]),
    learnable
  };
}
