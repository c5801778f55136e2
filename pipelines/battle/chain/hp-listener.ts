import type {Attack} from "../attack.ts";
import type {Battle, HpQuestion} from "../battle.ts";
import type {BattleMove} from "../battle-move.ts";
import {DAMAGE} from "../codes.ts";
import {ROLLS, usesFormula} from "../damage.ts";
import type {EventKind, Recorder} from "../events.ts";
import {criticalBelow, drawnDamage} from "../hit-damage.ts";
import {drained, drainedFromSubstitute, healed, recoiled} from "../hits.ts";
import {CRITICAL_DRAWS} from "../random.ts";
import type {Side} from "../side.ts";
import {NEVER_CRITICAL} from "./chance.ts";
import {
  askStep,
  gainStep,
  type HpStep,
  hpStep,
  type Returned,
  type SideIndex,
  type WeightedLoss
} from "./hp-step.ts";

/** Says of each hit whose damage was left open what it can be; of everything else, what it was. */
export class HpListener implements Recorder {
  readonly steps: HpStep[] = [];
  /** Something touched HP in a way that steps cannot tell. */
  unsupported: EventKind | null = null;
  damageIsOpen = false;
  #attack: Attack | null = null;
  /** What was taken from a substitute by the hit before, which its drain and recoil go by. */
  #fromSubstitute = 0;
  readonly #kept = new Map<Attack, HpStep>();
  readonly #battle: Battle;

  constructor(battle: Battle) {
    this.#battle = battle;
  }

  /** For other sides, or sides made ready anew. */
  forget(): void {
    this.#kept.clear();
  }

  reset(): void {
    this.steps.length = 0;
    this.unsupported = null;
    this.#fromSubstitute = 0;
  }

  asked(side: Side, question: HpQuestion, answer: boolean): void {
    this.steps.push(askStep(this.#index(side), question, answer));
  }

  record(kind: EventKind, side: Side, value: number): void {
    switch (kind) {
      case "move":
        this.#attack = attackWith(side, value);
        break;
      case "damage":
      case "critical_damage":
        this.#struck(side, value);
        break;
      case "substitute":
        this.#lost(side, value, null);
        break;
      case "substitute_damage":
        this.#fromSubstitute = value;
        break;
      case "recoil":
        if (this.#fromSubstitute > 0) this.#lost(side, value, null);
        break;
      case "drain":
        if (this.#fromSubstitute > 0)
          this.#gained(side, drainedFromSubstitute(this.#attack!.move, this.#fromSubstitute));
        break;
      case "heal":
        this.#gained(side, healed(side, this.#attack!.move));
        break;
      case "crash":
      case "confusion_damage":
      case "poison_damage":
      case "burn_damage":
      case "trap_damage":
        this.#lost(side, value, null);
        break;
      case "seed_damage":
        this.#fromSubstitute = 0;
        this.#lost(side, value, (loss) => loss);
        break;
      case "transform":
      case "mimic":
      case "called":
        this.unsupported = kind;
        break;
    }
  }

  #index(side: Side): SideIndex {
    return side === this.#battle.a ? 0 : 1;
  }

  #lost(side: Side, loss: number, returned: ((loss: number) => number) | null): void {
    this.steps.push(hpStep(this.#index(side), [{loss, weight: 1}], returned));
  }

  #gained(side: Side, gain: number): void {
    this.steps.push(gainStep(this.#index(side), gain));
  }

  #struck(target: Side, value: number): void {
    const user = target === this.#battle.a ? this.#battle.b : this.#battle.a;
    const attack = this.#attack!;
    const {move} = attack;
    if (this.damageIsOpen && usesFormula(move)) this.steps.push(this.#openStep(user, target, attack));
    else {
      const returned = returnedBy(user, move);
      const halves = move.damage === DAMAGE.half_hp;
      this.steps.push(hpStep(this.#index(target), [{loss: value, weight: 1}], returned, halves));
    }
  }

  /** Of a hit whose damage is open; kept for as long as nothing changes it. */
  #openStep(user: Side, target: Side, attack: Attack): HpStep {
    const kept = !user.touched && !target.touched;
    const known = kept ? this.#kept.get(attack) : undefined;
    if (known !== undefined) return known;
    const losses = openDamage(this.#battle, user, target, attack);
    const step = hpStep(this.#index(target), losses, returnedBy(user, attack.move));
    if (kept) this.#kept.set(attack, step);
    return step;
  }
}

function returnedBy(user: Side, move: BattleMove): Returned | null {
  if (move.drainPercent > 0) return (loss) => drained(move, loss);
  return move.recoilPercent > 0 ? (loss) => -recoiled(user, move, loss) : null;
}

function attackWith(side: Side, moveIndex: number): Attack {
  for (let slot = 0; slot < side.count; slot++)
    if (side.attacks[slot].move.index === moveIndex) return side.attacks[slot];
  return side.struggle;
}

/** What one hit of the damage formula can take as things stand, ascending: both kinds ascend with the roll. */
function openDamage(battle: Battle, user: Side, target: Side, attack: Attack): WeightedLoss[] {
  const chance = criticalBelow(user, attack) / CRITICAL_DRAWS;
  const losses: WeightedLoss[] = [];
  let roll = 0;
  let criticalRoll = chance > 0 ? 0 : ROLLS;
  const plainOf = (at: number): number =>
    at < ROLLS && chance < 1 ? drawnDamage(battle, user, target, attack, NEVER_CRITICAL | at) : Infinity;
  const criticalOf = (at: number): number =>
    at < ROLLS ? drawnDamage(battle, user, target, attack, at) : Infinity;
  let plain = plainOf(0);
  let critical = criticalOf(criticalRoll);
  while (plain !== Infinity || critical !== Infinity)
    if (plain <= critical) {
      losses.push({loss: plain, weight: (1 - chance) / ROLLS});
      plain = plainOf(++roll);
    } else {
      losses.push({loss: critical, weight: chance / ROLLS});
      critical = criticalOf(++criticalRoll);
    }
  battle.criticalHit = false;
  return losses;
}
