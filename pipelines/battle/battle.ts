import type {Attack} from "./attack.ts";
import type {BattleTables} from "./battle-tables.ts";
import {AILMENT} from "./codes.ts";
import type {Recorder} from "./events.ts";
import {type Fighter, fighterPokemon} from "./fighter.ts";
import {Random} from "./random.ts";
import {Side} from "./side.ts";

/** Chooses among a side's usable attacks; called only when there is a choice or a need to. */
export type Policy = (battle: Battle, user: Side, target: Side) => Attack;

/** Outcome of a battle. A draw is a battle that reached the turn limit. */
export const OUTCOME = {open: 0, winA: 1, winB: 2, draw: 3} as const;

/** Turns after which Pokémon Showdown declares a draw. Power points and Struggle end every battle long before. */
export const TURN_LIMIT = 1000;

/** A substitute costs one of so many parts of the maximum HP. */
export const SUBSTITUTE_PARTS = 4;

/** What moves ask about a side's HP: is it whole, and is there more than a substitute costs? */
export type HpQuestion = "whole" | "affords_substitute";

/** Answers for a side whose HP is left open. */
export type HpAnswers = (question: HpQuestion, side: Side) => boolean;

/** Two sides, the turn, and the randomness of one battle. Reused: `prepare` once a match-up, `reset` once a playout. */
export class Battle {
  readonly a = new Side();
  readonly b = new Side();
  turn = 0;
  outcome: number = OUTCOME.open;
  /** Something needs the end of turn: ailments, traps, seeds, or what is `lasting`. */
  upkeep = false;
  /** Something runs out by turns: screens, Taunt, rampages, Bide, Protect, … */
  lasting = false;
  /** Whether the last hit of the damage formula was critical; kept up only while something records. */
  criticalHit = false;
  recorder: Recorder | null = null;
  /** Null: the sides' HP answers. */
  hpAnswers: HpAnswers | null = null;

  constructor(
    readonly tables: BattleTables,
    readonly random = new Random()
  ) {}

  /** Both fresh and of the default build. */
  prepare(a: number, movesA: readonly number[], b: number, movesB: readonly number[]): void {
    this.a.prepare(this.tables, a, movesA, b);
    this.b.prepare(this.tables, b, movesB, a);
  }

  prepareFighters(a: Fighter, b: Fighter): void {
    const pokemonA = fighterPokemon(this.tables, a);
    const pokemonB = fighterPokemon(this.tables, b);
    this.a.prepareAs(this.tables, pokemonA, a.moves, pokemonB, a.state);
    this.b.prepareAs(this.tables, pokemonB, b.moves, pokemonA, b.state);
  }

  /** To the beginning: both sides as they were prepared. */
  reset(): void {
    this.a.reset();
    this.b.reset();
    this.turn = 0;
    this.outcome = OUTCOME.open;
    this.upkeep = this.a.ailment !== AILMENT.none || this.b.ailment !== AILMENT.none;
    this.lasting = false;
  }

  /** The end of turn has to count something down. */
  lastsForTurns(): void {
    this.upkeep = true;
    this.lasting = true;
  }

  isWhole(side: Side): boolean {
    return this.hpAnswers === null ? side.hp >= side.pokemon.hp : this.hpAnswers("whole", side);
  }

  affordsSubstitute(side: Side): boolean {
    return this.hpAnswers === null
      ? side.hp * SUBSTITUTE_PARTS > side.pokemon.hp
      : this.hpAnswers("affords_substitute", side);
  }

  /** The winner's side ends the battle; nothing after it counts. */
  win(side: Side): void {
    this.outcome = side === this.a ? OUTCOME.winA : OUTCOME.winB;
  }
}
