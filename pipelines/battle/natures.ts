import type {Stat} from "../../data-loaders/game-data.ts";

/** What a nature raises and lowers is never HP. */
type NatureStat = Exclude<Stat, "hp">;

export interface Nature {
  readonly identifier: string;
  readonly name: {readonly en: string; readonly fr: string};
  /** Stat raised by a tenth, and stat lowered by one; the same stat twice changes nothing. */
  readonly raises: NatureStat;
  readonly lowers: NatureStat;
}

/** In the game's own order: the raised stat by five, within it the lowered one. */
const ORDER = [
  "attack",
  "defense",
  "speed",
  "spAttack",
  "spDefense"
] as const satisfies readonly NatureStat[];

/** English and French, in that order. */
const NAMES = [
  ["Hardy", "Hardi"],
  ["Lonely", "Solo"],
  ["Brave", "Brave"],
  ["Adamant", "Rigide"],
  ["Naughty", "Mauvais"],
  ["Bold", "Assuré"],
  ["Docile", "Docile"],
  ["Relaxed", "Relax"],
  ["Impish", "Malin"],
  ["Lax", "Lâche"],
  ["Timid", "Timide"],
  ["Hasty", "Pressé"],
  ["Serious", "Sérieux"],
  ["Jolly", "Jovial"],
  ["Naive", "Naïf"],
  ["Modest", "Modeste"],
  ["Mild", "Doux"],
  ["Quiet", "Discret"],
  ["Bashful", "Pudique"],
  ["Rash", "Foufou"],
  ["Calm", "Calme"],
  ["Gentle", "Gentil"],
  ["Sassy", "Malpoli"],
  ["Careful", "Prudent"],
  ["Quirky", "Bizarre"]
] as const;

export type NatureIdentifier = Lowercase<(typeof NAMES)[number][0]>;

const identifierOf = (english: (typeof NAMES)[number][0]): NatureIdentifier =>
  english.toLowerCase() as NatureIdentifier;

/** The 25 natures by identifier. */
export const NATURES: Readonly<Record<NatureIdentifier, Nature>> = Object.fromEntries(
  NAMES.map(([en, fr], index) => [
    identifierOf(en),
    {
      identifier: identifierOf(en),
      name: {en, fr},
      raises: ORDER[Math.floor(index / ORDER.length)],
      lowers: ORDER[index % ORDER.length]
    }
  ])
) as Readonly<Record<NatureIdentifier, Nature>>;

export const NATURE_IDENTIFIERS: readonly NatureIdentifier[] = NAMES.map(([en]) => identifierOf(en));
