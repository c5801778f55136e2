import {readFileSync, rmSync} from "node:fs";
import {withDuckDb} from "../../../lib/duckdb/open-duckdb.ts";
import {quoteText} from "../../../lib/duckdb/quote-sql.ts";
import {hashOf} from "../../../lib/files/hash.ts";
import {publishFile} from "../../../lib/files/publish.ts";
import {completeShards, ShardError} from "../shard-folder.ts";
import {SOLVED_COLUMNS} from "./solved-columns.ts";
import {createSolvedTable, SOLVED_WRITER, writeSolvedTable} from "./solved-file.ts";
import {type SolveReport, solvedFile, solvedShardSchema} from "./solved-shard.ts";

/**
 * Puts shards of solved fights together and publishes them: byte for byte the file that one machine makes, however
 * they were cut.
 * @throws ShardError naming what does not fit
 */
export async function mergeSolved(
  folder: string,
  to: string,
  key: string
): Promise<Omit<SolveReport, "seconds"> & {readonly shards: number}> {
  const shards = completeShards(folder, solvedShardSchema, {key, make: "predictiondex solve"});
  const files = shards.map((shard) => solvedFile(shard.folder));
  for (const [at, file] of files.entries())
    if (hashOf(readFileSync(file)) !== shards[at].file)
      throw new ShardError(`${file} is not the file that its shard.json tells of; solve that shard again`);
  const [{whole, asked}] = shards;
  const other = shards.find((shard) => shard.asked !== asked);
  if (other !== undefined)
    throw new ShardError(
      `shard ${other.shard.index} in ${folder} was asked other fights, or in other passes, than shard 1; solve it again`
    );
  const file = solvedFile(to);
  await publishFile(file, async (temporary) => {
    const spilled = `${temporary}.spilled`;
    await withDuckDb(
      async (connection) => {
        await createSolvedTable(connection);
        const columns = SOLVED_COLUMNS.map(({name}) => name).join(", ");
        await connection.run(
          `INSERT INTO fights SELECT ${columns} FROM read_parquet([${files.map(quoteText).join(", ")}]) ORDER BY fight`
        );
        const counted = await connection.runAndReadAll(
          "SELECT count(*)::INTEGER, count(DISTINCT fight)::INTEGER FROM fights"
        );
        const [[rows, fights]] = counted.getRows();
        if (rows !== whole || fights !== whole)
          throw new ShardError(
            `the shards in ${folder} hold ${fights} fights in ${rows} rows; all are ${whole}: solve them again`
          );
        await writeSolvedTable(connection, temporary);
      },
      {...SOLVED_WRITER, temp_directory: spilled}
    );
    rmSync(spilled, {recursive: true, force: true});
  });
  const solved = shards.reduce((sum, shard) => sum + shard.solved, 0);
  return {file, shards: shards.length, fights: whole, solved};
}
