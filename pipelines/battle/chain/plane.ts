import type {HpStep} from "./hp-step.ts";

/** Place of the first loss that leaves nothing of so many HP. */
function firstFatal(losses: Int32Array, count: number, hp: number): number {
  let fatal = count;
  while (fatal > 0 && losses[fatal - 1] >= hp) fatal--;
  return fatal;
}

/** Probability won and lost. */
export interface Decided {
  wonByA: number;
  wonByB: number;
}

/** Lower bound of an empty box: above all HP. */
const NOWHERE = 1 << 20;

/** Probability over both sides' HP: `mass[hpA * stride + hpB]`, all of it within the box of the four bounds. */
export class Plane {
  mass: Float64Array;
  hpA = 0;
  hpB = 0;
  stride = 0;
  lowA = NOWHERE;
  highA = 0;
  lowB = NOWHERE;
  highB = 0;

  constructor(capacity = 1 << 15) {
    this.mass = new Float64Array(capacity);
  }

  get isEmpty(): boolean {
    return this.highA < this.lowA;
  }

  /** Empties it for sides of such maximum HP. */
  begin(hpA: number, hpB: number): void {
    this.clear();
    this.hpA = hpA;
    this.hpB = hpB;
    this.stride = hpB + 1;
    const size = (hpA + 1) * this.stride;
    if (size > this.mass.length) this.mass = new Float64Array(size);
  }

  clear(): void {
    for (let a = this.lowA; a <= this.highA; a++)
      this.mass.fill(0, a * this.stride + this.lowB, a * this.stride + this.highB + 1);
    this.#emptyBox();
  }

