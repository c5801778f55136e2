import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {secretsFromFiles} from "../../../lib/files/secret-files.ts";

let folder: string;
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "secrets-"));
});
afterAll(() => rmSync(folder, {recursive: true, force: true}));

it("secrets come from the files that the environment names, without the line's end", () => {
  const env = {
    REDIS_URL_FILE: file("redis", "redis://:secret@redis:6379\n"),
    DATABASE_URL_FILE: "",
    OTHER_FILE: "/x"
  };
  expect(secretsFromFiles(env)).toEqual({REDIS_URL: "redis://:secret@redis:6379"});
});

it.each([
  [
    "that is not there",
    () => ({PGPASSWORD_FILE: join(folder, "none")}),
    /^PGPASSWORD_FILE=.*none cannot be read: ENOENT/
  ],
  [
    "that is empty",
    () => ({PGPASSWORD_FILE: file("empty", "\n")}),
    /empty is empty; expected the value of PGPASSWORD/
  ],
  [
    "beside the value",
    () => ({PGPASSWORD: "x", PGPASSWORD_FILE: file("twice", "y")}),
    /^PGPASSWORD and PGPASSWORD_FILE are both set/
  ]
])("a file %s is refused", (_, env, message) => {
  expect(() => secretsFromFiles(env())).toThrow(message);
});
