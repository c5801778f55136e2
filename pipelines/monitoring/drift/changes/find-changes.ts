import {moreOften} from "../../../../lib/statistics/exact-share.ts";
import {normalSurvival} from "../../../../lib/statistics/normal.ts";
import type {ColumnDistance} from "../column-drift.ts";
import type {Thresholds} from "../drift-thresholds.ts";
import {type NumericColumn, type Profile, referenceMix} from "../profile.ts";
import type {WindowAggregates} from "../window/window-aggregates.ts";
import {askedAgain, rowsAMatchup, sideOf} from "./asked-again.ts";
import {type Carrier, type Changes, type Chunk, SIDES, type Side} from "./changes.ts";
import type {AskedPokemon} from "./count-pokemon.ts";
import {cutChunks, type SlotRange} from "./cut-chunks.ts";
import type {Segment} from "./segments.ts";

export interface ChangesInput {
  readonly profile: Profile;
  readonly window: WindowAggregates;
  /** Distances of the profile's columns over the whole window, in their order. */
  readonly whole: readonly ColumnDistance[];
  readonly asked: Readonly<Record<Side, AskedPokemon>>;
  readonly segments: readonly Segment[];
  readonly thresholds: Thresholds;
}

/** Something that can move: its sum and its number of independent observations by slot, and the reference's. */
interface Watched {
  readonly carrier: Pick<Carrier, "kind" | "side" | "name">;
  readonly sums: readonly number[];
  readonly sizes: readonly number[];
  readonly reference: number;
  /** Chance to see what was seen, or more. */
  readonly test: (mean: number, size: number) => number;
  /** Deviation of one observation where this is their mean. */
  readonly deviation: (mean: number) => number;
  /** Least distance from the reference that matters. */
  readonly least: number;
  /** Part of the false alarms that it may take. */
  readonly weight: number;
  /** Of a segment. */
  readonly members?: readonly number[];
}

/** Of the false alarms: shares are found by little evidence already, while a total that shifts is found by its mean alone. */
const WEIGHT = {segments: 0.08, totals: 0.82, stats: 0.1} as const;
/** And of the two looks: a change of yesterday is large in the latest chunk where a small one needs every row. */
const LOOK = {latest: 0.15, whole: 0.85} as const;
const TOTALS: ReadonlySet<string> = new Set(["a_total_stats", "b_total_stats"]);
/** A distribution more lopsided than this has means that are not normal enough for a test. */
const MOST_SKEW = 1;
/** Shown and named. */
const MOST_CARRIERS = 5;
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const part = (values: readonly number[], {first, end}: SlotRange): number => sum(values.slice(first, end));

/**
 * What is asked differently, since when, and about whom. The latest chunk and the whole window are judged,
 * and share the false alarms that daily looks may give in a year: a change of yesterday is not diluted by a quiet week,
 * and a small one is seen by all its rows.
 */
export function findChanges(input: ChangesInput): Changes {
  const {window, thresholds} = input;
  const rows = window.slots.map((slot) => slot.rows);
  const watched = [...watchedSegments(input), ...watchedColumns(input)];
  const alarms = thresholds.changes.falseAlarmsAYear / 365;
  const judge = (range: SlotRange, look: number): Moved[] => {
    if (part(rows, range) < thresholds.minimumRows) return [];
    const moved = watched.flatMap((one): Moved[] => {
      const {mean, size} = meanIn(one, range);
      if (Math.abs(mean - one.reference) < one.least) return [];
      const pValue = one.test(mean, size);
      if (pValue > alarms * look * one.weight) return [];
      const slot = window.slots[beginningOf(one, mean, range.end)];
      const since = new Date(slot.from).toISOString();
      return [{one, carrier: {...one.carrier, now: mean, reference: one.reference, pValue, since}}];
    });
    return moved.filter((type) => !moved.some((pokemon) => explains(pokemon, type))).sort(bySurety);
  };
  const ranges = cutChunks(rows, thresholds.changes.chunkRows);
  const judged = ranges.map((range) => judge(range, LOOK.latest));
  const chunks = ranges.map((range, i): Chunk => {
    const found = judged[i];
    return {
      from: new Date(window.slots[range.first].from).toISOString(),
      to: new Date(window.slots[range.end - 1].to).toISOString(),
      rows: part(rows, range),
      isDrifted: found.length > 0,
      carrier: found[0]?.carrier ?? null
    };
  });
  const latest = judged.at(-1) ?? [];
  const known = new Set(latest.map(({one}) => one));
  // A change that is over still weighs in the whole window: it counts where the latest chunk lies on the same side.
  const lasting = judge({first: 0, end: rows.length}, LOOK.whole).filter(
    (moved) => !known.has(moved.one) && goesOn(moved, ranges.at(-1))
  );
  const carriers = [...latest, ...lasting]
    .sort(bySurety)
    .slice(0, MOST_CARRIERS)
    .map(({carrier}) => carrier);
  return {
    chunks,
    carriers,
    since: carriers[0]?.since ?? null,
    wasDrifted: carriers.length === 0 && chunks.some(({isDrifted}) => isDrifted)
  };
}

