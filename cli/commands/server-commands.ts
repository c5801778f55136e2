import {Command, InvalidArgumentError, Option} from "commander";
import {StartError} from "../../server/config.ts";
import {addKey} from "../../server/security/add-key.ts";
import {hashKey} from "../../server/security/key-ring.ts";
import {endOfDay, formatKeyLine} from "../../server/security/load-keys.ts";

/** Options of `serve` and the settings they stand for. */
const SETTINGS = {port: "PORT", host: "HOST", workers: "WORKERS"} as const;

interface ServeOptions extends Partial<Record<keyof typeof SETTINGS, string>> {
  readonly withoutModel?: boolean;
}

/** `serve`: runs the server; every other setting comes from the environment. */
export function serveCommand(): Command {
  return new Command("serve")
    .description("serve the site and the API")
    .addOption(new Option("-p, --port <number>", "port to listen on, 0 for a free one (PORT, 8080)"))
    .addOption(new Option("-H, --host <address>", "address to listen on; 0.0.0.0 for all (HOST, 127.0.0.1)"))
    .addOption(new Option("-w, --workers <number>", "processes behind the one address (WORKERS, 1)"))
    .option(
      "--without-model",
      "serve what needs no model while there is none (Pokédex, fights by the simulator); it is taken up when it comes"
    )
    .action(async ({withoutModel = false, ...options}: ServeOptions) => {
      const given = Object.entries(SETTINGS).flatMap(([option, variable]) => {
        const value = options[option as keyof typeof SETTINGS];
        return value === undefined ? [] : [[variable, value]];
      });
      const {runServer} = await import("../../server/run.ts");
      await runServer({env: {...process.env, ...Object.fromEntries(given)}, withoutModel});
    });
}

function lastDay(text: string): number {
  const end = /^\d{4}-\d{2}-\d{2}$/.test(text) ? endOfDay(text) : Number.NaN;
  if (end > Date.now()) return end;
  throw new InvalidArgumentError("expected a day that is not over, such as 2027-06-30");
}

/** `keys generate`: makes an API key, shows it once and keeps its hash. */
export function keysCommand(): Command {
  const generate = new Command("generate")
    .description("make an API key; it is shown once, only its hash is kept")
    .option("-n, --name <name>", "name of the key, for logs and rate limits", "default")
    .option("-f, --file <path>", "key file to add the hash to (API_KEYS_FILE)", process.env["API_KEYS_FILE"])
    .option("--until <day>", "last day on which it is valid, UTC, such as 2027-06-30", lastDay)
    .action(({name, file, until}: {name: string; file?: string; until?: number}, command: Command) => {
      try {
        const key = addKey(file ?? null, name, until);
        process.stdout.write(`${key}\n`);
        process.stderr.write(
          file === undefined
            ? `Line for a key file (API_KEYS_FILE):\n${formatKeyLine({name, hash: hashKey(key), ...(until === undefined ? {} : {expires: until})})}`
            : `Its hash is in ${file}; a running server takes it over within a second or so.\n`
        );
      } catch (error) {
        if (error instanceof StartError) command.error(`predictiondex: ${error.message}`);
        throw error;
      }
    });
  return new Command("keys").description("manage API keys").addCommand(generate);
}
