import type {GameData} from "../../data-loaders/game-data.ts";
import type {Slice} from "../../pipelines/model/evaluation/evaluation-report.ts";
import {language, localName} from "../i18n/language.ts";

type Names = Readonly<Record<string, readonly [en: string, fr: string]>>;

/** Of the report's values, in the order a reader expects where there is one. */
const CLOSENESS: Names = {
  "within 0.05 of even": ["within 0.05 of even", "à moins de 0,05 de l’égalité"],
  "0.05 to 0.15 from even": ["0.05 to 0.15 from even", "à 0,05–0,15 de l’égalité"],
  "0.15 to 0.30 from even": ["0.15 to 0.30 from even", "à 0,15–0,30 de l’égalité"],
  "0.30 to 0.45 from even": ["0.30 to 0.45 from even", "à 0,30–0,45 de l’égalité"],
  "decided (beyond 0.45)": ["decided (beyond 0.45)", "joué (au-delà de 0,45)"]
};
const ORDER: Names = {
  "A moves first": ["A moves first", "A agit en premier"],
  "a coin decides": ["a coin decides", "pile ou face"],
  "B moves first": ["B moves first", "B agit en premier"]
};
const OPPONENT: Names = {
  "another Pokémon": ["another Pokémon", "un autre Pokémon"],
  "itself, another move": ["itself, another move", "lui-même, autre attaque"],
  "itself, the same move": ["itself, the same move", "lui-même, même attaque"]
};
const DAMAGE: Names = {
  none: ["no damage", "sans dégâts"],
  formula: ["damage formula", "formule de dégâts"],
  "multi hit": ["several hits", "plusieurs coups"],
  level: ["the user’s level", "niveau du lanceur"],
  "foul play": ["the target’s Attack", "Attaque de la cible"],
  ohko: ["one-hit knock-out", "K.O. en un coup"],
  fixed: ["fixed damage", "dégâts fixes"],
  weight: ["the target’s weight", "poids de la cible"],
  bide: ["Bide", "Patience"],
  counter: ["Counter", "Riposte"],
  "mirror coat": ["Mirror Coat", "Voile Miroir"],
  "half hp": ["half of the HP", "moitié des PV"],
  psywave: ["Psywave", "Vague Psy"],
  friendship: ["friendship", "bonheur"]
};
const TURNS: Names = {
  none: ["nothing special", "rien de spécial"],
  struggle: ["Struggle", "Lutte"],
  facade: ["Facade", "Façade"],
  "semi invulnerable": ["out of reach for a turn", "hors de portée un tour"],
  recharge: ["rests a turn", "repos d’un tour"],
  "break screens": ["breaks screens", "brise les écrans"],
  charge: ["charges a turn", "charge d’un tour"],
  rampage: ["rampages", "déchaînement"],
  "self destruct": ["self-destruction", "autodestruction"],
  switch: ["switches out", "remplacement"],
  "partial trap": ["traps", "piège"],
  "dream eater": ["Dream Eater", "Dévorêve"],
  "sucker punch": ["Sucker Punch", "Coup Bas"],
  rage: ["Rage", "Frénésie"],
  feint: ["Feint", "Ruse"],
  "first turn only": ["first turn only", "premier tour seulement"],
  crash: ["crashes on a miss", "chute si raté"],
  "clear target stages": ["clears the target’s stages", "efface les niveaux de la cible"],
  "light screen": ["sets Light Screen", "pose Mur Lumière"],
  reflect: ["sets Reflect", "pose Protection"],
  haze: ["clears all stages", "efface tous les niveaux"],
  "leech seed": ["seeds", "pose des graines"],
  "cure user": ["cures the user", "soigne le lanceur"]
};

const NAMES: Readonly<Partial<Record<Slice["dimension"], Names>>> = {
  closeness: CLOSENESS,
  "who moves first": ORDER,
  opponent: OPPONENT,
  "damage of A's move": DAMAGE,
  "turn structure of A's move": TURNS
};

/** Dimensions whose values have an order of their own; the others go by size. */
const ORDERED: readonly Slice["dimension"][] = ["closeness", "who moves first", "opponent"];

/** A slice's value in the reader's language; as the report says it where it is none of ours. */
export function sliceName(
  {dimension, value}: Pick<Slice, "dimension" | "value">,
  {types}: Pick<GameData, "types">
): string {
  const type = dimension === "type of A" ? types.find(({identifier}) => identifier === value) : undefined;
  if (type) return localName(type);
  return NAMES[dimension]?.[value]?.[language() === "fr" ? 1 : 0] ?? value;
}

/** The slices of one dimension in the order to show them in. */
export function slicesOf(slices: readonly Slice[], dimension: Slice["dimension"]): Slice[] {
  const own = slices.filter((slice) => slice.dimension === dimension);
  if (!ORDERED.includes(dimension)) return own;
  const order = Object.keys(NAMES[dimension] ?? {});
  return own.sort((x, y) => order.indexOf(x.value) - order.indexOf(y.value));
}
