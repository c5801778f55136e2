import type {Species} from "@pkmn/dex";
import type {ExtraStatements} from "../reconcile/contribution.ts";
import type {EVOLUTION_METHODS, ExtraRow} from "../schema/extra-tables.ts";
import type {letsGoDex} from "./lets-go-dex.ts";

interface Form {
  readonly species: Species;
  readonly pokemonId: number;
}

const METHODS: Readonly<Record<string, (typeof EVOLUTION_METHODS)[number]>> = {
  "": "level_up",
  useItem: "use_item",
  trade: "trade",
  levelFriendship: "level_friendship"
};

function evolutionOf({species, pokemonId}: Form, before: number): ExtraRow<"evolution"> {
  const method = METHODS[species.evoType ?? ""];
  if (!method)
    throw new Error(
      `${species.name} evolves by "${species.evoType}"; known are ${Object.keys(METHODS).join(", ")}`
    );
  return {
    pokemon_id: pokemonId,
    from_pokemon_id: before,
    method,
    level: species.evoLevel ?? null,
    item: species.evoItem ?? null,
    condition: species.evoCondition ?? null
  };
}

/** In hundredths; null where the package says that it has neither gender. */
const femalePercent = ({genderRatio: {M, F}}: Species): number | null =>
  M === 0 && F === 0 ? null : 100 * F;

/** What the package says beside the 11 tables. A pre-evolution outside the game (Pichu) is none. */
export function embeddedExtras(forms: readonly Form[], dex: ReturnType<typeof letsGoDex>): ExtraStatements {
  const ids = new Map(forms.map(({species, pokemonId}) => [species.id, pokemonId]));
  return {
    evolution: forms.flatMap((form) => {
      const before = form.species.prevo ? ids.get(dex.species.get(form.species.prevo).id) : undefined;
      return before === undefined ? [] : [evolutionOf(form, before)];
    }),
    pokemon_trait: forms.map(({species, pokemonId}) => ({
      pokemon_id: pokemonId,
      female_percent: femalePercent(species)
    }))
  };
}
