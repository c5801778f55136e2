import type {BattleTables} from "../../pipelines/battle/battle-tables.ts";
import {type Fighter, fighterPokemon, freshState} from "../../pipelines/battle/fighter.ts";
import type {Side} from "./fight-state.ts";

/** Actions until a sleeper whose time nobody knows wakes: what the API takes it to be. */
const USUAL_SLEEP = 3;

/** One side as the solver fights it. */
export interface RealSide {
  readonly fighter: Fighter;
  readonly mostHp: number;
  /** Ids of chosen moves that cannot be solved yet: those that copy or call others. */
  readonly leftOut: readonly number[];
}

/** A side's fighter with the moves that can be solved; it may have none left. */
export function realSide(tables: BattleTables, side: Side, moveIds: readonly number[]): RealSide {
  const solvable = (id: number): boolean => !tables.moves[tables.moveIndex(id)].copies;
  const {build, hp, ailment} = side;
  const fresh: Fighter = {
    pokemon: tables.pokemonIndex(side.pokemonId),
    moves: moveIds.filter(solvable).map((id) => tables.moveIndex(id)),
    build
  };
  const mostHp = fighterPokemon(tables, fresh).hp;
  const state = {
    ...freshState(tables, fresh),
    hp: Math.max(1, Math.round((mostHp * hp) / 100)),
    ailment,
    ailmentTurns: ailment === "sleep" ? USUAL_SLEEP : 0
  };
  return {
    fighter: hp === 100 && ailment === null ? fresh : {...fresh, state},
    mostHp,
    leftOut: moveIds.filter((id) => !solvable(id))
  };
}
