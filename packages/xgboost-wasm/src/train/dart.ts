import type {Dart} from "../parameters.ts";

/** Weights of a dart's trees, and which of them sit out a round. */
export class DartWeights {
  readonly weights: number[] = [];
  dropped: number[] = [];

  constructor(
    private readonly params: Dart,
    private readonly eta: number
  ) {}

  /** Chooses the trees that this round's gradients do without. */
  drop(random: () => number): void {
    const {rateDrop, skipDrop, oneDrop, weighted} = this.params;
    const {weights} = this;
    this.dropped = [];
    if (skipDrop > 0 && random() < skipDrop) return;
    const sum = weights.reduce((total, weight) => total + weight, 0);
    weights.forEach((weight, tree) => {
      const chance = weighted ? (rateDrop * weights.length * weight) / sum : rateDrop;
      if (random() < chance) this.dropped.push(tree);
    });
    if (oneDrop && this.dropped.length === 0 && weights.length > 0) {
      let left = random() * (weighted ? sum : weights.length);
      const found = weights.findIndex((weight) => {
        left -= weighted ? weight : 1;
        return left < 0;
      });
      this.dropped.push(found < 0 ? weights.length - 1 : found);
    }
  }

  /** Weighs the round's new trees, and those that were dropped anew. */
  normalize(added: number): void {
    const rate = Math.fround(this.eta / added);
    const count = this.dropped.length;
    let [kept, fresh] = [1, 1];
    if (count > 0 && this.params.forest) kept = fresh = Math.fround(1 / (1 + rate));
    else if (count > 0)
      [kept, fresh] = [Math.fround(count / (count + rate)), Math.fround(1 / (count + rate))];
    for (const tree of this.dropped) this.weights[tree] = Math.fround(this.weights[tree] * kept);
    for (let i = 0; i < added; i++) this.weights.push(fresh);
  }
}
