import type {StatStages} from "../../../data-loaders/game-data.ts";
import type {BattleMove} from "../../battle/battle-move.ts";
import type {BattlePokemon} from "../../battle/battle-tables.ts";

/** One side of a coarse fight. */
export interface CoarseSide {
  readonly pokemon: BattlePokemon;
  /** HP left: what its levels divide. */
  readonly hp: number;
  readonly moves: readonly BattleMove[];
  readonly stages: StatStages;
  /** Share of its turns it can act in. */
  readonly acting: number;
  /** Factors on the damage of physical and special moves. */
  readonly physical: number;
  readonly special: number;
  /** Share of the HP its levels divide that it loses each turn besides; below 0: regains. */
  readonly loses: number;
  /** Factor on Speed. */
  readonly pace: number;
  /** It has an ailment, and gets no other. */
  readonly ailing: boolean;
}

/** What a move does to its target for good, as far as a coarse fight knows. */
export type Lasting = "paralysis" | "burn" | "poison" | "bad_poison" | "seed" | "trap";

const share = ({pokemon, hp}: CoarseSide, ofMost: number): number => (ofMost * pokemon.hp) / hp;

/** A side that something lasting has come over. */
export function ailed(side: CoarseSide, lasting: Lasting): CoarseSide {
  switch (lasting) {
    case "paralysis":
      return {...side, ailing: true, acting: (side.acting * 3) / 4, pace: side.pace / 2};
    case "burn":
      return {...side, ailing: true, physical: side.physical / 2, loses: side.loses + share(side, 1 / 16)};
    case "bad_poison":
      return {...side, ailing: true, loses: side.loses + share(side, 1 / 6)};
    default:
      return {...side, ailing: true, loses: side.loses + share(side, 1 / 8)};
  }
}
