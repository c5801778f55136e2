import type {StatStages} from "../../data-loaders/game-data.ts";
import {Attack} from "./attack.ts";
import type {BattleMove} from "./battle-move.ts";
import type {BattlePokemon, BattleTables} from "./battle-tables.ts";
import {AILMENT, BEHAVIOUR} from "./codes.ts";
import {CopiedAttacks} from "./copied-attacks.ts";
import type {FighterState} from "./fighter.ts";
import {staged} from "./stages.ts";

const MOVE_SLOTS = 4;

/** One Pokémon in battle. Everything below `hp` changes and is set back by `reset`. */
export class Side {
  /** As it stands: after Transform or Conversion not the one it began as. */
  pokemon!: BattlePokemon;
  readonly attacks: Attack[] = Array.from({length: MOVE_SLOTS}, () => new Attack());
  readonly struggle = new Attack();
  /** Attacks in use: the first so many. */
  count = 0;
  /** Knows Facade, or has called it. */
  thrivesOnAilments = false;
  /** Began with a move that copies or calls others, or changes the type: no other side's moves or form change. */
  copying = false;
  transformed = false;
  /** Copying moves have changed the side, its attacks or the opponent they are made ready against. */
  altered = false;
  tables!: BattleTables;
  /** How it stands when a battle begins; null: fresh. */
  private begunIn: FighterState | null = null;
  private begunAs!: BattlePokemon;
  private begunAgainst!: BattlePokemon;
  private readonly begunWith: Attack[] = [];
  private begunCount = 0;
  private begunThriving = false;
  private refitted = false;
  private readonly copies = new CopiedAttacks();

  hp = 0;
  /** Anything but full roll tables may apply to hits by or on this side: stages, burn, screens, hiding. */
  touched = false;
  attack = 0;
  defense = 0;
  spAttack = 0;
  spDefense = 0;
  speed = 0;
  accuracy = 0;
  evasion = 0;
  ailment: number = AILMENT.none;
  /** Sleep: actions left, the waking one included. Bad poison: turns so far. */
  ailmentTurns = 0;
  /** Actions left, the one that snaps out included. */
  confusion = 0;
  flinched = false;
  /** Must rest after Hyper Beam. */
  resting = false;
  /** Move whose first turn was used. */
  charging: Attack | null = null;
  /** A place of `HIDDEN`. */
  hidden = 0;
  rampage: Attack | null = null;
  /** Uses until fatigue. */
  rampageLeft = 0;
  /** Turn ends until a rampage that is not renewed breaks off. */
  rampageRenewed = 0;
  bideTurns = 0;
  bideDamage = 0;
  /** The attack that waits, while `bideTurns` last. */
  biding: Attack = this.struggle;
  raging = false;
  trapTurns = 0;
  seeded = false;
  reflect = 0;
  lightScreen = 0;
  mist = 0;
  /** HP of the substitute; 0: none. */
  substitute = 0;
  protecting = false;
  /** One in so many to protect again; 0: certain. */
  stall = 0;
  stallTurns = 0;
  focused = false;
  minimized = false;
  disabled: Attack | null = null;
  disabledTurns = 0;
  encored: Attack | null = null;
  encoredTurns = 0;
  taunted = 0;
  drowsy = 0;
  roosting = false;
  /** Twice the HP of the last physical or special hit of this turn, which Counter and Mirror Coat return; -1: none. */
  physicalTaken = -1;
  specialTaken = -1;
  /** Actions begun in this battle. */
  actions = 0;
  moved = false;
  last: Attack | null = null;
  chosen: Attack = this.struggle;

  /** @throws RangeError for no move or more than four */
  prepare(tables: BattleTables, pokemon: number, moves: readonly number[], opponent: number): void {
    this.prepareAs(tables, tables.pokemon[pokemon], moves, tables.pokemon[opponent]);
  }

  /** `prepare` for Pokémon that are not the tables'. @param state that `reset` sets; without it the side begins fresh */
  prepareAs(
    tables: BattleTables,
    pokemon: BattlePokemon,
    moves: readonly number[],
    opponent: BattlePokemon,
    state: FighterState | null = null
  ): void {
    if (moves.length === 0 || moves.length > MOVE_SLOTS)
      throw new RangeError(`a side has 1 to ${MOVE_SLOTS} moves, not ${moves.length}`);
    if (this.altered) this.restore();
    this.tables = tables;
    this.begunIn = state;
    this.pokemon = pokemon;
    this.count = moves.length;
    for (let slot = 0; slot < this.count; slot++)
      this.attacks[slot].prepare(tables, pokemon, tables.moves[moves[slot]], opponent);
    this.thrivesOnAilments = moves.some((move) => tables.moves[move].behaviour === BEHAVIOUR.facade);
    this.copying = moves.some((move) => tables.moves[move].copies);
    this.struggle.prepare(tables, pokemon, tables.struggle, opponent);
  }

