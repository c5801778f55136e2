import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {z} from "zod";
import {
  JsonFileError,
  parseJson,
  readJson,
  readJsonIfThere,
  storedNumber
} from "../../../lib/files/read-json.ts";

const folder = mkdtempSync(join(tmpdir(), "read-json-"));
afterAll(() => rmSync(folder, {recursive: true}));
const file = join(folder, "a.json");
const kind = {
  schema: z.object({size: z.object({height: z.number()}), kind: z.union([z.literal("a"), z.number()])}),
  what: "a thing",
  remedy: "run `npm run thing` to make it"
};
const errorOf = (content: string): JsonFileError => {
  writeFileSync(file, content);
  try {
    readJson(file, kind);
  } catch (error) {
    if (error instanceof JsonFileError) return error;
  }
  throw new Error("no JsonFileError");
};

describe("readJson", () => {
  it("gives what the file holds", () => {
    writeFileSync(file, '{"size": {"height": 1}, "kind": "a"}');
    expect(readJson(file, kind)).toEqual({size: {height: 1}, kind: "a"});
    expect(readJsonIfThere(file, kind)).toEqual({size: {height: 1}, kind: "a"});
  });

  it("names file, field, what would be right, and what makes it anew", () => {
    const error = errorOf('{"size": {"height": "1"}, "kind": "a"}');
    expect(error).toMatchObject({file, field: "size.height", isAbsent: false});
    expect(error.message).toBe(
      `${file} is not a thing: size.height: Invalid input: expected number, received string; run \`npm run thing\` to make it`
    );
    expect(errorOf('{"size": {"height": 1}, "kind": "b"}').message).toContain(
      'kind: Invalid input: expected "a"'
    );
    expect(errorOf("[]").message).toContain("the whole: Invalid input: expected object, received array");
  });

  it("says of a file cut off that it is no JSON, and of none that there is none", () => {
    expect(errorOf('{"size').message).toMatch(/a\.json is not JSON: .*; run `npm run thing` to make it$/);
    const absent = join(folder, "none.json");
    expect(() => readJson(absent, kind)).toThrow(`${absent} does not exist; run \`npm run thing\``);
    expect(readJsonIfThere(absent, kind)).toBeNull();
    expect(() => readJsonIfThere(folder, kind)).toThrow(/cannot be read: EISDIR/);
  });

  it("keeps numbers that JSON has no sign for", () => {
    const read = (text: string) => parseJson(text, "x", {...kind, schema: z.array(storedNumber)});
    expect(read(JSON.stringify([1, Number.NaN]))).toEqual([1, Number.NaN]);
    expect(() => read('["1"]')).toThrow("x is not a thing: 0:");
  });
});
