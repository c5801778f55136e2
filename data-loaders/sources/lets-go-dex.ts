import {Dex, type ModdedDex, type Move, type Species} from "@pkmn/dex";
import * as letsGo from "@pkmn/mods/gen7letsgo";
import type {FormIdentifier} from "../game-data.ts";

const copy = <T>(value: T): T => {
  if (typeof value !== "object" || value === null) return value;
  const result: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
  for (const key in value) (result as Record<string, unknown>)[key] = copy(value[key]);
  return result as T;
};

let made: ModdedDex | undefined;

/** Generation 7 with the changes of Let's Go. `Dex.mod` alters the module it is given, hence the copy. */
export function letsGoDex(): ModdedDex {
  made ??= Dex.mod(
    "gen7letsgo" as Parameters<typeof Dex.mod>[0],
    copy(letsGo) as Parameters<typeof Dex.mod>[1]
  );
  return made;
}

/** Package ids of the forms in Let's Go; the dex itself does not filter. */
export const letsGoForms: readonly string[] = Object.keys(letsGo.FormatsData);

/** Form → move → source codes such as `7L12` (level), `7M` (TM), `7T` (tutor), `7S0` (event). */
export const letsGoLearnsets = letsGo.Learnsets;

const FORM_OF: Readonly<Record<string, FormIdentifier>> = {
  "": "base",
  Mega: "mega",
  "Mega-X": "mega_x",
  "Mega-Y": "mega_y",
  Alola: "alola",
  Starter: "starter"
};

export const formOf = ({forme}: Species): FormIdentifier => FORM_OF[forme];

/** The game's 188 Pokémon, as the package names them. */
export function letsGoMembers(): {name: string; speciesId: number; form: FormIdentifier}[] {
  const dex = letsGoDex();
  return letsGoForms
    .map((id) => dex.species.get(id))
    .map((species) => ({name: species.name, speciesId: species.num, form: formOf(species)}));
}

/** The moves that somebody learns, and Struggle. */
export function letsGoMoves(): Move[] {
  const dex = letsGoDex();
  const learned = letsGoForms.flatMap((id) => Object.keys(letsGoLearnsets[id]?.learnset ?? {}));
  return [...new Set(learned.concat("struggle"))].map((id) => dex.moves.get(id));
}
