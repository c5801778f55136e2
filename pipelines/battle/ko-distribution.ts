import {hitChanceOf} from "./accuracy.ts";
import type {BattleMove} from "./battle-move.ts";
import type {BattlePokemon, BattleTables} from "./battle-tables.ts";
import {AILMENT, BEHAVIOUR, DAMAGE} from "./codes.ts";
import {HitDistribution} from "./hit-distribution.ts";
import {HitSums} from "./hit-sums.ts";
import {canCatch, isGrass} from "./immunity.ts";
import {halvingStep, LARGEST_HP, residualStep, strikeStep} from "./ko-step.ts";
import {clampStage} from "./stages.ts";

/** Turns looked ahead. An attack that has not won by then is treated as one that does not. */
export const LONGEST = 64;

const PHASES = 7;

/** Survival below this is taken as none. */
const NEGLIGIBLE = 1e-8;

/** How what the attack did before bears on its next use. */
export const COURSE = {plain: 0, recharge: 1, weakening: 2, lingering: 3, trap: 4} as const;

/**
 * When one side's attack knocks out a target that does not act: exact over rolls, criticals, misses, numbers of
 * hits, charging, recharging, the user's own stat drops, the drops of the target's defenses it causes, and the
 * damage it leaves behind (trap, seed, burn, poison). One object serves many attacks; nothing is allocated.
 *
 * Hits that are all alike (`plain`, `recharge`) only need to be counted: what so many do together is known. For the
 * others the state is the target's HP and a phase: `weakening` the stages lost so far; `lingering` 1 once the target
 * suffers; `trap` the turns left; moves that halve have one.
 */
export class KoDistribution {
  /** `byHit[n]`: chance that the use of turn n (from 1) knocks out. */
  readonly byHit = new Float64Array(LONGEST + 1);
  /** `byResidual[n]`: chance that what the attack left behind knocks out at the end of turn n. */
  readonly byResidual = new Float64Array(LONGEST + 1);
  /** Turns filled in; later entries are 0. */
  turns = 0;
  /** Chance that the target stands after `turns` turns. */
  survival = 1;
  /** Damage of the first use. */
  readonly first = new HitDistribution();
  /** Damage of the latest use: as `first`, but for moves that change a stat. */
  latest = this.first;
  /** HP a turn that what the attack has left behind takes. */
  residual = 0;
  /** HP that a surviving target can have. */
  #lowest = 0;
  #highest = 0;
  #hp = 0;
  readonly #weakened = Array.from({length: PHASES - 1}, () => new HitDistribution());
  #alive = Array.from({length: PHASES}, () => new Float64Array(LARGEST_HP));
  #next = Array.from({length: PHASES}, () => new Float64Array(LARGEST_HP));
  #phases = 1;
  readonly #sums = new HitSums();
  /** By the number of hits so far: chance of that many, and that the attacker can act, or rests. */
  readonly #ready = new Float64Array(LONGEST + 2);
  readonly #resting = new Float64Array(LONGEST + 2);
  #mostHits = 0;
  #leastHits = 0;
  #tables: BattleTables | null = null;
  #attacker: BattlePokemon | null = null;
  #move: BattleMove | null = null;
  #defender: BattlePokemon | null = null;
  #negligible = NEGLIGIBLE;
  #course: number = COURSE.plain;
  #isCounted = false;
  #accuracy = 1;
  #phaseChance = 0;
  /** The last turn in which anything can happen. */
  #last = 0;

  fill(
    tables: BattleTables,
    attacker: BattlePokemon,
    move: BattleMove,
    defender: BattlePokemon,
    longest = LONGEST,
    negligible = NEGLIGIBLE,
    acting = 1
  ): void {
    this.begin(tables, attacker, move, defender, negligible, acting);
    this.extendTo(longest);
  }

