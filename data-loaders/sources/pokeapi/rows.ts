import {
  CATEGORIES,
  LEARN_METHODS,
  type LearnMethod,
  TYPE_IDENTIFIERS,
  type TypeIdentifier
} from "../../game-data.ts";
import type {SourceRow} from "../../reconcile/contribution.ts";
import type {ExtraRow} from "../../schema/extra-tables.ts";
import {SourceError} from "../http/source-error.ts";
import {moveEffects} from "./effects.ts";
import {heldInLetsGo, LETS_GO, letsGoValues} from "./generation.ts";
import {
  type ChainAnswer,
  type ChainLink,
  idOfUrl,
  type MoveAnswer,
  type PokemonAnswer,
  type Relations,
  type SpeciesAnswer,
  type TypeAnswer
} from "./pokeapi-answers.ts";

type Names = SpeciesAnswer["names"];

const localized = (names: Names, language: string): string | undefined =>
  names.find((entry) => entry.language.name === language)?.name;

/** Leaves out what the answer does not say, so that its silence is no statement. */
const namesOf = (names: Names) => {
  const [en, fr] = [localized(names, "en"), localized(names, "fr")];
  return {...(en && {name_en: en}), ...(fr && {name_fr: fr})};
};

function position<T extends string>(list: readonly T[], value: string, subject: string): number {
  const index = list.indexOf(value as T);
  if (index < 0) throw new SourceError(subject, `says "${value}"; known are ${list.join(", ")}`);
  return index + 1;
}

const typeId = (name: string, subject: string): number => position(TYPE_IDENTIFIERS, name, subject);

const METHODS: Readonly<Record<string, LearnMethod>> = {
  "level-up": "level_up",
  machine: "tm",
  tutor: "move_tutor"
};

export function pokemonRows(answer: PokemonAnswer) {
  const subject = `PokéAPI pokemon ${answer.name}`;
  const types = heldInLetsGo(answer.past_types)?.types ?? answer.types;
  const past = heldInLetsGo(answer.past_stats)?.stats ?? [];
  const stat = (name: string): number => {
    const found = [...past, ...answer.stats].find((entry) => entry.stat.name === name);
    if (!found) throw new SourceError(subject, `has no stat "${name}"`);
    return found.base_stat;
  };
  const pokemon: SourceRow<"pokemon"> = {
    id: answer.id,
    identifier: answer.name,
    height_m: answer.height / 10,
    weight_kg: answer.weight / 10,
    sprite_url: answer.sprites.front_default
  };
  const pokemon_stat: SourceRow<"pokemon_stat"> = {
    pokemon_id: answer.id,
    hp: stat("hp"),
    attack: stat("attack"),
    defense: stat("defense"),
    sp_attack: stat("special-attack"),
    sp_defense: stat("special-defense"),
    speed: stat("speed")
  };
  const pokemon_type: SourceRow<"pokemon_type">[] = types.map(({slot, type}) => ({
    pokemon_id: answer.id,
    slot,
    type_id: typeId(type.name, subject)
  }));
  return {pokemon, pokemon_stat, pokemon_type, pokemon_move: learnsetRows(answer, subject)};
}

/** In PokéAPI level 0 means on evolution and level 1 known from the start. */
function learnsetRows(answer: PokemonAnswer, subject: string): SourceRow<"pokemon_move">[] {
  return answer.moves.flatMap(({move, version_group_details}) =>
    version_group_details
      .filter(({version_group}) => version_group.name === LETS_GO)
      .map(({move_learn_method, level_learned_at: level}) => {
        const method = METHODS[move_learn_method.name];
        if (!method)
          throw new SourceError(
            subject,
            `learns ${move.name} by "${move_learn_method.name}", which is unknown`
          );
        return {
          pokemon_id: answer.id,
          move_id: idOfUrl(move.url),
          learn_method_id: LEARN_METHODS.indexOf(method) + 1,
          learn_level: method === "level_up" ? (level <= 1 ? level - 1 : level) : null
        };
      })
  );
}

/** Direct pre-evolutions among the species asked for; an ancestor outside Let's Go (Pichu) is passed over. */
export function preEvolutions(
  chains: Iterable<ChainAnswer>,
  inGame: ReadonlySet<number>
): Map<number, number> {
  const result = new Map<number, number>();
  const walk = (link: ChainLink, before: number | null): void => {
    const id = idOfUrl(link.species.url);
    if (inGame.has(id) && before !== null) result.set(id, before);
    for (const next of link.evolves_to) walk(next, inGame.has(id) ? id : before);
  };
  for (const {chain} of chains) walk(chain, null);
  return result;
}

export const speciesRow = (answer: SpeciesAnswer): SourceRow<"pokemon_species"> => ({
  id: answer.id,
  identifier: answer.name,
  ...namesOf(answer.names)
});

/** How Pokémon are caught and grow, of which PokéAPI has today's values only. */
export function traitRows({
  pokemon,
  species
}: {
  readonly pokemon: readonly PokemonAnswer[];
  readonly species: readonly SpeciesAnswer[];
}): Partial<ExtraRow<"pokemon_trait">>[] {
  const byName = new Map(species.map((answer) => [answer.name, answer]));
  return pokemon.map((answer) => {
    const own = byName.get(answer.species?.name ?? "");
    return {
      pokemon_id: answer.id,
      base_experience: answer.base_experience,
      ...(own && {catch_rate: own.capture_rate, growth_rate: own.growth_rate?.name ?? null})
    };
  });
}

export function moveRow(answer: MoveAnswer): SourceRow<"move"> {
  const subject = `PokéAPI move ${answer.name}`;
  const {type, pp, ...values} = letsGoValues(answer);
  return {
    id: answer.id,
    identifier: answer.name,
    ...namesOf(answer.names),
    type_id: typeId(type, subject),
    category_id: position(CATEGORIES, answer.damage_class.name, subject),
    ...values,
    ...(pp !== null && {pp}),
    priority: answer.priority,
    ...moveEffects(answer)
  };
}

export function typeRows(answer: TypeAnswer) {
  const relations = heldInLetsGo(answer.past_damage_relations)?.damage_relations ?? answer.damage_relations;
  return {
    type: {id: answer.id, identifier: answer.name as TypeIdentifier, ...namesOf(answer.names)},
    type_effectiveness: TYPE_IDENTIFIERS.map((defender, index) => ({
      attacking_type_id: answer.id,
      defending_type_id: index + 1,
      multiplier: multiplierAgainst(relations, defender)
    }))
  };
}

function multiplierAgainst(relations: Relations, defender: string): 0 | 0.5 | 1 | 2 {
  const lists = (entries: readonly {name: string}[]) => entries.some(({name}) => name === defender);
  if (lists(relations.no_damage_to)) return 0;
  if (lists(relations.half_damage_to)) return 0.5;
  return lists(relations.double_damage_to) ? 2 : 1;
}
