import * as files from "node:fs/promises";
import {mkdtemp, rm, utimes, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {hashOf} from "../../../lib/files/hash.ts";
import {KnownHashes} from "../../../lib/files/known-hashes.ts";
import {publishText} from "../../../lib/files/publish.ts";

vi.mock("node:fs/promises", async (original) => {
  const module = await original<typeof files>();
  return {...module, readFile: vi.fn(module.readFile)};
});

const LONG_AGO = new Date("2026-01-01");
let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "known-hashes-"));
  path = join(folder, "model.json");
  await writeFile(path, "first");
  await utimes(path, LONG_AGO, LONG_AGO);
  vi.mocked(files.readFile).mockClear();
});
afterEach(() => rm(folder, {recursive: true}));

it("a file that nobody touched is read once", async () => {
  const hashes = new KnownHashes();
  for (let look = 0; look < 3; look++) expect(await hashes.of(path)).toBe(hashOf("first"));
  expect(files.readFile).toHaveBeenCalledTimes(1);
});

it.each<[string, () => Promise<void>]>([
  ["put in place with the same size and time", () => publishText(path, "other")],
  ["longer", () => writeFile(path, "first and more")],
  ["of another time", () => writeFile(path, "other")]
])("one that is %s is read anew", async (what, change) => {
  const hashes = new KnownHashes();
  await hashes.of(path);
  await change();
  if (what !== "of another time") await utimes(path, LONG_AGO, LONG_AGO);
  expect(await hashes.of(path)).not.toBe(hashOf("first"));
});

it("one that was changed just now is read again, for it may change within the same tick", async () => {
  const hashes = new KnownHashes();
  const now = new Date();
  await utimes(path, now, now);
  await hashes.of(path);
  await writeFile(path, "other");
  await utimes(path, now, now);
  expect(await hashes.of(path)).toBe(hashOf("other"));
});
