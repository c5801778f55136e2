import {Dex, type ModdedDex} from "@pkmn/dex";
import * as letsGo from "@pkmn/mods/gen7letsgo";

const copy = <T>(value: T): T => {
  if (typeof value !== "object" || value === null) return value;
  const result: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
  for (const key in value) (result as Record<string, unknown>)[key] = copy(value[key]);
  return result as T;
};

/** Generation 7 with the changes of Let's Go. `Dex.mod` alters the module it is given, hence the copy. */
export const letsGoDex = (): ModdedDex =>
  Dex.mod("gen7letsgo" as Parameters<typeof Dex.mod>[0], copy(letsGo) as Parameters<typeof Dex.mod>[1]);

/** Package ids of the forms in Let's Go; the dex itself does not filter. */
export const letsGoForms: readonly string[] = Object.keys(letsGo.FormatsData);

/** Form → move → source codes such as `7L12` (level), `7M` (TM), `7T` (tutor), `7S0` (event). */
export const letsGoLearnsets = letsGo.Learnsets;
