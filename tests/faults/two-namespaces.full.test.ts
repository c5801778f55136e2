import {spawnSync} from "node:child_process";
import {mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout as wait} from "node:timers/promises";
import {expect, it} from "vitest";
import {embeddedGame} from "../data-loaders/embedded-game.ts";
import {queryLog} from "../server/support/read-log.ts";
import {type ServerProcess, spawnServer} from "../server/support/spawn-server.ts";

/** As containers are: each process has the id 1, and sees no other. */
const UNSHARE = ["unshare", "--pid", "--fork", "--kill-child", "--mount-proc"];
const faketime = spawnSync("sh", ["-c", "ls /usr/lib/*/faketime/libfaketimeMT.so.1"], {encoding: "utf8"})
  .stdout.split("\n")
  .find((path) => path !== "");
const mayUnshare = spawnSync(UNSHARE[0], [...UNSHARE.slice(1), "true"]).status === 0;
const missing = [
  ...(mayUnshare ? [] : ["this user may make no namespaces"]),
  ...(faketime === undefined ? ["no libfaketime"] : [])
];
const DAYS = 100;
const DAY_MS = 86_400_000;

const DUEL = JSON.stringify({pokemon_a_id: 7, move_a: "Surf", pokemon_b_id: 4, move_b: "Ember"});

async function askUntilItEnds(url: string, signal: AbortSignal): Promise<string[]> {
  const answered: string[] = [];
  for (;;) {
    try {
      if (signal.aborted) return answered;
      const headers = {"Content-Type": "application/json"};
      const response = await fetch(`${url}/predict/duel`, {method: "POST", headers, body: DUEL});
      await response.arrayBuffer();
      if (response.ok) answered.push(response.headers.get("x-request-id")!);
    } catch {
      return answered;
    }
  }
}

/** The server itself, which `unshare` waits for. */
const serverIn = ({child}: ServerProcess): number =>
  Number(readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").trim());

it.skipIf(missing.length > 0)(
  `two servers that each are process 1, one killed, one ${DAYS} days late, lose no answered row${missing.length > 0 ? ` (SKIPPED: ${missing.join(", ")})` : ""}`,
  {timeout: 300_000},
  async () => {
    const data = mkdtempSync(join(tmpdir(), "namespaces-"));
    writeFileSync(join(data, "game.json"), JSON.stringify(embeddedGame()));
    const environment = {
      PREDICTIONDEX_DATA: data,
      PREDICTIONDEX_MODELS: join(data, "models"),
      PREDICTION_LOG_LEASE_SECONDS: "2",
      PREDICTION_LOG_SECONDS: "1",
      PREDICTION_LOG_DAYS: "1",
      SHUTDOWN_SECONDS: "60"
    };
    const late = {LD_PRELOAD: faketime, FAKETIME: `-${DAYS}d`, FAKETIME_DONT_FAKE_MONOTONIC: "1"};
    const servers: ServerProcess[] = [];
    const start = async (env: NodeJS.ProcessEnv) => {
      const server = await spawnServer({...environment, ...env}, {within: UNSHARE});
      servers.push(server);
      return server;
    };
    try {
      const [punctual, lateOne] = [await start({}), await start(late)];
      const dated = async ({url}: ServerProcess) =>
        Date.parse((await fetch(`${url}/health`)).headers.get("date") ?? "");
      expect((await dated(punctual)) - (await dated(lateOne))).toBeGreaterThan((DAYS - 1) * DAY_MS);
      const over = new AbortController();
      const clients = [punctual, lateOne, punctual, lateOne].map(({url}) => askUntilItEnds(url, over.signal));
      await wait(5000);
      punctual.child.kill("SIGKILL");
      await punctual.ended();
      const early = await start({...late, FAKETIME: `+${DAYS}d`});
      clients.push(askUntilItEnds(early.url, over.signal));
      await expect
        .poll(() => servers.some(({output}) => output().includes("recovered predictions of a process")), {
          timeout: 60_000
        })
        .toBe(true);
      await wait(3000);
      over.abort();
      const answered = (await Promise.all(clients)).flat();
      for (const server of [lateOne, early]) {
        process.kill(serverIn(server), "SIGTERM");
        expect(await server.ended()).toBe(0);
      }
      expect(readdirSync(join(data, "predictions", ".wal"))).toEqual([]);
      const rows = await queryLog(
        join(data, "predictions"),
        "SELECT request_id, count(*)::INTEGER AS n FROM log GROUP BY ALL"
      );
      const times = new Map(rows.map((row) => [row["request_id"], row["n"]]));
      expect(answered.length).toBeGreaterThan(100);
      expect(answered.filter((id) => times.get(id) !== 1)).toEqual([]);
      process.stdout.write(`${answered.length} answered, ${rows.length} logged\n`);
    } finally {
      for (const {child} of servers) child.kill("SIGKILL");
      await Promise.all(servers.map(({ended}) => ended()));
      rmSync(data, {recursive: true, force: true});
    }
  }
);
