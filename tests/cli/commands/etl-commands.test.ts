import {type Command, CommanderError} from "commander";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {etlCommand, mirrorCommand} from "../../../cli/commands/etl-commands.ts";

const silent = {info: () => {}, warn: () => {}};
let errors: string[];

beforeEach(() => {
  errors = [];
  vi.spyOn(console, "error").mockImplementation((message: string) => void errors.push(message));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

async function run(command: Command, ...args: string[]): Promise<unknown> {
  command.exitOverride().configureOutput({writeErr: (text) => void errors.push(text.trim())});
  return command.parseAsync(args, {from: "user"}).catch((error: unknown) => error);
}

describe("the etl command", () => {
  it.each([
    [["--step", "6"], /Steps are 1 \(create the schema\), 2 .*5 /],
    [["--source", "sql"], /Allowed choices are embedded, live, cache/],
    [["--fast"], /unknown option '--fast'/]
  ])("refuses %j", async (args, message) => {
    expect(await run(etlCommand(silent), ...args)).toBeInstanceOf(CommanderError);
    expect(errors.join()).toMatch(message);
  });

  it("ends with one line and a failure where a setting is missing", async () => {
    vi.stubEnv("PREDICTIONDEX_CONTACT", "");
    vi.stubEnv("POKEAPI_URL", "");
    await run(etlCommand(silent), "--source", "live");
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatch(/^error: PREDICTIONDEX_CONTACT is not set/);
    expect(process.exitCode).toBe(1);
  });
});

describe("the mirror command", () => {
  it("says which address it needs", async () => {
    vi.stubEnv("DATABASE_URL", "");
    await run(mirrorCommand(silent));
    expect(errors).toEqual(["error: give --database-url, or set DATABASE_URL"]);
    expect(process.exitCode).toBe(1);
  });
});
