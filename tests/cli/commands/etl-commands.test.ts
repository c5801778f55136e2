import {mkdtempSync, rmSync} from "node:fs";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type Command, CommanderError} from "commander";
import {afterAll, afterEach, beforeEach, describe, expect, it, vi} from "vitest";
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

describe("a run that fails", () => {
  const paths = {PREDICTIONDEX_DATA: mkdtempSync(join(tmpdir(), "etl-command-"))};
  afterAll(() => rmSync(paths.PREDICTIONDEX_DATA, {recursive: true}));

  it("says how to leave a source out where nothing answers, and only there", async () => {
    const server = createServer((_, response) => void response.end('{"id": 1}'));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const {port} = server.address() as AddressInfo;
    vi.stubEnv("PREDICTIONDEX_DATA", paths.PREDICTIONDEX_DATA);
    vi.stubEnv("SOURCE_RETRIES", "0");
    vi.stubEnv("POKEPEDIA_URL", "none");
    vi.stubEnv("POKEAPI_URL", `http://127.0.0.1:${port}`);
    await run(etlCommand(silent), "--source", "live");
    await new Promise((resolve) => server.close(resolve));
    await run(etlCommand(silent), "--source", "live");
    expect(errors[0]).toMatch(/has an unknown structure at \w+: [^(]*$/);
    expect(errors[1]).toMatch(/could not be reached.*\(a source is left out by POKEAPI_URL=none/);
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
