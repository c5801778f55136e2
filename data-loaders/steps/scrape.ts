import {FORMS, LEARN_METHODS, type LearnMethod} from "../game-data.ts";
import type {Contribution} from "../reconcile/contribution.ts";
import {type LiveAccess, pokepediaFetcher} from "../sources/live.ts";
import type {PageMethod} from "../sources/pokepedia/page.ts";
import {askPokepedia} from "../sources/pokepedia/pokepedia-client.ts";
import {
  type PageOwner,
  type PageRequest,
  pokepediaContribution
} from "../sources/pokepedia/pokepedia-contribution.ts";
import {readRobots} from "../sources/pokepedia/robots.ts";
import type {EtlLog, StepTask} from "./step.ts";

const PARTNER = FORMS.indexOf("starter") + 1;
const USUAL_METHODS: readonly PageMethod[] = ["level_up", "tm"];
/** The tutors of Let's Go teach the partners only. */
const PARTNER_METHODS: readonly PageMethod[] = [...USUAL_METHODS, "move_tutor"];

/** The pages that pokemon.csv names, and what the sources so far let one expect on them. */
function pageRequest(csv: Contribution, enriched: readonly Contribution[]): PageRequest {
  const methods = new Map<number, Set<LearnMethod>>();
  for (const {rows} of enriched) {
    for (const {pokemon_id, learn_method_id} of rows.pokemon_move ?? []) {
      const known = methods.get(pokemon_id!) ?? new Set();
      methods.set(pokemon_id!, known.add(LEARN_METHODS[learn_method_id! - 1]));
    }
  }
  const pages = new Map<string, PageOwner[]>();
  for (const {id, pokepedia_page, form_id} of csv.rows.pokemon ?? []) {
    if (!pokepedia_page) continue;
    const owner = {pokemonId: id!, methods: form_id === PARTNER ? PARTNER_METHODS : USUAL_METHODS};
    pages.set(pokepedia_page, [...(pages.get(pokepedia_page) ?? []), owner]);
  }
  return {
    pages,
    moves: (csv.rows.move ?? []).map(({id, name_fr, name_fr_alias}) => ({
      id: id!,
      name_fr: name_fr!,
      name_fr_alias: name_fr_alias ?? null
    })),
    expectedMethods: (pokemonId) => methods.get(pokemonId) ?? new Set()
  };
}

async function scrape(request: PageRequest, access: LiveAccess, log: EtlLog): Promise<Contribution[]> {
  const {pokepediaUrl, userAgent} = access.config;
  if (pokepediaUrl === null) {
    log.warn("Poképédia: left out (POKEPEDIA_URL is none)");
    return [];
  }
  const titles = [...request.pages.keys()];
  const robots = await readRobots(pokepediaUrl, userAgent, pokepediaFetcher(access));
  const fetcher = pokepediaFetcher(access, robots.crawlDelay ?? 0);
  const progress = access.progress("Poképédia", titles.length);
  try {
    const answers = await askPokepedia(pokepediaUrl, titles, robots, fetcher, (asked) =>
      progress.update(asked)
    );
    const {fresh, confirmed, cached, retried} = fetcher.counts();
    log.info(
      `Poképédia: ${fresh} pages fetched, ${confirmed} confirmed unchanged, ${cached} from the cache, ${retried} retries`
    );
    if (answers.missing.length > 0) log.warn(`Poképédia has no page for ${answers.missing.join(", ")}`);
    const {contribution, alarms} = pokepediaContribution(pokepediaUrl, request, answers);
    for (const {page, place, reason} of alarms)
      log.warn(`Poképédia: the page ${page} is left out: ${place}: ${reason}`);
    return [contribution];
  } finally {
    progress.end();
  }
}

/** Step 4: the learnsets on Poképédia; nothing to do where the live sources are not asked. */
export const scrapeStep = (
  csv: Contribution,
  enriched: readonly Contribution[],
  access: LiveAccess | null,
  log: EtlLog
): StepTask<Contribution[]> => ({
  number: 4,
  inputs: access ? null : {source: "embedded"},
  run: async () => (access ? scrape(pageRequest(csv, enriched), access, log) : [])
});
