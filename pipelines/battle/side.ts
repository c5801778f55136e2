import {Attack} from "./attack.ts";
import type {BattlePokemon, BattleTables} from "./battle-tables.ts";
import {AILMENT, BEHAVIOUR} from "./codes.ts";
import {staged} from "./stages.ts";

const MOVE_SLOTS = 4;

/** One Pokémon in battle. Everything below `hp` changes and is set back by `reset`. */
export class Side {
  pokemon!: BattlePokemon;
  readonly attacks: readonly Attack[] = Array.from({length: MOVE_SLOTS}, () => new Attack());
  readonly struggle = new Attack();
  /** Attacks in use: the first so many. */
  count = 0;
  /** Knows Facade. */
  thrivesOnAilments = false;

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
    if (moves.length === 0 || moves.length > MOVE_SLOTS)
      throw new RangeError(`a side has 1 to ${MOVE_SLOTS} moves, not ${moves.length}`);
    this.pokemon = tables.pokemon[pokemon];
    this.count = moves.length;
    const target = tables.pokemon[opponent];
    for (let slot = 0; slot < this.count; slot++)
      this.attacks[slot].prepare(tables, this.pokemon, tables.moves[moves[slot]], target);
    this.thrivesOnAilments = moves.some((move) => tables.moves[move].behaviour === BEHAVIOUR.facade);
    this.struggle.prepare(tables, this.pokemon, tables.struggle, target);
  }

  reset(): void {
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
    return this.bideTurns > 0 ? this.last : null;
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
}
