import type {BattleTables} from "../../battle/battle-tables.ts";
import {BEHAVIOUR, DAMAGE} from "../../battle/codes.ts";
import {MatrixGame} from "../../battle/solve/matrix-game.ts";
import {statMultiplier} from "../../battle/stages.ts";
import {
  ailed,
  type CoarseAttack,
  type CoarseSide,
  coarseAttack,
  doingNothing,
  isAnnounced,
  type Lasting,
  stepsAside
} from "./coarse-attack.ts";
import {type Exchange, firstOf, wonNow} from "./exchange.ts";
import {bothTolls, halvingTolls, idleToll, lessOften, noToll, type Toll} from "./toll.ts";

const game = new MatrixGame();

/** A value that depends on itself, where both miss, is worked out in so many rounds. */
const ROUNDS = 6;
const STEADY = 1e-4;

/** Levels lost each turn, and by each attack besides. */
interface Drift {
  readonly a: number;
  readonly b: number;
  readonly recoilA: readonly number[];
  readonly recoilB: readonly number[];
}

/** Values from the moment on in which a side begins to lose turns: all of them, or all but the first. */
interface Idle {
  readonly whole: Float64Array;
  readonly less: Float64Array;
  readonly tolls: readonly [whole: Toll, less: Toll];
}

/** null where nothing of `attacks` makes the target lose turns. */
function idleOf(attacks: readonly CoarseAttack[], size: number): Idle | null {
  const cause = attacks.reduce((x, y) => (y.idle > x.idle ? y : x));
  if (cause.idle === 0) return null;
  const best = attacks.reduce((x, y) => (y.share > x.share ? y : x)).once;
  const [none, one, ...more] = cause.idleTurns;
  return {
    whole: new Float64Array(size),
    less: new Float64Array(size),
    tolls: [idleToll(best, cause.idleTurns), idleToll(best, [none + one, ...more])]
  };
}

/** What of the target's moves is likeliest to last, or null. */
function lastingOf(attacks: readonly CoarseAttack[], target: CoarseSide): Lasting | null {
  if (target.ailing) return null;
  const best = attacks.reduce((x, y) => (y.lastingChance > x.lastingChance ? y : x));
  return best.lastingChance > 0 ? best.lasting : null;
}

/**
 * A fight as a game whose HP are divided into few levels. Of what moves do besides damage it knows flinching, turns lost
 * to sleep, ice and confusion, one lasting ailment a side, recoil and drain by their means; no stages, no healing, no
 * guards. A rough value in a millisecond, for a model to mend.
 */
export class CoarseFight {
  readonly attacksA: readonly CoarseAttack[];
  readonly attacksB: readonly CoarseAttack[];
  readonly #values: Float64Array;
  /** The same fight once A, or B, is ailing. */
  readonly #ailingA: CoarseFight | null;
  readonly #ailingB: CoarseFight | null;

  constructor(
    tables: BattleTables,
    readonly a: CoarseSide,
    readonly b: CoarseSide,
    readonly levels: number,
    /** Which of them it has been worked out for; the one where both are is worked out once. */
    both: {fight?: CoarseFight} = {}
  ) {
    const attacks = (user: CoarseSide, target: CoarseSide, targetLeads: number): CoarseAttack[] => {
      const isMet = stepsAside(target, targetLeads);
      const all = user.moves
        .filter((move) => !(isMet && isAnnounced(move)))
        .map((move) => coarseAttack(tables, user, move, target, levels))
        .filter((attack) => attack !== null);
      const idler = user.moves.find(({status}) => status) ?? user.moves[0];
      const isPunished = target.moves.some(({behaviour}) => behaviour === BEHAVIOUR.sucker_punch);
      return all.length === 0 || (isPunished && idler.status) ? [...all, doingNothing(idler, levels)] : all;
    };
    this.attacksA = attacks(a, b, -this.lead);
    this.attacksB = attacks(b, a, this.lead);
    const ofA = lastingOf(this.attacksB, a);
    const ofB = lastingOf(this.attacksA, b);
    const ailing = (x: CoarseSide, y: CoarseSide): CoarseFight => {
      if (!x.ailing || !y.ailing) return new CoarseFight(tables, x, y, levels, both);
      both.fight ??= new CoarseFight(tables, x, y, levels);
      return both.fight;
    };
    const gains = (side: CoarseSide, from: CoarseSide, lasting: Lasting): CoarseSide =>
      lasting === "seed" ? {...side, loses: side.loses - from.pokemon.hp / 8 / side.hp} : side;
    this.#ailingA = ofA && ailing(ailed(a, ofA), gains(b, a, ofA));
    this.#ailingB = ofB && ailing(gains(a, b, ofB), ailed(b, ofB));
    this.#values = new Float64Array((levels + 1) * (levels + 1));
    this.#solve();
  }