interface Moved {
  readonly one: Watched;
  readonly carrier: Carrier;
}

const bySurety = (x: Moved, y: Moved): number => x.carrier.pValue - y.carrier.pValue;

/** The reference's where nothing was observed. */
function meanIn({sums, sizes, reference}: Watched, range: SlotRange): {mean: number; size: number} {
  const size = part(sizes, range);
  return {mean: size > 0 ? part(sums, range) / size : reference, size};
}

/** Whether a Pokémon is most of what is more of its type. */
function explains(pokemon: Moved, type: Moved): boolean {
  const [own, all] = [pokemon.carrier, type.carrier];
  return (
    own.kind === "pokemon" &&
    all.kind === "type" &&
    own.side === all.side &&
    type.one.members?.includes(pokemon.one.members?.[0] ?? -1) === true &&
    own.now - own.reference > (all.now - all.reference) / 2
  );
}

/** By how much likelier the reference has to be than the change, in the latest chunk, for the change to be over. */
const OVER = Math.log(20);

/** Whether the latest chunk does not say that the change is over. */
function goesOn({one, carrier}: Moved, latest: SlotRange | undefined): boolean {
  if (!latest) return false;
  const {mean, size} = meanIn(one, latest);
  if (size === 0) return false;
  const shift = carrier.now - one.reference;
  const middle = (carrier.now + one.reference) / 2;
  const error = one.deviation(carrier.now) / Math.sqrt(size);
  return ((mean - middle) * shift) / (error * error) > -OVER;
}

/** The slot from which on what is seen is nearer to `mean` than to the reference, as a whole. */
function beginningOf({sums, sizes, reference}: Watched, mean: number, end: number): number {
  const middle = (mean + reference) / 2;
  const sign = Math.sign(mean - reference);
  let [best, first, total] = [0, end - 1, 0];
  for (let slot = end - 1; slot >= 0; slot -= 1) {
    total += sign * (sums[slot] - middle * sizes[slot]);
    if (total > best) [best, first] = [total, slot];
  }
  return first;
}

function watchedSegments(input: ChangesInput): Watched[] {
  const {profile, window, asked, segments, thresholds} = input;
  return SIDES.flatMap((side) => {
    const effect = askedAgain(input.whole, input.window, side);
    const reference = referenceMix(
      profile,
      {counts: {best_move: profile.pokemon.best_move[side], duel: profile.pokemon.duel[side]}},
      window.mix
    );
    const sizes = asked[side].questions.map((count) => count / effect);
    return segments.map(({kind, name, members}): Watched => {
      const share = sum(members.map((place) => reference.shares[place] ?? 0));
      const size = reference.effectiveRows;
      return {
        carrier: {kind, side, name},
        members,
        sums: asked[side].counts.map((counts) => sum(members.map((place) => counts[place])) / effect),
        sizes,
        reference: share,
        test: (mean, n) => (mean < share ? 1 : moreOften(mean * n, n, share * size, size)),
        deviation: (mean) => Math.sqrt(mean * (1 - mean)),
        least: thresholds.changes.share,
        weight: WEIGHT.segments / (2 * segments.length)
      };
    });
  });
}

function watchedColumns(input: ChangesInput): Watched[] {
  const {profile, window, thresholds} = input;
  const stats = profile.columns
    .map((column, i) => ({column, i}))
    .filter(
      (one): one is {column: NumericColumn; i: number} =>
        one.column.kind === "numeric" && one.column.group === "base stats" && one.column.deviation > 0
    )
    .map(({column, i}) => ({column, i, ...referenceMix(profile, column, window.mix)}))
    .filter(({column, shares}) => Math.abs(skewOf(column, shares)) <= MOST_SKEW);
  // One figure for all of them: a column's own is uncertain in a small window.
  const [a, b] = SIDES.map((side) => askedAgain(input.whole, input.window, side) * rowsAMatchup(window));
  const totals = stats.filter(({column}) => TOTALS.has(column.name)).length;
  return stats.map(({column, i, shares, effectiveRows}): Watched => {
    const reference = sum(shares.map((share, bin) => share * column.positions[bin]));
    const {slots} = window.columns[i];
    const effect = sideOf(column.name) === "a" ? a : b;
    const weight = TOTALS.has(column.name) ? WEIGHT.totals / totals : WEIGHT.stats / (stats.length - totals);
    return {
      carrier: {kind: "column", side: null, name: {en: column.name, fr: column.name}},
      sums: slots.map((counts) => sum(counts.map((count, bin) => count * column.positions[bin])) / effect),
      sizes: slots.map((counts) => sum(counts) / effect),
      reference,
      test: (mean, size) => {
        const error = column.deviation * Math.sqrt(1 / size + 1 / effectiveRows);
        return 2 * normalSurvival(Math.abs(mean - reference) / error);
      },
      deviation: () => column.deviation,
      least: thresholds.changes.shift * column.deviation,
      weight
    };
  });
}

function skewOf({positions, deviation}: NumericColumn, shares: readonly number[]): number {
  const mean = sum(shares.map((share, bin) => share * positions[bin]));
  return sum(shares.map((share, bin) => share * ((positions[bin] - mean) / deviation) ** 3));
}