  reset(): void {
    if (this.altered) this.restore();
    this.transformed = false;
    this.hp = this.pokemon.hp;
    for (let slot = 0; slot < this.count; slot++) {
      const attack = this.attacks[slot];
      attack.powerPoints = attack.move.powerPoints;
    }
    this.touched = false;
    this.clearStages();
    this.ailment = AILMENT.none;
    this.ailmentTurns = 0;
    this.confusion = 0;
    this.flinched = false;
    this.resting = false;
    this.charging = null;
    this.hidden = 0;
    this.rampage = null;
    this.rampageLeft = 0;
    this.rampageRenewed = 0;
    this.bideTurns = 0;
    this.bideDamage = 0;
    this.raging = false;
    this.trapTurns = 0;
    this.seeded = false;
    this.reflect = 0;
    this.lightScreen = 0;
    this.mist = 0;
    this.substitute = 0;
    this.protecting = false;
    this.stall = 0;
    this.stallTurns = 0;
    this.focused = false;
    this.minimized = false;
    this.disabled = null;
    this.disabledTurns = 0;
    this.encored = null;
    this.encoredTurns = 0;
    this.taunted = 0;
    this.drowsy = 0;
    this.roosting = false;
    this.physicalTaken = -1;
    this.specialTaken = -1;
    this.actions = 0;
    this.moved = false;
    this.last = null;
    this.chosen = this.struggle;
    if (this.begunIn !== null) this.standAs(this.begunIn);
  }

  private standAs(state: FighterState): void {
    this.hp = state.hp;
    this.ailment = AILMENT[state.ailment ?? "none"];
    this.ailmentTurns = state.ailmentTurns;
    this.confusion = state.confusion;
    this.takeStages(state.stages);
    for (let slot = 0; slot < this.count; slot++) this.attacks[slot].powerPoints = state.powerPoints[slot];
    this.touched = this.ailment !== AILMENT.none || Object.values(state.stages).some((stage) => stage !== 0);
  }

  /** Sets all stages as they are there: of a state, or of another side. */
  takeStages(from: StatStages): void {
    this.attack = from.attack;
    this.defense = from.defense;
    this.spAttack = from.spAttack;
    this.spDefense = from.spDefense;
    this.speed = from.speed;
    this.accuracy = from.accuracy;
    this.evasion = from.evasion;
  }

  clearStages(): void {
    this.attack = 0;
    this.defense = 0;
    this.spAttack = 0;
    this.spDefense = 0;
    this.speed = 0;
    this.accuracy = 0;
    this.evasion = 0;
  }

  /** Speed as it stands: stages, then half for paralysis. */
  currentSpeed(): number {
    const speed = staged(this.pokemon.speed, this.speed);
    return this.ailment === AILMENT.paralysis ? speed >> 1 : speed;
  }

  /** A move already begun that leaves no choice, or null. */
  lockedAttack(): Attack | null {
    if (this.charging !== null) return this.charging;
    if (this.rampage !== null) return this.rampage;
    return this.bideTurns > 0 ? this.biding : null;
  }

  /** What a side that means to use `attack` uses: what it is locked into, or Struggle where that cannot be used. */
  using(attack: Attack): Attack {
    return this.lockedAttack() ?? (this.usable(attack) ? attack : this.struggle);
  }

  usable(attack: Attack): boolean {
    return (
      attack.powerPoints > 0 &&
      attack !== this.disabled &&
      (this.encored === null || attack === this.encored) &&
      !(this.taunted > 0 && attack.move.status)
    );
  }

  /** Whole parts of the maximum HP, at least 1. */
  share(parts: number): number {
    return Math.max(1, (this.pokemon.hp / parts) | 0);
  }

  /** To be called before anything is changed that `reset` would not set back. */
  alter(opponent: Side): void {
    if (this.altered) return;
    this.altered = true;
    this.begunAs = this.pokemon;
    this.begunAgainst = opponent.pokemon;
    for (let slot = 0; slot < MOVE_SLOTS; slot++) this.begunWith[slot] = this.attacks[slot];
    this.begunCount = this.count;
    this.begunThriving = this.thrivesOnAilments;
  }

  private restore(): void {
    this.altered = false;
    this.pokemon = this.begunAs;
    this.count = this.begunCount;
    for (let slot = 0; slot < MOVE_SLOTS; slot++) this.attacks[slot] = this.begunWith[slot];
    this.thrivesOnAilments = this.begunThriving;
    if (this.refitted) this.refit(this.begunAgainst);
    this.refitted = false;
  }

  /** Makes the attacks ready for this side and its opponent as they now stand. */
  refit(opponent: BattlePokemon): void {
    const {tables, pokemon} = this;
    this.refitted = true;
    for (let slot = 0; slot < this.count; slot++) {
      const attack = this.attacks[slot];
      attack.prepare(tables, pokemon, attack.move, opponent);
    }
    this.struggle.prepare(tables, pokemon, tables.struggle, opponent);
    const locked = this.lockedAttack();
    locked?.prepare(tables, pokemon, locked.move, opponent);
  }

  knows(move: BattleMove): boolean {
    for (let slot = 0; slot < this.count; slot++) if (this.attacks[slot].move === move) return true;
    return false;
  }

  /**
   * This side's attack with a move it copies or calls. One move's attack is one object, whether or not the side knew it
   * before: what is disabled stays disabled.
   */
  copyOf(move: BattleMove, opponent: Side): Attack {
    this.alter(opponent);
    const copy = this.attackOf(move);
    copy.prepare(this.tables, this.pokemon, move, opponent.pokemon);
    if (move.behaviour === BEHAVIOUR.facade) {
      this.thrivesOnAilments = true;
      if (this.ailment !== AILMENT.none) this.touched = true;
    }
    return copy;
  }

  private attackOf(move: BattleMove): Attack {
    for (let slot = 0; slot < this.begunCount; slot++)
      if (this.begunWith[slot].move === move) return this.begunWith[slot];
    return this.copies.of(move);
  }
}
