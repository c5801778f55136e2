import type {PokemonSet, StatID, StatsTable} from "@pkmn/sim";

interface StatEngine {
  trunc(value: number, bits?: number): number;
  readonly dex: {readonly natures: {get(name: string): {readonly plus?: string; readonly minus?: string}}};
}

/**
 * `statModify` of the Let's Go mod, transcribed, but for two of its lines: the mod holds friendship at 70 and counts
 * Awakening values in HP alone, as the format it is made for forbids others. Where a build has just these, a test holds
 * the mod's own against it.
 */
export function wholeStats(this: StatEngine, base: StatsTable, set: PokemonSet, stat: StatID): number {
  const tr = this.trunc;
  const awakened = set.evs[stat];
  if (stat === "hp") return tr((tr(2 * base.hp + set.ivs.hp + 100) * set.level) / 100 + 10) + awakened;
  let value = tr((tr(2 * base[stat] + set.ivs[stat]) * set.level) / 100 + 5);
  const {plus, minus} = this.dex.natures.get(set.nature);
  if (plus === stat) value = tr(tr(value * 110, 16) / 100);
  else if (minus === stat) value = tr(tr(value * 90, 16) / 100);
  const friendship = tr(((set.happiness ?? 70) / 255 / 10 + 1) * 100);
  return tr((value * friendship) / 100) + awakened;
}
