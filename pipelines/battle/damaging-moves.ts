import type {BattleMove} from "./battle-move.ts";
import type {BattleTables} from "./battle-tables.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "./codes.ts";

/** Indexes of the damaging moves a Pokémon can learn, ascending; empty for Ditto. */
export const damagingMoves = (tables: BattleTables, pokemon: number): readonly number[] =>
  tables.pokemon[pokemon].moves.filter((move) => tables.moves[move].damage !== DAMAGE.none);

const OVER_WITH_THE_TURN: ReadonlySet<number> = new Set([
  BEHAVIOUR.none,
  BEHAVIOUR.self_destruct,
  BEHAVIOUR.sucker_punch,
  BEHAVIOUR.feint,
  BEHAVIOUR.crash,
  BEHAVIOUR.switch
]);

/** Nothing but HP is different when the turn in which it was used is over. */
const leavesNothing = ({ailment, changesStages, behaviour, damage}: BattleMove): boolean =>
  ailment === AILMENT.none && !changesStages && damage !== DAMAGE.bide && OVER_WITH_THE_TURN.has(behaviour);

/** Of the damaging moves those without an effect that lasts, but for HP. */
export const passingAttacks = (tables: BattleTables, pokemon: number): readonly number[] =>
  damagingMoves(tables, pokemon).filter((move) => leavesNothing(tables.moves[move]));