  /** Makes ready, with no turn filled in. @param acting share of its turns the attacker can act in */
  begin(
    tables: BattleTables,
    attacker: BattlePokemon,
    move: BattleMove,
    defender: BattlePokemon,
    negligible = NEGLIGIBLE,
    acting = 1
  ): void {
    this.byHit.fill(0);
    this.byResidual.fill(0);
    this.turns = 0;
    this.survival = 1;
    this.#tables = tables;
    this.#attacker = attacker;
    this.#move = move;
    this.#defender = defender;
    this.#negligible = negligible;
    this.first.fill(tables, attacker, move, defender, defender.hp);
    this.latest = this.first;
    this.residual = 0;
    this.#last = 0;
    if (this.first.count === 0 || move.behaviour === BEHAVIOUR.dream_eater) return;
    const course = courseOf(move, defender);
    this.#course = course;
    this.#isCounted = hitsAlike(move, course);
    const {hp} = defender;
    this.#hp = hp;
    if (this.#isCounted) this.#startCounting(hp);
    else this.#startStates(course, hp);
    this.#accuracy = acting * hitChanceOf(move, attacker, defender);
    this.#phaseChance = chanceOfNextPhase(move, course);
    this.residual = residualDamage(move, defender, course);
    const once = move.behaviour === BEHAVIOUR.first_turn_only || move.behaviour === BEHAVIOUR.self_destruct;
    this.#last = once ? 1 : LONGEST;
  }

  #startCounting(hp: number): void {
    this.#sums.start(this.first, hp);
    this.#ready[0] = 1;
    this.#resting[0] = 0;
    this.#leastHits = 0;
    this.#mostHits = 0;
  }

  #startStates(course: number, hp: number): void {
    this.#phases =
      course === COURSE.weakening || course === COURSE.trap ? PHASES : course === COURSE.plain ? 1 : 2;
    for (let phase = 0; phase < this.#phases; phase++) this.#alive[phase].fill(0, 0, hp + 1);
    this.#alive[0][hp] = 1;
    this.#lowest = hp;
    this.#highest = hp;
  }

