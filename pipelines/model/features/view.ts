import type {GameData, Move, Pokemon} from "../../../data-loaders/game-data.ts";
import type {BattleMove} from "../../battle/battle-move.ts";
import {type BattlePokemon, type BattleTables, createBattleTables} from "../../battle/battle-tables.ts";
import {hasStab, powerAgainst, typeMultiplier} from "../../battle/damage.ts";
import {type AttackOutlook, attackOutlook, type Handicap} from "../../battle/outlook.ts";

/** What a move is worth against an opponent before any dice. */
export interface Strike {
  /** STAB: 1.5 or 1. */
  readonly stab: number;
  /** Net type multiplier of the move against the opponent: 0 to 4. */
  readonly multiplier: number;
  /** Power against this opponent; 0 where the move has none. */
  readonly power: number;
}

/** Indexes into `game.pokemon` and `game.moves`. */
export const strikeOf = (tables: BattleTables, attacker: number, move: number, defender: number): Strike => ({
  stab: hasStab(tables.moves[move], tables.pokemon[attacker]) ? 1.5 : 1,
  multiplier: typeMultiplier(tables, move, defender),
  power: powerAgainst(tables.moves[move], tables.pokemon[attacker], tables.pokemon[defender])
});

/** One side of a duel as the features see it. */
export interface SideView extends Strike {
  readonly pokemon: Pokemon;
  /** Its stats in the duel. */
  readonly battle: BattlePokemon;
  readonly move: Move;
  /** The move as the simulator reads it. */
  readonly attack: BattleMove;
  readonly outlook: AttackOutlook;
  /** The same where the opponent has other HP, or the side cannot always act. */
  outlookUnder(handicap: Required<Handicap>): AttackOutlook;
  /** Uses before the move's PP are gone. */
  readonly powerPoints: number;
  /** What is left then: Struggle. */
  readonly struggle: AttackOutlook;
}

export interface DuelView {
  readonly a: SideView;
  readonly b: SideView;
}

/** Indexes into `game.pokemon` and `game.moves`. */
export type Viewer = (a: number, moveA: number, b: number, moveB: number) => DuelView;

/** Keeps the outlooks of one side by handicap, for as long as the side is kept. */
function keptOutlooks(compute: (handicap: Required<Handicap>) => AttackOutlook): SideView["outlookUnder"] {
  const kept = new Map<number, AttackOutlook>();
  return (handicap) => {
    const key = handicap.hp + handicap.acting / 2;
    const outlook = kept.get(key) ?? compute(handicap);
    kept.set(key, outlook);
    return outlook;
  };
}

/**
 * Makes views of duels. Sides are kept while the two Pokémon stay the same, whichever of them is A: duels of one
 * match-up that come one after another share most of them.
 */
export function createViewer(game: GameData, tables: BattleTables = createBattleTables(game)): Viewer {
  let matchup = -1;
  const sides = new Map<number, SideView>();
  const struggles = new Map<number, AttackOutlook>();
  const struggleOutlook = (attacker: number, defender: number): AttackOutlook => {
    const key = attacker * game.pokemon.length + defender;
    let outlook = struggles.get(key);
    if (!outlook) {
      outlook = attackOutlook(tables, attacker, tables.struggle.index, defender);
      struggles.set(key, outlook);
    }
    return outlook;
  };
  const side = (attacker: number, move: number, defender: number, isB: boolean): SideView => {
    const second = attacker === defender ? isB : attacker > defender;
    const key = move * 2 + (second ? 1 : 0);
    let view = sides.get(key);
    if (!view) {
      const pokemon = game.pokemon[attacker];
      const used = game.moves[move];
      let outlook: AttackOutlook | undefined;
      view = {
        pokemon,
        battle: tables.pokemon[attacker],
        move: used,
        attack: tables.moves[move],
        ...strikeOf(tables, attacker, move, defender),
        get outlook() {
          outlook ??= attackOutlook(tables, attacker, move, defender);
          return outlook;
        },
        outlookUnder: keptOutlooks((handicap) => attackOutlook(tables, attacker, move, defender, handicap)),
        powerPoints: tables.moves[move].powerPoints,
        get struggle() {
          return struggleOutlook(attacker, defender);
        }
      };
      sides.set(key, view);
    }
    return view;
  };
  return (a, moveA, b, moveB) => {
    const key = Math.min(a, b) * game.pokemon.length + Math.max(a, b);
    if (key !== matchup) {
      matchup = key;
      sides.clear();
    }
    return {a: side(a, moveA, b, false), b: side(b, moveB, a, true)};
  };
}
