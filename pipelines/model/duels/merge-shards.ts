import {readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {loadGame} from "../../../data-loaders/load-game.ts";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {hashOf} from "../../../lib/files/hash.ts";
import type {DataPaths} from "../../../lib/files/paths.ts";
import {publishDirectory} from "../../../lib/files/publish.ts";
import {createBattleTables} from "../../battle/battle-tables.ts";
import {completeShards, ShardError} from "../shard-folder.ts";
import {createDuelTable, DUEL_WRITER, writeDuelTable} from "./duel-file.ts";
import {DUEL_COLUMNS} from "./duel-file-columns.ts";
import {duelFile, duelShardSchema} from "./duel-shard.ts";
import {checkDuelFile} from "./read-duels.ts";
import type {DuelsReport} from "./run-duels.ts";
import {SCENARIOS, type Scenario, scenarioSize} from "./scenarios.ts";

/**
 * Puts the shards of the duels together and publishes them: byte for byte the files that one machine makes, however
 * they were cut.
 * @throws ShardError, DuelFileError naming what does not fit
 */
export async function mergeShards(
  paths: Pick<DataPaths, "game" | "duels">,
  folder: string,
  key: string
): Promise<Omit<DuelsReport, "seconds"> & {readonly shards: number}> {
  const shards = completeShards(folder, duelShardSchema, {key, make: "predictiondex simulate"});
  const game = await loadGame(paths.game);
  const rows = {} as Record<Scenario, number>;
  const tables = createBattleTables(game);
  await publishDirectory(paths.duels, async (target) => {
    for (const scenario of SCENARIOS) {
      const files = shards.map((shard) => duelFile(shard.folder, scenario));
      rows[scenario] = 0;
      for (const [at, file] of files.entries()) {
        rows[scenario] += await checkDuelFile(file, game);
        if (hashOf(readFileSync(file)) !== shards[at].files[scenario])
          throw new ShardError(
            `${file} is not the file that its shard.json tells of; simulate that shard again`
          );
      }
      const whole = scenarioSize(scenario, tables);
      if (rows[scenario] !== whole)
        throw new ShardError(
          `the shards in ${folder} hold ${rows[scenario]} duels of ${scenario}; this game has ${whole}: simulate them again`
        );
      await withDuckDb(
        async (connection) => {
          await createDuelTable(connection);
          const order = game.pokemon.map(({id}) => id).join(", ");
          const columns = DUEL_COLUMNS.map(({name}) => name).join(", ");
          await connection.run(
            `INSERT INTO duels SELECT ${columns} FROM read_parquet([${files.map(quoteText).join(", ")}])
           ORDER BY list_position([${order}], pokemon_a_id), list_position([${order}], pokemon_b_id), sample`
          );
          await writeDuelTable(connection, duelFile(target, scenario));
        },
        {...DUEL_WRITER, temp_directory: join(target, ".spilled")}
      );
      rmSync(join(target, ".spilled"), {recursive: true, force: true});
    }
  });
  const [{seed, playouts}] = shards;
  const exact = shards.reduce((sum, shard) => sum + shard.exact, 0);
  return {seed, playouts, rows, exact, shards: shards.length};
}
