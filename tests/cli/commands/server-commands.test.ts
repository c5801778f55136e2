import {mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type Command, CommanderError} from "commander";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {keysCommand, serveCommand} from "../../../cli/commands/server-commands.ts";
import {runServer} from "../../../server/run.ts";
import {hashKey} from "../../../server/security/key-ring.ts";
import {captureOutput} from "../../support/capture-output.ts";

vi.mock("../../../server/run.ts", () => ({runServer: vi.fn(async () => {})}));

let folder: string;
let output: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-cli-"));
  output = "";
  captureOutput((text) => {
    output += text;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  rmSync(folder, {recursive: true});
});

/** `keys generate`, throwing where it would end the process. */
const generate = (...args: string[]): Promise<Command> => {
  const command = keysCommand();
  for (const below of command.commands) below.exitOverride();
  return command.parseAsync(["generate", ...args], {from: "user"});
};
const told = (): string =>
  vi
    .mocked(process.stderr.write)
    .mock.calls.map(([text]) => String(text))
    .join("");

it("keys generate shows a key once and keeps its hash, for its owner alone", async () => {
  const file = join(folder, "keys");
  await generate("--name", "partner", "--file", file);
  const key = output.trim();
  expect(key).toMatch(/^pdx_[\w-]{43}$/);
  expect(readFileSync(file, "utf8")).toBe(`partner ${hashKey(key).toString("hex")}\n`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(told()).toContain(file);
  expect(told()).not.toContain(key);
});

it("keys generate adds to the file that the environment names, also where its last line has no end", async () => {
  const file = join(folder, "keys");
  writeFileSync(file, `# partners\nfirst ${"ab".repeat(32)}`);
  vi.stubEnv("API_KEYS_FILE", file);
  await generate("--name", "second");
  expect(readFileSync(file, "utf8").split("\n")).toEqual([
    "# partners",
    `first ${"ab".repeat(32)}`,
    `second ${hashKey(output.trim()).toString("hex")}`,
    ""
  ]);
});

it("keys generate without a file writes none and tells the line for one", async () => {
  await generate();
  expect(output.trim()).toMatch(/^pdx_/);
  expect(told()).toContain(`\ndefault ${hashKey(output.trim()).toString("hex")}\n`);
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  ["a name that is taken", "partner", "keys", /keys has a key named "partner" already/],
  ["a name that is none", "a b", "keys", /"a b" is no name for a key/],
  ["a file in a folder that is not there", "x", "gone/keys", /gone\/keys cannot be written: ENOENT/],
  ["a folder in place of a file", "x", ".", /cannot be read: EISDIR/],
  ["a file of something else", "x", "notes", /notes, line 1: expected a name and a SHA-256/]
])("keys generate refuses %s in one line, and shows no key", async (_, name, file, message) => {
  writeFileSync(join(folder, "keys"), `partner ${"ab".repeat(32)}\n`);
  writeFileSync(join(folder, "notes"), "buy milk");
  const error = await generate("--name", name, "--file", join(folder, file)).catch(
    (reason: unknown) => reason
  );
  expect(error).toBeInstanceOf(CommanderError);
  expect(told()).toMatch(message);
  expect(told()).toMatch(/^predictiondex: [^\n]*\n$/);
  expect(output).toBe("");
  expect(readFileSync(join(folder, "keys"), "utf8")).toBe(`partner ${"ab".repeat(32)}\n`);
});

it("serve tells its options", () => {
  expect(serveCommand().helpInformation()).toMatch(/--port[\s\S]*--host[\s\S]*--workers/);
});

it.each([
  [["--port", "0", "--host", "0.0.0.0", "--workers", "4"], {PORT: "0", HOST: "0.0.0.0", WORKERS: "4"}],
  [["-p", "9"], {PORT: "9", HOST: "::1"}],
  [[], {PORT: "81", HOST: "::1"}]
])("serve %j runs the server so, every other setting coming from the environment", async (args, settings) => {
  vi.stubEnv("PORT", "81");
  vi.stubEnv("HOST", "::1");
  vi.stubEnv("LOG_LEVEL", "warn");
  await serveCommand().parseAsync(args, {from: "user"});
  expect(runServer).toHaveBeenLastCalledWith({
    env: expect.objectContaining({...settings, LOG_LEVEL: "warn"}),
    withoutModel: false
  });
});

it("serve --without-model does not wait for a model", async () => {
  await serveCommand().parseAsync(["--without-model"], {from: "user"});
  expect(runServer).toHaveBeenLastCalledWith(expect.objectContaining({withoutModel: true}));
});
