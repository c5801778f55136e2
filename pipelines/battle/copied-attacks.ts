import {Attack} from "./attack.ts";
import type {BattleMove} from "./battle-move.ts";

/** A side's attacks with moves that it copied or called: one a move, made when first asked for. */
export class CopiedAttacks {
  readonly #byMove = new Map<number, Attack>();

  of({index}: BattleMove): Attack {
    const known = this.#byMove.get(index);
    if (known) return known;
    const attack = new Attack();
    this.#byMove.set(index, attack);
    return attack;
  }
}
