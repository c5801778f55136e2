import {existsSync} from "node:fs";
import {join} from "node:path";
import {loadGame} from "../../data-loaders/load-game.ts";
import {openDuckDb, withDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {readAliases, readManifest} from "../../pipelines/model/registry/model-store.ts";
import {productionReport} from "../../pipelines/model/registry/version-report.ts";
import type {HomeSummary} from "./home-summary.ts";

const paths = dataPaths();
const game = await loadGame(paths.game);

/** Well-known pairs; the closest of them are shown. */
const FIGHTS = [
  ["pikachu", "eevee"],
  ["pikachu", "squirtle"],
  ["charizard", "blastoise"],
  ["venusaur", "blastoise"],
  ["gengar", "alakazam"],
  ["mewtwo", "mew"],
  ["machamp", "snorlax"],
  ["dragonite", "gyarados"],
  ["arcanine", "rapidash"],
  ["starmie", "lapras"],
  ["zapdos", "articuno"],
  ["moltres", "zapdos"],
  ["jolteon", "raichu"],
  ["nidoking", "nidoqueen"],
  ["hitmonlee", "hitmonchan"],
  ["scyther", "pinsir"],
  ["electabuzz", "magmar"],
  ["tauros", "kangaskhan"],
  ["golem", "rhydon"],
  ["sandslash", "marowak"],
  ["eevee-starter", "pikachu-starter"]
] as const;
const SHOWN = 6;
const fromEven = (probability: number | null): number =>
  probability === null ? 0 : Math.abs(probability - 0.5);

const duelFiles = ["best_move", "random_move", "all_combinations"].map((name) =>
  join(paths.duels, `${name}.parquet`)
);
const simulated = duelFiles.every((file) => existsSync(file));

async function queryDuels(): Promise<{duels: HomeSummary["duels"]; fights: Map<string, number>}> {
  if (!simulated) return {duels: null, fights: new Map()};
  const {connection} = await openDuckDb();
  const files = duelFiles.map(quoteText);
  const counts = await connection.runAndReadAll(
    `select count(*)::integer, (count(*) filter (method = 'exact'))::integer from read_parquet([${files.join()}])`
  );
  const [[rows, exact]] = counts.getRows() as [[number, number]];
  const best = await connection.runAndReadAll(
    `select pokemon_a_id::integer, pokemon_b_id::integer, win_probability::double from ${files[0]}`
  );
  const identifier = new Map(game.pokemon.map((entry) => [entry.id, entry.identifier]));
  const fights = new Map<string, number>();
  for (const [a, b, probability] of best.getRows() as [number, number, number][])
    fights.set(`${identifier.get(a)} ${identifier.get(b)}`, probability);
  return {duels: {rows, exact}, fights};
}

/** Scores of the version that answers, whichever was evaluated last. */
function evaluation(): HomeSummary["evaluation"] {
  const report = productionReport(paths);
  if (report === null) return null;
  const {testRows, scores, limit, intervals} = report.splits[0];
  return {testRows, scores, limit, intervals};
}

function model(): HomeSummary["model"] {
  const {production} = readAliases(paths);
  if (production === undefined) return null;
  const {version, trainedAt, featureNames, trainingRows, parameters} = readManifest(paths, production);
  const rounds = typeof parameters.rounds === "number" ? parameters.rounds : null;
  return {version, trainedAt, features: featureNames.length, trainingRows, rounds};
}

/** As the database has them; the game as the pipelines read it is without a second distribution of a move. */
const learnsetEntries = (): Promise<number> =>
  withDuckDb(async (connection) => {
    const file = quoteText(join(paths.parquet, "pokemon_move.parquet"));
    const counted = await connection.runAndReadAll(`select count(*)::integer from read_parquet(${file})`);
    return counted.getRows()[0][0] as number;
  });

const {duels, fights} = await queryDuels();
const known = new Set(game.pokemon.map(({identifier}) => identifier));
const summary: HomeSummary = {
  forms: game.pokemon.length,
  species: new Set(game.pokemon.map(({speciesId}) => speciesId)).size,
  moves: game.moves.length,
  learnset: await learnsetEntries(),
  duels,
  model: model(),
  evaluation: evaluation(),
  fights: FIGHTS.filter(([a, b]) => known.has(a) && known.has(b))
    .map(([a, b]) => ({a, b, probability: fights.get(`${a} ${b}`) ?? null}))
    .sort((x, y) => fromEven(x.probability) - fromEven(y.probability))
    .slice(0, SHOWN)
};
process.stdout.write(JSON.stringify(summary));
