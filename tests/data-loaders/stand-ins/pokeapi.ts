import {
  CATEGORIES,
  LEARN_METHODS,
  type LearnMethod,
  TYPE_IDENTIFIERS
} from "../../../data-loaders/game-data.ts";
import type {Row, Tables} from "../../../data-loaders/schema/tables.ts";

const LETS_GO = "lets-go-pikachu-lets-go-eevee";
const METHODS: Partial<Record<LearnMethod, string>> = {
  level_up: "level-up",
  tm: "machine",
  move_tutor: "tutor"
};

const names = (row: {readonly name_en: string; readonly name_fr: string}) => [
  {name: row.name_fr, language: {name: "fr"}},
  {name: row.name_en, language: {name: "en"}}
];
const linked = (kind: string, id: number, name: string) => ({
  name,
  url: `https://pokeapi.co/api/v2/${kind}/${id}/`
});

/**
 * Moves whose values PokéAPI states as they are today, with what they were before; and the three PP that it
 * has wrong for Let's Go, without a hint.
 */
const TODAY: Readonly<Record<string, {now: Partial<Row<"move">>; past: Record<string, number>[]}>> = {
  "mega-drain": {now: {power: 40, pp: 15}, past: [{power: 75, pp: 10}]},
  "solar-beam": {now: {power: 120}, past: [{power: 200}]},
  rest: {now: {pp: 5}, past: []},
  roost: {now: {pp: 5}, past: []},
  recover: {now: {pp: 5}, past: []}
};

const STATS = {
  attack: "stat_attack",
  defense: "stat_defense",
  "special-attack": "stat_sp_attack",
  "special-defense": "stat_sp_defense",
  speed: "stat_speed",
  accuracy: "stat_accuracy",
  evasion: "stat_evasion"
} as const;

/** What PokéAPI says of ailments and stats: a chance of 0 for what is certain, and no name for bad poison. */
function effects(row: Row<"move">) {
  const ailment =
    {bad_poison: "poison", tri_attack: "unknown"}[row.ailment as string] ?? row.ailment ?? "none";
  const isStatus = CATEGORIES[row.category_id - 1] === "status";
  const kind = row.stat_change_target === "user" ? "damage-raise" : "damage-lower";
  const alone = isStatus ? "net-good-stats" : kind;
  return {
    target: {name: row.stat_change_target === "user" ? "user" : "selected-pokemon"},
    stat_changes: Object.entries(STATS).flatMap(([name, column]) =>
      row[column] === 0 ? [] : [{change: row[column], stat: {name}}]
    ),
    meta: {
      category: {name: row.stat_change_target ? alone : "damage"},
      ailment: {name: ailment},
      ailment_chance: isStatus ? 0 : row.ailment_percent,
      stat_chance: isStatus ? 0 : row.stat_change_percent,
      min_turns: row.ailment === "bad_poison" ? 15 : null
    }
  };
}

function moveAnswer(row: Row<"move">) {
  const today = TODAY[row.identifier];
  const {power, accuracy, pp} = {...row, ...today?.now};
  const past = (values: Record<string, number>, group: string) => ({
    power: null,
    accuracy: null,
    pp: null,
    type: null,
    ...values,
    version_group: {name: group}
  });
  return {
    id: row.id,
    name: row.identifier,
    names: names(row),
    type: {name: TYPE_IDENTIFIERS[row.type_id - 1]},
    damage_class: {name: CATEGORIES[row.category_id - 1]},
    power,
    accuracy,
    pp,
    priority: row.priority,
    past_values: [
      past({power: 1}, LETS_GO),
      ...(today?.past ?? []).map((values) => past(values, "sword-shield"))
    ],
    ...effects(row),
    meta: {
      ...effects(row).meta,
      crit_rate: row.crit_stage,
      drain: row.drain_percent - (row.identifier === "struggle" ? 0 : row.recoil_percent),
      healing: row.identifier === "struggle" ? -row.recoil_percent : row.heal_percent,
      flinch_chance: row.flinch_percent,
      min_hits: row.max_hits > 1 ? row.min_hits : null,
      max_hits: row.max_hits > 1 ? row.max_hits : null
    }
  };
}

