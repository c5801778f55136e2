import type {BattleMove} from "../../battle/battle-move.ts";
import type {BattleTables} from "../../battle/battle-tables.ts";
import {BEHAVIOUR, DAMAGE} from "../../battle/codes.ts";
import {MatrixGame} from "../../battle/solve/matrix-game.ts";
import {statMultiplier} from "../../battle/stages.ts";
import {changedBy} from "./changes.ts";
import {
  type CoarseAttack,
  coarseAttack,
  doingNothing,
  isAnnounced,
  isReached,
  isRepeatable,
  isWorse,
  stepsAside
} from "./coarse-attack.ts";
import {
  type Drift,
  driftOf,
  type Idle,
  idleOf,
  lastingOf,
  stoppedBy,
  worthFollowing
} from "./coarse-effects.ts";
import {ailed, type CoarseSide, type Lasting} from "./coarse-side.ts";
import {type Branch, type Exchange, firstOf, wonNow} from "./exchange.ts";
import {bothTolls, halvingTolls, lessOften, noToll, type Toll} from "./toll.ts";

const game = new MatrixGame();

/** A value that depends on itself, where both miss, is worked out in so many rounds. */
const ROUNDS = 6;
const STEADY = 1e-4;

/**
 * A fight as a game whose HP are divided into few levels. Of what moves do besides damage it knows flinching, turns lost
 * to sleep, ice and confusion, one lasting ailment a side, one change of stages or a screen, traps, recoil and drain by
 * their means; no healing, no guards. A rough value in milliseconds, for a model to mend.
 */
export class CoarseFight {
  readonly attacksA: readonly CoarseAttack[];
  readonly attacksB: readonly CoarseAttack[];
  readonly #values: Float64Array;
  /** The same fight once A, or B, is ailing. */
  readonly #ailingA: CoarseFight | null;
  readonly #ailingB: CoarseFight | null;
  /** By attack: the same fight once it has changed stages or put up a screen; null where that is not followed. */
  readonly #changedByA: readonly (CoarseFight | null)[];
  readonly #changedByB: readonly (CoarseFight | null)[];

