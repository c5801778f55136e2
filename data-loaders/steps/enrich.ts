import {hashOfJson} from "../../lib/files/hash.ts";
import type {Contribution} from "../reconcile/contribution.ts";
import {PACKAGES, readEmbeddedSource} from "../sources/embedded.ts";
import {installedPackage} from "../sources/installed-package.ts";
import {type LiveAccess, pokeApiFetcher} from "../sources/live.ts";
import {askPokeApi, type PokeApiRequest} from "../sources/pokeapi/pokeapi-client.ts";
import {pokeApiContribution} from "../sources/pokeapi/pokeapi-contribution.ts";
import type {EtlLog, StepTask} from "./step.ts";

const idsOf = (rows: readonly {readonly id?: number}[] | undefined): number[] =>
  (rows ?? []).map(({id}) => id!);

/** Everything that the CSV files name. */
const pokeApiRequest = ({rows}: Contribution): PokeApiRequest => ({
  pokemonIds: idsOf(rows.pokemon),
  speciesIds: idsOf(rows.pokemon_species),
  moveIds: idsOf(rows.move),
  typeIds: idsOf(rows.type)
});

const someOf = (list: readonly string[]): string =>
  list.slice(0, 5).join(", ") + (list.length > 5 ? ", …" : "");

async function fetchPokeApi(csv: Contribution, access: LiveAccess, log: EtlLog): Promise<Contribution[]> {
  const {pokeapiUrl} = access.config;
  if (pokeapiUrl === null) {
    log.warn("PokéAPI: left out (POKEAPI_URL is none)");
    return [];
  }
  const request = pokeApiRequest(csv);
  const fetcher = pokeApiFetcher(access);
  const answers = await askPokeApi(pokeapiUrl, request, fetcher, access.progress);
  const {fresh, confirmed, cached, retried} = fetcher.counts();
  log.info(
    `PokéAPI: ${fresh} answers fetched, ${confirmed} confirmed unchanged, ${cached} from the cache, ${retried} retries`
  );
  const {missing} = answers;
  if (missing.length > 0)
    log.warn(`PokéAPI does not have ${missing.length} of what was asked: ${someOf(missing)}`);
  return [pokeApiContribution(pokeapiUrl, request, answers)];
}

/** Step 3: the game data of the packages and, if asked, PokéAPI's. */
export const enrichStep = (
  csv: Contribution,
  access: LiveAccess | null,
  code: string,
  log: EtlLog
): StepTask<Contribution[]> => {
  const known = (csv.rows.pokemon ?? []).map(({id, species_id, form_id}) => ({id, species_id, form_id}));
  const packages = PACKAGES.map(installedPackage);
  return {
    number: 3,
    inputs: access
      ? null
      : {
          code,
          "ids of pokemon.csv": hashOfJson(known),
          ...Object.fromEntries(packages.map(({name, version}) => [name, version]))
        },
    run: async () => [readEmbeddedSource(known), ...(access ? await fetchPokeApi(csv, access, log) : [])]
  };
};
