import {mkdtempSync, rmSync} from "node:fs";
import * as files from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it, vi} from "vitest";
import {MemoryAnswers} from "../../../server/http/memory-answers.ts";
import {SharedAnswers} from "../../../server/http/shared-answers.ts";

/** What happens just before an answer's file is moved or removed. */
let between: (() => Promise<void>) | null = null;
vi.mock("node:fs/promises", async (original) => {
  const real = await original<typeof files>();
  const step = async (path: unknown) => {
    const happens = between;
    if (happens === null || !String(path).endsWith(".answer")) return;
    between = null;
    await happens();
  };
  return {
    ...real,
    rename: async (from: string, to: string) => step(from).then(() => real.rename(from, to)),
    rm: async (path: string, options: object) => step(path).then(() => real.rm(path, options))
  };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "answers-"));
});
afterEach(() => {
  expect(between, "it happened").toBe(null);
  rmSync(folder, {recursive: true, force: true});
});

const KEPT_MS = 20;
const store = (keptMs: number, mostBytes = 1e6) =>
  new SharedAnswers({
    folder,
    otherwise: new MemoryAnswers(),
    warn: (error) => {
      throw error;
    },
    keptMs,
    mostBytes
  });
async function keep(answers: SharedAnswers, key: string, body: string) {
  const begun = await answers.begin("a", key, 1);
  if ("body" in begun) throw new Error("it is not the first");
  await begun.keep({type: "text/csv", body});
  await begun.release();
}
const later = () => new Promise((resolve) => setTimeout(resolve, 2 * KEPT_MS));

it("an answer that another process kept in place of an expired one stays", async () => {
  await keep(store(60_000), "k", "old");
  await later();
  between = async () => {
    const [old] = (await files.readdir(folder)).filter((name) => name.endsWith(".answer"));
    await files.rm(join(folder, old));
    await keep(store(60_000), "k", "new");
  };
  const begun = await store(KEPT_MS).begin("a", "k", 1);
  if (!("body" in begun)) await begun.release();
  expect(await store(60_000).begin("a", "k", 1)).toMatchObject({body: "new"});
  expect(await files.readdir(folder)).toHaveLength(1);
});

it("and so does one in place of an answer that was too much", async () => {
  await keep(store(60_000), "k", "old");
  between = async () => {
    const [old] = (await files.readdir(folder)).filter((name) => name.endsWith(".answer"));
    await files.rm(join(folder, old));
    await keep(store(60_000), "k", "new");
  };
  await keep(store(60_000, 4096), "another", "x");
  expect(await store(60_000).begin("a", "k", 1)).toMatchObject({body: "new"});
});
