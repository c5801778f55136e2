/** The levels of one side's HP that values are kept for, ascending from 1 to the maximum. */
export class HpAxis {
  readonly levels: Int32Array;
  /** By HP: the level at or just below it. */
  readonly #below: Int32Array;

  /** @param levels ascending from 1 to the maximum */
  constructor(
    readonly maximum: number,
    levels: ArrayLike<number>
  ) {
    this.levels = Int32Array.from(levels);
    this.#below = new Int32Array(maximum + 1);
    for (let hp = 0, at = 0; hp <= maximum; hp++) {
      while (at + 1 < this.levels.length && this.levels[at + 1] <= hp) at++;
      this.#below[hp] = at;
    }
  }

  get count(): number {
    return this.levels.length;
  }

  /** Calls back with the places between whose levels the HP lies, each with its share. */
  spread(hp: number, share: number, give: (place: number, share: number) => void): void {
    const place = this.#below[hp];
    const level = this.levels[place];
    if (level >= hp || place + 1 >= this.levels.length) {
      give(place, share);
      return;
    }
    const upper = (hp - level) / (this.levels[place + 1] - level);
    give(place, share * (1 - upper));
    give(place + 1, share * upper);
  }
}
