import {TYPE_IDENTIFIERS} from "../../data-loaders/game-data.ts";
import type {BattleMove} from "./battle-move.ts";
import type {BattlePokemon} from "./battle-tables.ts";
import {AILMENT, BEHAVIOUR} from "./codes.ts";

export const NORMAL = TYPE_IDENTIFIERS.indexOf("normal");
export const FLYING = TYPE_IDENTIFIERS.indexOf("flying");
export const POISON = TYPE_IDENTIFIERS.indexOf("poison");
const STEEL = TYPE_IDENTIFIERS.indexOf("steel");
export const FIRE = TYPE_IDENTIFIERS.indexOf("fire");
const GRASS = TYPE_IDENTIFIERS.indexOf("grass");
const ELECTRIC = TYPE_IDENTIFIERS.indexOf("electric");
export const GHOST = TYPE_IDENTIFIERS.indexOf("ghost");
const ICE = TYPE_IDENTIFIERS.indexOf("ice");

export const hasType = (pokemon: BattlePokemon, type: number): boolean =>
  pokemon.type1 === type || pokemon.type2 === type;

/**
 * Whether a Pokémon's types let it catch an ailment (generation 6 and later: Electric cannot be paralysed). Leech
 * Seed and powders, which Grass shrugs off, are `isGrass`'s matter.
 */
export function canCatch(pokemon: BattlePokemon, ailment: number): boolean {
  switch (ailment) {
    case AILMENT.burn:
      return !hasType(pokemon, FIRE);
    case AILMENT.freeze:
      return !hasType(pokemon, ICE);
    case AILMENT.paralysis:
      return !hasType(pokemon, ELECTRIC);
    case AILMENT.poison:
    case AILMENT.bad_poison:
      return !hasType(pokemon, POISON) && !hasType(pokemon, STEEL);
    default:
      return true;
  }
}

export const isGrass = (pokemon: BattlePokemon): boolean => hasType(pokemon, GRASS);

/**
 * Whether the target's types shrug a move off whole: the type chart's 0, powder or seed on Grass.
 * @param multiplier net, of the target's own types
 */
export const shrugsOff = (move: BattleMove, multiplier: number, target: BattlePokemon): boolean =>
  (move.typeImmunity && multiplier === 0) ||
  ((move.powder || (move.status && move.behaviour === BEHAVIOUR.leech_seed)) && isGrass(target));