  #emptyBox(): void {
    this.lowA = NOWHERE;
    this.highA = 0;
    this.lowB = NOWHERE;
    this.highB = 0;
  }

  put(a: number, b: number, mass: number): void {
    this.mass[a * this.stride + b] += mass;
    this.include(a, a, b, b);
  }

  include(lowA: number, highA: number, lowB: number, highB: number): void {
    if (lowA < this.lowA) this.lowA = lowA;
    if (highA > this.highA) this.highA = highA;
    if (lowB < this.lowB) this.lowB = lowB;
    if (highB > this.highB) this.highB = highB;
  }

  /** Drops states rarer than this and draws the box close around the rest. @returns states kept */
  tidy(rare: number): number {
    const {lowA, highA, lowB, highB, stride, mass} = this;
    let kept = 0;
    this.#emptyBox();
    for (let a = lowA; a <= highA; a++) {
      let first = -1;
      let last = -1;
      const end = a * stride + highB;
      for (let at = a * stride + lowB; at <= end; at++) {
        if (mass[at] >= rare) {
          if (first < 0) first = at;
          last = at;
          kept++;
        } else mass[at] = 0;
      }
      if (first >= 0) this.include(a, a, first - a * stride, last - a * stride);
    }
    return kept;
  }

  total(): number {
    const {lowA, highA, lowB, highB, stride, mass} = this;
    let sum = 0;
    for (let a = lowA; a <= highA; a++) {
      const end = a * stride + highB;
      for (let at = a * stride + lowB; at <= end; at++) sum += mass[at];
    }
    return sum;
  }

  /** Adds `share` of all the other holds. */
  add(from: Plane, share: number): void {
    if (from.isEmpty) return;
    const {lowA, highA, lowB, highB, stride} = from;
    const source = from.mass;
    const target = this.mass;
    this.include(lowA, highA, lowB, highB);
    for (let a = lowA; a <= highA; a++) {
      const end = a * stride + highB;
      for (let at = a * stride + lowB; at <= end; at++) target[at] += share * source[at];
    }
  }

  /** Adds what becomes of `share` of all the other holds in one step; whoever is left without HP has lost. */
  addAfter(step: HpStep, from: Plane, share: number, decided: Decided): void {
    if (from.isEmpty) return;
    if (step.halves) this.#halve(step, from, share, decided);
    else if (step.returns !== null) this.#takeAndReturn(step, from, share, decided);
    else if (step.side === 1) this.#takeFromB(step, from, share, decided);
    else this.#takeFromA(step, from, share, decided);
  }

  #takeFromB({losses, weights, tails}: HpStep, from: Plane, share: number, decided: Decided): void {
    const {lowA, highA, lowB, highB, stride} = from;
    const count = losses.length;
    const source = from.mass;
    const target = this.mass;
    let won = 0;
    for (let a = lowA; a <= highA; a++) {
      const row = a * stride;
      for (let b = lowB; b <= highB; b++) {
        const mass = source[row + b] * share;
        if (mass === 0) continue;
        const fatal = firstFatal(losses, count, b);
        won += mass * tails[fatal];
        const at = row + b;
        for (let i = 0; i < fatal; i++) target[at - losses[i]] += mass * weights[i];
      }
    }
    decided.wonByA += won;
    const least = losses[0];
    if (highB > least) this.include(lowA, highA, Math.max(1, lowB - losses[count - 1]), highB - least);
  }

  /** Row by row, so that what is written lies side by side. */
  #takeFromA({losses, weights, tails}: HpStep, from: Plane, share: number, decided: Decided): void {
    const {lowA, highA, lowB, highB, stride} = from;
    const count = losses.length;
    const source = from.mass;
    const target = this.mass;
    let won = 0;
    for (let a = lowA; a <= highA; a++) {
      const row = a * stride;
      let sum = 0;
      for (let b = lowB; b <= highB; b++) sum += source[row + b];
      if (sum === 0) continue;
      const fatal = firstFatal(losses, count, a);
      won += sum * share * tails[fatal];
      for (let i = 0; i < fatal; i++) {
        const weight = weights[i] * share;
        const shift = losses[i] * stride;
        const end = row + highB;
        for (let at = row + lowB; at <= end; at++) target[at - shift] += source[at] * weight;
      }
    }
    decided.wonByB += won;
    const least = losses[0];
    if (highA > least) this.include(Math.max(1, lowA - losses[count - 1]), highA - least, lowB, highB);
  }

  #takeAndReturn(
    {side, losses, weights, returns, tails}: HpStep,
    from: Plane,
    share: number,
    decided: Decided
  ): void {
    const {stride, hpA, hpB} = from;
    for (let a = from.lowA; a <= from.highA; a++)
      for (let b = from.lowB; b <= from.highB; b++) {
        const mass = from.mass[a * stride + b] * share;
        if (mass === 0) continue;
        let i = 0;
        for (; i < losses.length; i++) {
          const loss = losses[i];
          const afterA = side === 0 ? a - loss : Math.min(hpA, a + returns![i]);
          const afterB = side === 1 ? b - loss : Math.min(hpB, b + returns![i]);
          if ((side === 0 ? afterA : afterB) <= 0) break;
          const weighed = mass * weights[i];
          if (afterA <= 0) decided.wonByB += weighed;
          else if (afterB <= 0) decided.wonByA += weighed;
          else this.put(afterA, afterB, weighed);
        }
        if (side === 1) decided.wonByA += mass * tails[i];
        else decided.wonByB += mass * tails[i];
      }
  }

  #halve({side}: HpStep, from: Plane, share: number, decided: Decided): void {
    for (let a = from.lowA; a <= from.highA; a++)
      for (let b = from.lowB; b <= from.highB; b++) {
        const mass = from.mass[a * from.stride + b] * share;
        if (mass === 0) continue;
        const afterA = side === 0 ? a - Math.max(1, a >> 1) : a;
        const afterB = side === 1 ? b - Math.max(1, b >> 1) : b;
        if (afterA <= 0) decided.wonByB += mass;
        else if (afterB <= 0) decided.wonByA += mass;
        else this.put(afterA, afterB, mass);
      }
  }
}
