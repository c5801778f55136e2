import type {Baseline, Slice, SplitEvaluation} from "../../evaluation/evaluation-report.ts";
import type {FeatureGroup} from "../../features/feature.ts";
import {FEATURE_GROUP_NAMES} from "../../features/feature-group-names.ts";
import type {Voice} from "./voice.ts";

const DIMENSIONS: Readonly<Record<Slice["dimension"], readonly [en: string, fr: string]>> = {
  "type of A": ["type of A", "le type de A"],
  "damage of A's move": ["damage of A’s move", "les dégâts de l’attaque de A"],
  "turn structure of A's move": ["turn structure of A’s move", "le déroulement de l’attaque de A"],
  "who moves first": ["turn order", "l’ordre d’action"],
  opponent: ["opponent", "l’adversaire"],
  closeness: ["closeness of the duel", "l’écart du duel"]
};

/** French names of slices; values without one are the project's own identifiers, the same in both languages. */
const FRENCH: Readonly<Record<string, string>> = {
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
  fairy: "fée",
  "A moves first": "A agit en premier",
  "B moves first": "B agit en premier",
  "a coin decides": "pile ou face",
  "another Pokémon": "un autre Pokémon",
  "itself, another move": "lui-même, une autre attaque",
  "itself, the same move": "lui-même, la même attaque",
  "within 0.05 of even": "à moins de 0,05 de l’égalité",
  "0.05 to 0.15 from even": "de 0,05 à 0,15 de l’égalité",
  "0.15 to 0.30 from even": "de 0,15 à 0,30 de l’égalité",
  "0.30 to 0.45 from even": "de 0,30 à 0,45 de l’égalité",
  "decided (beyond 0.45)": "joué d’avance (au-delà de 0,45)"
};

export const dimensionName = (dimension: Slice["dimension"], {say}: Voice): string =>
  say(...(DIMENSIONS[dimension] ?? [dimension, dimension]));

export const sliceName = ({value}: Slice, {say}: Voice): string =>
  Object.hasOwn(FRENCH, value) ? say(value, FRENCH[value]) : `\`${value.replaceAll(" ", "_")}\``;

/** French names, by the id or name that the pipelines use; what has none is shown as it is. */
const BASELINES: Readonly<Record<string, string>> = {
  "stat-total": "Plus grand total de stats",
  "expected-damage": "Plus de dégâts attendus",
  "logistic-regression": "Régression logistique",
  "original-label": "La formule d’origine"
};

const SPLITS: Readonly<Record<string, readonly [name: string, guarantee: string]>> = {
  "pair-disjoint": [
    "paires disjointes",
    "aucune paire de Pokémon du test n’est dans l’entraînement, dans aucun ordre"
  ],
  "unseen Pokémon": ["Pokémon inconnus", "aucun Pokémon des espèces mises de côté n’est dans l’entraînement"],
  "random rows": ["lignes au hasard", "rien : les mêmes paires sont des deux côtés"]
};

export const baselineName = ({id, name}: Baseline, {say}: Voice): string => say(name, BASELINES[id] ?? name);

export const splitName = ({name}: SplitEvaluation, {say}: Voice): string =>
  say(name, SPLITS[name]?.[0] ?? name);

export const splitGuarantee = ({name, guarantee}: SplitEvaluation, {say}: Voice): string =>
  say(guarantee, SPLITS[name]?.[1] ?? guarantee);

/** Itself for one that is not in the catalogue any more. */
export const groupName = (group: string, {say}: Voice): string =>
  say(...(FEATURE_GROUP_NAMES[group as FeatureGroup] ?? [group, group]));
