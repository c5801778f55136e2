import {describe, expect, it} from "vitest";
import {TYPE_IDENTIFIERS} from "../../../../../data-loaders/game-data.ts";
import type {
  Baseline,
  Slice,
  SplitEvaluation
} from "../../../../../pipelines/model/evaluation/evaluation-report.ts";
import {FEATURE_GROUPS} from "../../../../../pipelines/model/features/feature.ts";
import {FEATURE_GROUP_NAMES} from "../../../../../pipelines/model/features/feature-group-names.ts";
import {
  baselineName,
  dimensionName,
  groupName,
  sliceName,
  splitGuarantee,
  splitName
} from "../../../../../pipelines/model/registry/card/names.ts";
import {voiceOf} from "../../../../../pipelines/model/registry/card/voice.ts";

const [en, fr] = [voiceOf("en"), voiceOf("fr")];
const slice = (value: string) => ({dimension: "type of A", value}) as Slice;
const baseline = (id: string, name: string) => ({id, name}) as Baseline;
const split = (name: string) => ({name, guarantee: `what ${name} guarantees`}) as SplitEvaluation;

describe("a slice", () => {
  it("of a type has the type's name", () => {
    const names = TYPE_IDENTIFIERS.map((type) => [type, sliceName(slice(type), fr)]);
    expect(Object.fromEntries(names)).toEqual({
      normal: "normal",
      fighting: "combat",
      flying: "vol",
      poison: "poison",
      ground: "sol",
      rock: "roche",
      bug: "insecte",
      ghost: "spectre",
      steel: "acier",
      fire: "feu",
      water: "eau",
      grass: "plante",
      electric: "électrik",
      psychic: "psy",
      ice: "glace",
      dragon: "dragon",
      dark: "ténèbres",
      fairy: "fée"
    });
    for (const type of TYPE_IDENTIFIERS) expect(sliceName(slice(type), en)).toBe(type);
  });

  it.each([
    ["A moves first", "A agit en premier"],
    ["B moves first", "B agit en premier"],
    ["a coin decides", "pile ou face"],
    ["within 0.05 of even", "à moins de 0,05 de l’égalité"],
    ["0.05 to 0.15 from even", "de 0,05 à 0,15 de l’égalité"],
    ["0.15 to 0.30 from even", "de 0,15 à 0,30 de l’égalité"],
    ["0.30 to 0.45 from even", "de 0,30 à 0,45 de l’égalité"],
    ["decided (beyond 0.45)", "joué d’avance (au-delà de 0,45)"]
  ])("of turn order or closeness is said in words: %s", (value, french) => {
    expect([sliceName(slice(value), en), sliceName(slice(value), fr)]).toEqual([value, french]);
  });

  it("of the game's own terms is an identifier, the same in both languages", () => {
    for (const voice of [en, fr]) {
      expect(sliceName(slice("foul play"), voice)).toBe("`foul_play`");
      expect(sliceName(slice("hits two to five times"), voice)).toBe("`hits_two_to_five_times`");
    }
  });
});

it.each([
  ["stat-total", "Plus grand total de stats"],
  ["expected-damage", "Plus de dégâts attendus"],
  ["logistic-regression", "Régression logistique"],
  ["original-label", "La formule d’origine"],
  ["another", "Another"]
])("a baseline has a name: %s", (id, french) => {
  expect(baselineName(baseline(id, "Another"), en)).toBe("Another");
  expect(baselineName(baseline(id, "Another"), fr)).toBe(french);
});

it.each([
  [
    "pair-disjoint",
    "paires disjointes",
    "aucune paire de Pokémon du test n’est dans l’entraînement, dans aucun ordre"
  ],
  ["unseen Pokémon", "Pokémon inconnus", "aucun Pokémon des espèces mises de côté n’est dans l’entraînement"],
  ["random rows", "lignes au hasard", "rien : les mêmes paires sont des deux côtés"],
  ["another split", "another split", "what another split guarantees"]
])("a split says what it is, and what it guarantees: %s", (name, french, guarantee) => {
  expect([splitName(split(name), en), splitGuarantee(split(name), en)]).toEqual([
    name,
    `what ${name} guarantees`
  ]);
  expect([splitName(split(name), fr), splitGuarantee(split(name), fr)]).toEqual([french, guarantee]);
});

it("a group of features has its one name, or is told as it is", () => {
  for (const group of FEATURE_GROUPS)
    expect([groupName(group, en), groupName(group, fr)], group).toEqual([...FEATURE_GROUP_NAMES[group]]);
  expect(groupName("another group", fr)).toBe("another group");
});

it("a way to slice has a name, or is told as it is", () => {
  expect(dimensionName("closeness", en)).toBe("closeness of the duel");
  expect(dimensionName("closeness", fr)).toBe("l’écart du duel");
  expect(dimensionName("level of A" as Slice["dimension"], fr)).toBe("level of A");
});