  constructor(
    tables: BattleTables,
    readonly a: CoarseSide,
    readonly b: CoarseSide,
    readonly levels: number,
    /** Which of them it has been worked out for; the one where both are is worked out once. */
    both: {fight?: CoarseFight} = {},
    /** Whether moves may still change stages. */
    changes = true
  ) {
    const attacks = (user: CoarseSide, target: CoarseSide, targetLeads: number): CoarseAttack[] => {
      const isMet = (move: BattleMove): boolean =>
        isAnnounced(move) && (stepsAside(target, targetLeads) || isReached(target, move));
      const able = user.moves
        .filter((move) => isRepeatable(move) && !isMet(move))
        .map((move) => coarseAttack(tables, user, move, target, levels))
        .filter((attack) => attack !== null)
        .filter(({changeChance, move: {status}}) => changes || !status || changeChance === 0);
      const all = able.filter(
        (attack, place) =>
          !able.some(
            (other, at) => at !== place && isWorse(attack, other) && (at < place || !isWorse(other, attack))
          )
      );
      const idler = user.moves.find(({status}) => status) ?? user.moves[0];
      const isPunished = target.moves.some(({behaviour}) => behaviour === BEHAVIOUR.sucker_punch);
      return all.length === 0 || (isPunished && idler.status) ? [...all, doingNothing(idler, levels)] : all;
    };
    this.attacksA = attacks(a, b, -this.lead);
    this.attacksB = attacks(b, a, this.lead);
    const ofA = lastingOf(this.attacksB, a);
    const ofB = lastingOf(this.attacksA, b);
    const ailing = (x: CoarseSide, y: CoarseSide): CoarseFight => {
      if (!x.ailing || !y.ailing) return new CoarseFight(tables, x, y, levels, both, changes);
      both.fight ??= new CoarseFight(tables, x, y, levels, {}, changes);
      return both.fight;
    };
    const gains = (side: CoarseSide, from: CoarseSide, lasting: Lasting): CoarseSide =>
      lasting === "seed" ? {...side, loses: side.loses - from.pokemon.hp / 8 / side.hp} : side;
    this.#ailingA = ofA && ailing(ailed(a, ofA), gains(b, a, ofA));
    this.#ailingB = ofB && ailing(gains(a, b, ofB), ailed(b, ofB));
    const followed = (all: readonly CoarseAttack[]): ReadonlySet<CoarseAttack> =>
      new Set(changes ? worthFollowing(all) : []);
    const [ofAttacksA, ofAttacksB] = [followed(this.attacksA), followed(this.attacksB)];
    this.#changedByA = this.attacksA.map((attack) => {
      if (!ofAttacksA.has(attack)) return null;
      const {own, foe} = changedBy(attack.move, {own: a, foe: b});
      return new CoarseFight(tables, own, foe, levels, {}, false);
    });
    this.#changedByB = this.attacksB.map((attack) => {
      if (!ofAttacksB.has(attack)) return null;
      const {own, foe} = changedBy(attack.move, {own: b, foe: a});
      return new CoarseFight(tables, foe, own, levels, {}, false);
    });
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

  /** What else the fight may have become after an exchange. */
  #branches(i: number, j: number, stopsA: number, stopsB: number): Branch[] {
    const attack = this.attacksA[i];
    const answer = this.attacksB[j];
    const [byA, byB] = [1 - stopsA, 1 - stopsB];
    const branch = (fight: CoarseFight | null, chance: number): Branch[] =>
      fight === null || chance === 0 ? [] : [{chance, values: fight.#values}];
    return [
      ...branch(this.#ailingA, answer.lastingChance * byB),
      ...branch(this.#ailingB, attack.lastingChance * byA),
      ...branch(this.#changedByA[i], attack.changeChance * byA),
      ...branch(this.#changedByB[j], answer.changeChance * byB)
    ];
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
    const slower = isLevel ? (aFirst ?? 0) : firstOf(lead);
    const stopsB = stoppedBy(attack, answer, slower, isLevel);
    const stopsA = stoppedBy(answer, attack, 1 - slower, isLevel);
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
      branches: this.#branches(i, j, stopsA, stopsB),
      lossA: drift.a,
      lossB: drift.b,
      recoilA: drift.recoilA[i],
      recoilB: drift.recoilB[j],
      idleNowA: aFirst === null ? 0 : 1 - aFirst,
      idleNowB: aFirst ?? 0,
      halvesB: halves(attack),
      halvesA: halves(answer)
    };
  }

  #exchanges(): Exchange[] {
    const drift = driftOf(this);
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
    const [base, self] = [new Float64Array(rows * columns), new Float64Array(rows * columns)];
    const idleA = idleOf(this.attacksB, width * width);
    const idleB = idleOf(this.attacksA, width * width);
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
    let exchange = exchanges[0];
    let [here, sum, stays, plain, losesA, losesB] = [0, 0, 0, 1, 0, 0];
    /** The fight goes on at a place. */
    const goOn = (place: number, weight: number, h: number, g: number): void => {
      if (place === here) stays += weight * plain;
      else sum += weight * plain * values[place];
      if (plain === 1) return;
      for (const {chance, values: others} of exchange.branches) sum += weight * chance * others[place];
      const {idleNowA, idleNowB} = exchange;
      if (losesA > 0) {
        if (place === here) idle(idleA!, false, h, g);
        sum += weight * losesA * (idleNowA * idleA!.less[place] + (1 - idleNowA) * idleA!.whole[place]);
      }
      if (losesB > 0) {
        if (place === here) idle(idleB!, true, h, g);
        sum += weight * losesB * (idleNowB * idleB!.less[place] + (1 - idleNowB) * idleB!.whole[place]);
      }
    };
    for (let h = 1; h <= levels; h++)
      for (let g = 1; g <= levels; g++) {
        let loops = 0;
        here = h * width + g;
        // Until it is known.
        values[h * width + g] = h > 1 ? values[(h - 1) * width + g] : 0.5;
        for (let at = 0; at < exchanges.length; at++) {
          exchange = exchanges[at];
          const {lossA, lossB, recoilA, recoilB, branches} = exchange;
          const ofA = exchange.halvesB?.[g] ?? exchange.ofA;
          const ofB = exchange.halvesA?.[h] ?? exchange.ofB;
          losesA = idleA === null ? 0 : exchange.idleA;
          losesB = idleB === null ? 0 : exchange.idleB;
          const otherwise = losesA + losesB + branches.reduce((total, {chance}) => total + chance, 0);
          plain = Math.max(0, 1 - otherwise);
          const scale = 1 / (plain + otherwise);
          const isPlain = plain === 1;
          sum = 0;
          stays = 0;
          if (isPlain && lossA === 0 && lossB === 0 && recoilA === 0 && recoilB === 0) {
            for (let k = ofA.first; k <= ofA.last && k < g; k++) {
              let row = 0;
              for (let l = ofB.first; l <= ofB.last && l < h; l++)
                if (k > 0 || l > 0) row += ofB.taken[l] * values[(h - l) * width + g - k];
              sum += ofA.taken[k] * row;
            }
            stays = ofA.taken[0] * ofB.taken[0];
          } else
            for (let k = ofA.first; k <= ofA.last && k < g; k++) {
              const chance = ofA.taken[k] * scale;
              if (chance === 0) continue;
              for (let l = ofB.first; l <= ofB.last && l < h; l++) {
                const weight = chance * ofB.taken[l];
                if (weight === 0) continue;
                const own = Math.min(h, h - l - lossA - recoilA * k);
                const left = Math.min(g, g - k - lossB - recoilB * l);
                if (own <= 0 || left <= 0) {
                  if (left <= 0) sum += ((own <= 0 ? 0.5 : 1) * weight) / scale;
                  continue;
                }
                const [row, column] = [Math.max(1, Math.floor(own)), Math.max(1, Math.floor(left))];
                const [below, beside] = [Math.max(0, own - row), Math.max(0, left - column)];
                const place = row * width + column;
                goOn(place, weight * (1 - below) * (1 - beside), h, g);
                if (below > 0) goOn(place + width, weight * below * (1 - beside), h, g);
                if (beside > 0) goOn(place + 1, weight * (1 - below) * beside, h, g);
                if (below > 0 && beside > 0) goOn(place + width + 1, weight * below * beside, h, g);
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