function pokemonAnswer(row: Row<"pokemon">, tables: Tables) {
  const stats = tables.pokemon_stat.find(({pokemon_id}) => pokemon_id === row.id)!;
  const moves = new Map(tables.move.map(({id, identifier}) => [id, identifier]));
  const learned = tables.pokemon_move.filter(
    ({pokemon_id, learn_method_id}) =>
      pokemon_id === row.id && METHODS[LEARN_METHODS[learn_method_id - 1]] !== undefined
  );
  return {
    id: row.id,
    name: row.identifier,
    height: Math.round(row.height_m * 10),
    weight: Math.round(row.weight_kg * 10),
    sprites: {front_default: row.sprite_url},
    stats: [
      ["hp", stats.hp],
      ["attack", stats.attack],
      ["defense", stats.defense],
      ["special-attack", stats.sp_attack],
      ["special-defense", stats.sp_defense],
      ["speed", stats.speed]
    ].map(([name, base_stat]) => ({base_stat, stat: {name}})),
    past_stats: [],
    types: tables.pokemon_type
      .filter(({pokemon_id}) => pokemon_id === row.id)
      .map(({slot, type_id}) => ({slot, type: {name: TYPE_IDENTIFIERS[type_id - 1]}})),
    past_types: [],
    moves: [...new Set(learned.map(({move_id}) => move_id))].map((id) => ({
      move: linked("move", id, moves.get(id)!),
      version_group_details: [
        {level_learned_at: 99, move_learn_method: {name: "level-up"}, version_group: {name: "sword-shield"}},
        ...learned
          .filter(({move_id}) => move_id === id)
          .map(({learn_method_id, learn_level}) => ({
            level_learned_at: learn_level === null ? 0 : learn_level <= 0 ? learn_level + 1 : learn_level,
            move_learn_method: {name: METHODS[LEARN_METHODS[learn_method_id - 1]]},
            version_group: {name: LETS_GO}
          }))
      ]
    }))
  };
}

type Species = Row<"pokemon_species">;

/** The first of a species' line; Pichu, which is not in Let's Go, is the first of Pikachu's. */
const rootOf = (row: Species, all: readonly Species[]): Species => {
  const before = all.find(({id}) => id === row.evolves_from_species_id);
  return before ? rootOf(before, all) : row;
};

function chainAnswer(root: Species, all: readonly Species[]) {
  const link = (row: Species): object => ({
    species: linked("pokemon-species", row.id, row.identifier),
    evolves_to: all.filter(({evolves_from_species_id}) => evolves_from_species_id === row.id).map(link)
  });
  const chain =
    root.identifier === "pikachu"
      ? {species: linked("pokemon-species", 172, "pichu"), evolves_to: [link(root)]}
      : link(root);
  return {id: root.id, chain};
}

function typeAnswer(row: Row<"type">, effectiveness: Tables["type_effectiveness"]) {
  const to = (multiplier: number) =>
    effectiveness
      .filter((entry) => entry.attacking_type_id === row.id && entry.multiplier === multiplier)
      .map(({defending_type_id}) => ({name: TYPE_IDENTIFIERS[defending_type_id - 1]}));
  return {
    id: row.id,
    name: row.identifier,
    names: names(row),
    damage_relations: {double_damage_to: to(2), half_damage_to: to(0.5), no_damage_to: to(0)},
    past_damage_relations: []
  };
}

/** Path → answer of a PokéAPI that agrees with the tables, but for what is TODAY's. */
export function pokeApiAnswers(tables: Tables): Map<string, object> {
  const answers = new Map<string, object>();
  for (const row of tables.pokemon) answers.set(`/api/v2/pokemon/${row.id}/`, pokemonAnswer(row, tables));
  for (const row of tables.move) answers.set(`/api/v2/move/${row.id}/`, moveAnswer(row));
  for (const row of tables.type)
    answers.set(`/api/v2/type/${row.id}/`, typeAnswer(row, tables.type_effectiveness));
  for (const row of tables.pokemon_species) {
    const root = rootOf(row, tables.pokemon_species);
    answers.set(`/api/v2/pokemon-species/${row.id}/`, {
      id: row.id,
      name: row.identifier,
      names: names(row),
      evolution_chain: {url: `/api/v2/evolution-chain/${root.id}/`}
    });
    answers.set(`/api/v2/evolution-chain/${root.id}/`, chainAnswer(root, tables.pokemon_species));
  }
  return answers;
}