  /** P(A wins) where that much of each side's HP is left: shares, 1 and more being all. */
  value(shareA: number, shareB: number): number {
    if (shareA <= 0) return 0;
    if (shareB <= 0) return 1;
    const {levels} = this;
    const x = Math.min(1, shareA) * levels;
    const y = Math.min(1, shareB) * levels;
    const [i, j] = [Math.min(levels - 1, Math.floor(x)), Math.min(levels - 1, Math.floor(y))];
    const at = (row: number, column: number): number => this.#values[row * (levels + 1) + column];
    const low = at(i, j) + (y - j) * (at(i, j + 1) - at(i, j));
    const high = at(i + 1, j) + (y - j) * (at(i + 1, j + 1) - at(i + 1, j));
    return low + (x - i) * (high - low);
  }

  /** Above 0: A acts first with equal priority. */
  get lead(): number {
    const speed = ({pokemon, stages, pace}: CoarseSide): number =>
      pokemon.speed * statMultiplier(stages.speed) * pace;
    return speed(this.a) - speed(this.b);
  }

  #exchange(attack: CoarseAttack, answer: CoarseAttack, i: number, j: number, drift: Drift): Exchange {
    const lead = attack.move.priority - answer.move.priority || this.lead;
    const isLevel = attack.turns === answer.turns;
    const aFirst = isLevel ? firstOf(answer.hitsIn - attack.hitsIn || lead) : null;
    // Who has a second turn before the other may choose again takes then what hits hardest.
    const followed = ({once}: CoarseAttack, all: readonly CoarseAttack[]): Toll =>
      bothTolls(once, all.reduce((x, y) => (y.share * y.turns > x.share * x.turns ? y : x)).once);
    const whole = {
      a: isLevel || attack.turns > answer.turns ? attack.once : followed(attack, this.attacksA),
      b: isLevel || answer.turns > attack.turns ? answer.once : followed(answer, this.attacksB)
    };
    const stopsB = Math.min(1, (aFirst ?? 0) * (attack.flinch + attack.idle));
    const stopsA = Math.min(1, (aFirst === null ? 0 : 1 - aFirst) * (answer.flinch + answer.idle));
    // Hits of the other's that come before the slow one's.
    const slow = attack.turns > answer.turns ? attack : answer;
    const before = slow.hitsIn - 1 + (attack.turns > answer.turns ? 1 - firstOf(lead) : firstOf(lead));
    const fails = (move: CoarseAttack, other: CoarseAttack): boolean =>
      move.move.behaviour === BEHAVIOUR.sucker_punch && other.move.status;
    const halves = ({move, hitChance}: CoarseAttack): readonly Toll[] | null =>
      move.damage === DAMAGE.half_hp ? halvingTolls(this.levels, hitChance) : null;
    return {
      ofA: fails(attack, answer) ? noToll(this.levels) : stopsA > 0 ? lessOften(whole.a, stopsA) : whole.a,
      ofB: fails(answer, attack) ? noToll(this.levels) : stopsB > 0 ? lessOften(whole.b, stopsB) : whole.b,
      aFirst,
      aIsSlow: attack.turns > answer.turns,
      before,
      onceA: attack.once,
      onceB: answer.once,
      idleA: answer.idle * (1 - stopsB),
      idleB: attack.idle * (1 - stopsA),
      lastA: this.#ailingA === null ? 0 : answer.lastingChance * (1 - stopsB),
      lastB: this.#ailingB === null ? 0 : attack.lastingChance * (1 - stopsA),
      lossA: drift.a + drift.recoilA[i],
      lossB: drift.b + drift.recoilB[j],
      idleNowA: aFirst === null ? 0 : 1 - aFirst,
      idleNowB: aFirst ?? 0,
      halvesB: halves(attack),
      halvesA: halves(answer)
    };
  }

  #exchanges(): Exchange[] {
    const cost = (attack: CoarseAttack, own: CoarseSide, other: CoarseSide): number => {
      const {recoilPercent, drainPercent} = attack.move;
      const percent = attack.share * (recoilPercent - drainPercent);
      return Math.round((((percent * other.hp) / own.hp) * this.levels) / 100);
    };
    const drift: Drift = {
      a: Math.round(this.a.loses * this.levels),
      b: Math.round(this.b.loses * this.levels),
      recoilA: this.attacksA.map((attack) => cost(attack, this.a, this.b)),
      recoilB: this.attacksB.map((attack) => cost(attack, this.b, this.a))
    };
    return this.attacksA.flatMap((attack, i) =>
      this.attacksB.map((answer, j) => this.#exchange(attack, answer, i, j, drift))
    );
  }

  #solve(): void {
    const {levels} = this;
    const width = levels + 1;
    const values = this.#values;
    const [rows, columns] = [this.attacksA.length, this.attacksB.length];
    for (let h = 1; h <= levels; h++) values[h * width] = 1;
    const exchanges = this.#exchanges();
    const base = new Float64Array(rows * columns);
    const self = new Float64Array(rows * columns);
    const idleA = idleOf(this.attacksB, width * width);
    const idleB = idleOf(this.attacksA, width * width);
    const ailingA = this.#ailingA === null ? values : this.#ailingA.#values;
    const ailingB = this.#ailingB === null ? values : this.#ailingB.#values;
    /** Fills in what it is worth at a place that one side begins to lose turns. */
    const idle = ({whole, less, tolls}: Idle, isB: boolean, h: number, g: number): void => {
      for (const [which, {taken, reaches, first, last}] of tolls.entries()) {
        const most = isB ? g : h;
        let value = isB ? reaches[most] : 0;
        for (let k = first; k <= last && k < most; k++)
          value += taken[k] * values[isB ? h * width + g - k : (h - k) * width + g];
        (which === 0 ? whole : less)[h * width + g] = value;
      }
    };
    for (let h = 1; h <= levels; h++)
      for (let g = 1; g <= levels; g++) {
        let loops = 0;
        // Until it is known.
        values[h * width + g] = h > 1 ? values[(h - 1) * width + g] : 0.5;
        for (let at = 0; at < exchanges.length; at++) {
          const exchange = exchanges[at];
          const {lossA, lossB, lastA, lastB, idleNowA, idleNowB} = exchange;
          const ofA = exchange.halvesB?.[g] ?? exchange.ofA;
          const ofB = exchange.halvesA?.[h] ?? exchange.ofB;
          const losesA = idleA === null ? 0 : exchange.idleA;
          const losesB = idleB === null ? 0 : exchange.idleB;
          const plain = Math.max(0, 1 - losesA - losesB - lastA - lastB);
          const scale = 1 / (plain + losesA + losesB + lastA + lastB);
          const isPlain = plain === 1;
          let sum = 0;
          let stays = 0;
          for (let k = ofA.first; k <= ofA.last && k < g; k++) {
            const chance = ofA.taken[k];
            if (chance === 0) continue;
            const left = Math.min(g, g - k - lossB);
            for (let l = ofB.first; l <= ofB.last && l < h; l++) {
              const weight = chance * ofB.taken[l] * scale;
              if (weight === 0) continue;
              const own = Math.min(h, h - l - lossA);
              if (own <= 0 || left <= 0) {
                if (left <= 0) sum += ((own <= 0 ? 0.5 : 1) * weight) / scale;
                continue;
              }
              const place = own * width + left;
              const isHere = own === h && left === g;
              if (isHere) stays += weight * plain;
              else sum += weight * plain * values[place];
              if (isPlain) continue;
              if (lastA > 0) sum += weight * lastA * ailingA[place];
              if (lastB > 0) sum += weight * lastB * ailingB[place];
              if (losesA > 0) {
                if (isHere) idle(idleA!, false, own, left);
                sum +=
                  weight * losesA * (idleNowA * idleA!.less[place] + (1 - idleNowA) * idleA!.whole[place]);
              }
              if (losesB > 0) {
                if (isHere) idle(idleB!, true, own, left);
                sum +=
                  weight * losesB * (idleNowB * idleB!.less[place] + (1 - idleNowB) * idleB!.whole[place]);
              }
            }
          }
          base[at] = sum + wonNow(exchange, ofA, ofB, h, g);
          self[at] = stays;
          if (stays > loops) loops = stays;
        }
        let value = values[h * width + g];
        for (let round = 0; round < ROUNDS; round++) {
          for (let at = 0; at < base.length; at++) game.payoffs[at] = base[at] + self[at] * value;
          const next = Math.min(1, Math.max(0, game.value(rows, columns)));
          const change = Math.abs(next - value);
          value = next;
          if (change * loops < STEADY) break;
        }
        values[h * width + g] = value;
        if (idleA !== null) idle(idleA, false, h, g);
        if (idleB !== null) idle(idleB, true, h, g);
      }
  }
}