  /** Fills in the turns up to this one, or to the one in which next to no target stands any more. */
  extendTo(turn: number): void {
    const last = Math.min(turn, this.#last);
    while (this.turns < last && this.survival > this.#negligible) this.#advance();
    if (this.survival < this.#negligible) this.survival = 0;
  }

  #advance(): void {
    const turn = ++this.turns;
    const move = this.#move!;
    const charging = move.behaviour === BEHAVIOUR.charge || move.behaviour === BEHAVIOUR.semi_invulnerable;
    if (this.#course === COURSE.weakening && turn > 1 && turn <= PHASES) this.#weaken(move, turn - 1);
    if (!charging || turn % 2 === 0) {
      if (this.#isCounted) this.#count(turn);
      else this.#use(turn, move, this.#course, this.#accuracy, this.#phaseChance);
    }
    if (this.residual > 0) this.#suffer(turn, this.#course);
    this.survival -= this.byHit[turn] + this.byResidual[turn];
  }

  #weaken(move: BattleMove, times: number): void {
    this.latest = this.#weakened[times - 1];
    this.latest.fill(
      this.#tables!,
      this.#attacker!,
      move,
      this.#defender!,
      this.#hp,
      dropsOwnAttack(move) ? clampStage(times * (move.special ? move.spAttack : move.attack)) : 0,
      dropsFacingDefense(move) ? clampStage(times * (move.special ? move.spDefense : move.defense)) : 0
    );
  }

  /** A use of an attack whose hits are all alike. */
  #count(turn: number): void {
    const ready = this.#ready;
    const resting = this.#resting;
    const rests = this.#course === COURSE.recharge;
    const most = this.#mostHits;
    ready[most + 1] = 0;
    resting[most + 1] = 0;
    let ko = 0;
    for (let hits = most; hits >= this.#leastHits; hits--) {
      const hitting = ready[hits] * this.#accuracy;
      ready[hits] += resting[hits] - hitting;
      resting[hits] = 0;
      if (hitting === 0) continue;
      ko += hitting * this.#sums.knockOut(hits + 1);
      if (rests) resting[hits + 1] = hitting;
      else ready[hits + 1] += hitting;
      this.#mostHits = Math.max(this.#mostHits, hits + 1);
    }
    while (ready[this.#leastHits] + resting[this.#leastHits] === 0) this.#leastHits++;
    this.byHit[turn] = ko;
  }

  #use(turn: number, move: BattleMove, course: number, accuracy: number, phaseChance: number): void {
    const halves = move.damage === DAMAGE.half_hp;
    const strongest = Math.max(this.first.largest, this.latest.largest);
    const deepest = this.#clearNext(halves ? this.#hp : strongest);
    const lowest = this.#lowest;
    const highest = this.#highest;
    const phases = course === COURSE.weakening ? Math.min(turn, this.#phases) : this.#phases;
    let ko = 0;
    for (let phase = 0; phase < phases; phase++) {
      const from = this.#alive[phase];
      const next = this.#next;
      const same = next[phase];
      const later = next[Math.min(phase + 1, this.#phases - 1)];
      if (halves) ko += halvingStep(from, same, accuracy, lowest, highest);
      else {
        const hit = course === COURSE.weakening && phase > 0 ? this.#weakened[phase - 1] : this.first;
        // A free target is held for 5 or 6 turns, this one included; a held one stays as it is.
        const trapped = course === COURSE.trap && phase === 0;
        const hitTo = trapped ? next[5] : same;
        const changedTo = trapped ? next[6] : later;
        const chance = trapped ? 1 / 2 : phaseChance;
        ko += strikeStep(from, same, hitTo, changedTo, chance, hit, accuracy, lowest, highest);
      }
    }
    this.#step(deepest);
    if (accuracy === 1 && !halves) this.#highest -= Math.min(this.first.values[0], this.latest.values[0]);
    this.byHit[turn] = ko;
  }

  /** End of turn. A trap's last turn does no damage. */
  #suffer(turn: number, course: number): void {
    const deepest = this.#clearNext(this.residual);
    let ko = 0;
    for (let phase = 0; phase < this.#phases; phase++) {
      const to = this.#next[course === COURSE.trap ? Math.max(0, phase - 1) : phase];
      const damage = phase === 0 || (course === COURSE.trap && phase === 1) ? 0 : this.residual;
      ko += residualStep(this.#alive[phase], to, damage, this.#lowest, this.#highest);
    }
    this.#step(deepest);
    this.byResidual[turn] = ko;
  }

  /** Empties `#next` down to the lowest HP after up to `damage` more, and returns that. */
  #clearNext(damage: number): number {
    const deepest = Math.max(1, this.#lowest - damage);
    for (let phase = 0; phase < this.#phases; phase++)
      this.#next[phase].fill(0, deepest, Math.max(deepest, this.#highest + 1));
    return deepest;
  }

  #step(lowest: number): void {
    const emptied = this.#alive;
    this.#alive = this.#next;
    this.#next = emptied;
    this.#lowest = lowest;
  }

  /** Mean HP of a target that stands after `turns` turns; its share of the probability is `survival`. */
  get meanLeft(): number {
    let sum = 0;
    if (this.#isCounted) {
      for (let hits = this.#leastHits; hits <= this.#mostHits; hits++)
        sum += (this.#ready[hits] + this.#resting[hits]) * this.#sums.meanLeft(hits);
      return sum / this.survival;
    }
    for (let phase = 0; phase < this.#phases; phase++)
      for (let left = this.#lowest; left <= this.#highest; left++) sum += left * this.#alive[phase][left];
    return sum / this.survival;
  }
}

/** Whether every hit does the same and leaves nothing behind. */
export const hitsAlike = (move: BattleMove, course: number): boolean =>
  (course === COURSE.plain || course === COURSE.recharge) && move.damage !== DAMAGE.half_hp;

const dropsOwnAttack = (move: BattleMove): boolean =>
  move.stagesOfUser && (move.special ? move.spAttack : move.attack) < 0;
export const dropsFacingDefense = (move: BattleMove): boolean =>
  !move.stagesOfUser && (move.special ? move.spDefense : move.defense) < 0;

export function courseOf(move: BattleMove, defender: BattlePokemon): number {
  if (move.behaviour === BEHAVIOUR.recharge) return COURSE.recharge;
  if (move.behaviour === BEHAVIOUR.partial_trap) return COURSE.trap;
  if (move.changesStages && (dropsOwnAttack(move) || dropsFacingDefense(move))) return COURSE.weakening;
  return residualDamage(move, defender, COURSE.lingering) > 0 ? COURSE.lingering : COURSE.plain;
}

const shareOf = ({hp}: BattlePokemon, parts: number): number => Math.max(1, Math.floor(hp / parts));

/** HP a turn that what the attack leaves behind takes. */
export function residualDamage(move: BattleMove, defender: BattlePokemon, course: number): number {
  if (course === COURSE.trap) return shareOf(defender, 8);
  if (course !== COURSE.lingering) return 0;
  if (move.behaviour === BEHAVIOUR.leech_seed && !isGrass(defender)) return shareOf(defender, 8);
  if (move.ailment === AILMENT.burn && canCatch(defender, AILMENT.burn)) return shareOf(defender, 16);
  if (move.ailment === AILMENT.poison && canCatch(defender, AILMENT.poison)) return shareOf(defender, 8);
  return 0;
}

function chanceOfNextPhase(move: BattleMove, course: number): number {
  if (course === COURSE.weakening) return move.stagesPercent / 100;
  if (course === COURSE.lingering)
    return move.behaviour === BEHAVIOUR.leech_seed ? 1 : 1 - (1 - move.ailmentPercent / 100) ** move.minHits;
  return 0;
}
