import {existsSync} from "node:fs";
import {join} from "node:path";
import {openDuckDb} from "../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../lib/duckdb/quote-sql.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import type {Exploration, ExplorationDuels} from "./exploration-summary.ts";

const paths = dataPaths();
const {connection} = await openDuckDb();

for (const table of ["pokemon", "pokemon_stat", "pokemon_type", "type", "move", "move_category"])
  await connection.run(`create view ${table} as from ${quoteText(join(paths.parquet, `${table}.parquet`))}`);

const duelFiles = ["best_move", "random_move", "all_combinations"].map((name) =>
  join(paths.duels, `${name}.parquet`)
);
const simulated = duelFiles.every((file) => existsSync(file));
if (simulated) {
  await connection.run(`create view duels as from read_parquet([${duelFiles.map(quoteText).join()}])`);
  await connection.run(`create view strength as select pokemon_a_id as pokemon_id, avg(win_probability)::double as win
    from ${quoteText(duelFiles[0])} where pokemon_a_id <> pokemon_b_id group by 1`);
} else {
  await connection.run(
    "create view strength as select null::integer as pokemon_id, null::double as win where false"
  );
}

async function rows<Row>(sql: string): Promise<Row[]> {
  const reader = await connection.runAndReadAll(sql);
  return reader.getRowObjectsJson() as unknown as Row[];
}

const STATS = ["hp", "attack", "defense", "sp_attack", "sp_defense", "speed"];
const total = STATS.join(" + ");
const measures = [
  ...STATS.map((stat) => [stat, stat]),
  ["total", total],
  ...(simulated ? [["win", "win"]] : [])
];
const pairs = measures.flatMap(([x, left]) =>
  measures.map(
    ([y, right]) =>
      `select '${x}' as x, '${y}' as y, corr((${left})::double, (${right})::double) as r from joined`
  )
);

const duels = async (): Promise<ExplorationDuels> => ({
  scenarios:
    await rows(`select scenario, count(*)::integer as duels, (count(*) filter (method = 'exact'))::integer as exact,
    (count(*) filter (win_probability > 0.5))::integer as "favouredA",
    (count(*) filter (win_probability between 0.2 and 0.8))::integer as open from duels group by all order by duels`),
  histogram:
    await rows(`select scenario, least(19, floor(win_probability * 20))::integer as bin, count(*)::integer as duels
    from duels group by all order by all`)
});

await connection.run("create view joined as from pokemon_stat left join strength using (pokemon_id)");
const exploration: Exploration = {
  stats:
    await rows(`select stat, (floor(value / 10) * 10)::integer as "from", (floor(value / 10) * 10 + 10)::integer as "to",
    count(*)::integer as forms from (unpivot (select ${STATS.join()} from pokemon_stat) on ${STATS.join()} into name stat value value)
    group by all order by all`),
  types:
    await rows(`select type.identifier as type, count(*)::integer as forms, avg(win)::double as "winShare"
    from pokemon_type join type on type.id = type_id left join strength using (pokemon_id) group by all order by forms desc`),
  moves:
    await rows(`select type.identifier as type, move_category.identifier as category, count(*)::integer as moves
    from move join type on type.id = type_id join move_category on move_category.id = category_id group by all order by all`),
  correlations: await rows(pairs.join(" union all ")),
  duels: simulated ? await duels() : null
};
process.stdout.write(JSON.stringify(exploration));
