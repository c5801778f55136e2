import type {Attack} from "../attack.ts";
import type {Battle} from "../battle.ts";
import {DAMAGE} from "../codes.ts";
import {ROLLS, usesFormula} from "../damage.ts";
import type {EventKind, Recorder} from "../events.ts";
import {criticalBelow, drawnDamage} from "../hit-damage.ts";
import {drained, recoiled} from "../hits.ts";
import type {Side} from "../side.ts";
import {type HpStep, hpStep, type SideIndex, type WeightedLoss} from "./hp-step.ts";

/** Says of each hit whose damage was left open what it can be; of everything else, what it was. */
export class HpListener implements Recorder {
  readonly steps: HpStep[] = [];
  /** Something touched HP in a way that steps cannot tell. */
  unsupported: EventKind | null = null;
  damageIsOpen = false;
  #attack: Attack | null = null;
  readonly #battle: Battle;

  constructor(battle: Battle) {
    this.#battle = battle;
  }

  reset(): void {
    this.steps.length = 0;
    this.unsupported = null;
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
      case "crash":
      case "confusion_damage":
      case "poison_damage":
      case "burn_damage":
      case "trap_damage":
        this.#lost(side, value, null);
        break;
      case "seed_damage":
        this.#lost(side, value, (loss) => loss);
        break;
      case "heal":
      case "substitute":
      case "substitute_damage":
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

  #struck(target: Side, value: number): void {
    const user = target === this.#battle.a ? this.#battle.b : this.#battle.a;
    const attack = this.#attack!;
    const {move} = attack;
    const halves = move.damage === DAMAGE.half_hp;
    const losses =
      this.damageIsOpen && usesFormula(move)
        ? openDamage(this.#battle, user, target, attack)
        : [{loss: value, weight: 1}];
    const returned =
      move.drainPercent > 0
        ? (loss: number) => drained(move, loss)
        : move.recoilPercent > 0
          ? (loss: number) => -recoiled(user, move, loss)
          : null;
    this.steps.push(hpStep(this.#index(target), losses, returned, halves));
  }
}

function attackWith(side: Side, moveIndex: number): Attack {
  for (let slot = 0; slot < side.count; slot++)
    if (side.attacks[slot].move.index === moveIndex) return side.attacks[slot];
  return side.struggle;
}

/** What one hit of the damage formula can take as things stand. */
function openDamage(battle: Battle, user: Side, target: Side, attack: Attack): WeightedLoss[] {
  const below = criticalBelow(user, attack);
  const chance = below / 2 ** 28;
  const losses: WeightedLoss[] = [];
  for (let roll = 0; roll < ROLLS; roll++) {
    if (chance < 1)
      losses.push({
        loss: drawnDamage(battle, user, target, attack, -16 | roll),
        weight: (1 - chance) / ROLLS
      });
    losses.push({loss: drawnDamage(battle, user, target, attack, roll), weight: chance / ROLLS});
  }
  battle.criticalHit = false;
  return losses;
}
