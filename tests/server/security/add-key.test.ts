import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {StartError} from "../../../server/config.ts";
import {addKey} from "../../../server/security/add-key.ts";
import {hashKey} from "../../../server/security/key-ring.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "predictiondex-keys-"));
  file = join(folder, "keys");
});
afterEach(() => rmSync(folder, {recursive: true}));

const line = (name: string, key: string) => `${name} ${hashKey(key).toString("hex")}\n`;

it("adds the hash to the file, which becomes its owner's alone", () => {
  const first = addKey(file, "a");
  expect(readFileSync(file, "utf8")).toBe(line("a", first));
  const second = addKey(file, "b");
  expect(readFileSync(file, "utf8")).toBe(line("a", first) + line("b", second));
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("ends a last line that has no end, and closes a file that others could read", () => {
  writeFileSync(file, "# keys", {mode: 0o644});
  const key = addKey(file, "a");
  expect(readFileSync(file, "utf8")).toBe(`# keys\n${line("a", key)}`);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

it("without a file makes a key alone", () => {
  expect(addKey(null, "a")).toMatch(/^pdx_/);
});

it.each(["", "two words", "x".repeat(41), "ä", "a\nb", "a:b"])("refuses a name that is none: %j", (name) => {
  expect(() => addKey(file, name)).toThrow(StartError);
  expect(() => addKey(null, name)).toThrow(
    `"${name}" is no name for a key: use 1 to 40 letters, digits, dots, dashes and underscores`
  );
});

it("takes every name that is one", () => {
  for (const name of ["a", "x".repeat(40), "A.b-c_9"]) expect(() => addKey(file, name)).not.toThrow();
});

it("refuses a name that is taken", () => {
  addKey(file, "a");
  const before = readFileSync(file, "utf8");
  expect(() => addKey(file, "a")).toThrow(
    `${file} has a key named "a" already; delete its line first, or choose another name`
  );
  expect(readFileSync(file, "utf8")).toBe(before);
});

it("names the file that cannot be read or written", () => {
  mkdirSync(file);
  expect(() => addKey(file, "a")).toThrow(StartError);
  expect(() => addKey(file, "a")).toThrow(`${file} cannot be read: EISDIR`);
  const below = join(folder, "nowhere", "keys");
  expect(() => addKey(below, "a")).toThrow(`${below} cannot be written: ENOENT`);
});
