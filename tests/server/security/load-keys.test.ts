import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {StartError} from "../../../server/config.ts";
import {hashKey} from "../../../server/security/key-ring.ts";
import {formatKeyLine, loadKeys, parseKeyFile} from "../../../server/security/load-keys.ts";

const folder = mkdtempSync(join(tmpdir(), "predictiondex-keys-"));
afterAll(() => rmSync(folder, {recursive: true}));
const HASH = "ab".repeat(32);
const stored = (name: string, hex = HASH) => ({name, hash: Buffer.from(hex, "hex")});

describe("a key file", () => {
  it("has a name and a hash a line, comments and empty lines aside", () => {
    const text = `# keys\r\n\r\n  laptop\t ${HASH.toUpperCase()}  # mine\nci ${"0".repeat(64)}\n   \n`;
    expect(parseKeyFile(text, "keys")).toEqual([stored("laptop"), stored("ci", "0".repeat(64))]);
    expect(parseKeyFile("", "keys")).toEqual([]);
  });

  it.each([
    "laptop",
    `laptop ${HASH}0`,
    `laptop ${HASH.slice(1)}`,
    `laptop ${"g".repeat(64)}`,
    `two words ${HASH}`,
    `laptop${HASH}`
  ])("is told by the line that is wrong: %s", (line) => {
    const read = () => parseKeyFile(`\nci ${HASH}\n${line}\n`, "my-keys");
    expect(read).toThrow(StartError);
    expect(read).toThrow("my-keys, line 3: expected a name and a SHA-256 in 64 hexadecimal digits");
  });

  it("reads the line that is written for a key", () => {
    expect(formatKeyLine(stored("ci"))).toBe(`ci ${HASH}\n`);
    expect(parseKeyFile(formatKeyLine(stored("ci")), "keys")).toEqual([stored("ci")]);
  });

  it("may say a key's last day, which it is valid on", () => {
    const line = `ci ${HASH} until 2027-06-30\n`;
    const key = {...stored("ci"), expires: Date.UTC(2027, 6, 1)};
    expect(parseKeyFile(line, "keys")).toEqual([key]);
    expect(formatKeyLine(key)).toBe(line);
    for (const day of ["2027-06-31", "2027-13-01", "30.06.2027", ""])
      expect(() => parseKeyFile(`ci ${HASH} until ${day}`, "my-keys")).toThrow(
        'my-keys, line 1: expected a name and a SHA-256 in 64 hexadecimal digits, and perhaps its last day such as "until 2027-06-30"'
      );
  });
});

describe("keys", () => {
  it("of the environment are named, or numbered", () => {
    const long = "0123456789abcdef";
    expect(
      loadKeys({apiKeys: [long, `lap-top_1.x:${long}`, `two words:${long}`], apiKeysFile: null})
    ).toEqual([
      {name: "env-1", hash: hashKey(long)},
      {name: "lap-top_1.x", hash: hashKey(long)},
      {name: "env-3", hash: hashKey(`two words:${long}`)}
    ]);
    expect(loadKeys({apiKeys: [], apiKeysFile: null})).toEqual([]);
  });

  it("of the environment have 16 characters at least", () => {
    const read = (key: string) => () => loadKeys({apiKeys: [key], apiKeysFile: null});
    expect(read("x".repeat(16))).not.toThrow();
    expect(read("x".repeat(15))).toThrow(
      'API_KEYS: key "env-1" is shorter than 16 characters; make one with: keys generate'
    );
    expect(read(`laptop:${"x".repeat(15)}`)).toThrow('key "laptop" is shorter');
    expect(read("short")).toThrow(StartError);
  });

  it("of the file come after those of the environment", () => {
    const file = join(folder, "keys");
    writeFileSync(file, `ci ${HASH}\n`);
    expect(loadKeys({apiKeys: ["0123456789abcdef"], apiKeysFile: file}).map(({name}) => name)).toEqual([
      "env-1",
      "ci"
    ]);
  });

  it("of a file that cannot be read are told by its name", () => {
    const file = join(folder, "nowhere");
    const read = () => loadKeys({apiKeys: [], apiKeysFile: file});
    expect(read).toThrow(StartError);
    expect(read).toThrow(`API_KEYS_FILE=${file} cannot be read: ENOENT`);
  });
});
