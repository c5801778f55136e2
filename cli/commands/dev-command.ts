import {Command, Option} from "commander";
import {dataPaths} from "../../lib/files/paths.ts";
import {wholeNumber} from "../../lib/terminal/arguments.ts";
import {painter} from "../../lib/terminal/paint.ts";

interface Options {
  readonly port: number;
  readonly host: string;
  readonly api: boolean;
}

/** The loop's modules, which need packages that an installation for use alone leaves out. */
async function loadDevLoop() {
  try {
    return await import("../dev/dev-loop.ts");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Error(
      `the packages for development are not installed: run npm ci (${(error as Error).message})`
    );
  }
}

const ended = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
  });

async function dev({port, host, api}: Options): Promise<void> {
  const {startDevLoop} = await loadDevLoop();
  const paint = painter(process.stderr);
  const say = (line: string): void =>
    void process.stderr.write(`${paint("dim", new Date().toTimeString().slice(0, 8))} ${line}\n`);
  const end = ended();
  const loop = await startDevLoop({paths: dataPaths(), host, port, api, say});
  say(`${paint("bold", loop.url)} shows what is saved; Ctrl-C ends it`);
  await end;
  await loop.stop();
}

/** `dev`: pages and API from their sources, renewed at every save. */
export const devCommand = (): Command =>
  new Command("dev")
    .description("pages and API from their sources at one address, renewed whenever a file is saved")
    .addOption(
      new Option("-p, --port <number>", "port to listen on, 0 for a free one")
        .env("PORT")
        .argParser(wholeNumber(0, 65_535))
        .default(8080)
    )
    .addOption(
      new Option("-H, --host <address>", "address to listen on; 0.0.0.0 for all")
        .env("HOST")
        .default("127.0.0.1")
    )
    .option("--no-api", "the pages alone")
    .action(dev);
