import {existsSync, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {keysCommand, serveCommand} from "../../server/cli.ts";
import {hashKey} from "../../server/security/key-ring.ts";
import {captureOutput} from "../support/capture-output.ts";

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
  rmSync(folder, {recursive: true});
});

it("keys generate shows a key once and keeps its hash", async () => {
  const file = join(folder, "keys");
  await keysCommand().parseAsync(["generate", "--name", "partner", "--file", file], {from: "user"});
  const key = output.trim();
  expect(key).toMatch(/^pdx_[\w-]{43}$/);
  expect(readFileSync(file, "utf8")).toBe(`partner ${hashKey(key).toString("hex")}\n`);
});

it("keys generate without a file writes none", async () => {
  const command = keysCommand();
  await command.parseAsync(["generate"], {from: "user"});
  expect(output.trim()).toMatch(/^pdx_/);
  expect(existsSync(join(folder, "keys"))).toBe(false);
});

it("serve tells its options", () => {
  expect(serveCommand().helpInformation()).toMatch(/--port[\s\S]*--host[\s\S]*--workers/);
});
