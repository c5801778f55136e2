import {NameIndex} from "../lib/names/name-index.ts";
import type {GameData, LocalizedName, Move, Pokemon} from "./game-data.ts";
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

export const pokemonCollection = ({pokemon}: GameData): Collection<Pokemon> =>
  new Collection("Pokémon", pokemon, [
    ({identifier}) => identifier,
    ({name}) => name.en,
    ({name}) => name.fr
  ]);

export const moveCollection = ({moves}: GameData): Collection<Move> =>
  new Collection("move", moves, [
    ({identifier}) => identifier,
    ({name}) => name.en,
    ({name}) => name.fr,
    ({frenchAlias}) => frenchAlias
  ]);
