import {mkdirSync, readdirSync, rmSync, statSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import type {KeptAnswers} from "../../../server/http/kept-answers.ts";
import {answer, first, folder, store, useAnswersFolder, warnings} from "../support/answers-folder.ts";

useAnswersFolder();

describe("what is kept", () => {
  const keep = async (answers: KeptAnswers, key: string, body = "x") => {
    const request = await first(answers, key);
    await request.keep(answer(body));
    await request.release();
  };
  const BLOCK = 4096;
  const onDisk = (): number =>
    readdirSync(folder)
      .map((name) => Math.ceil(statSync(join(folder, name)).size / BLOCK) * BLOCK)
      .reduce((sum, bytes) => sum + bytes, 0);
  const has = async (key: string): Promise<boolean> => {
    const begun = await store().begin("a", key, 1);
    if ("body" in begun) return true;
    await begun.release();
    return false;
  };

  it("is no more than may be, the oldest go first", async () => {
    const answers = store({mostBytes: 4 * BLOCK});
    for (const key of ["1", "2", "3", "4"]) {
      await keep(answers, key);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(await Promise.all(["1", "2", "3", "4"].map(has))).toEqual([false, false, true, true]);
  });

  it.each([
    ["small", 1, 400],
    ["of many blocks", 10 * BLOCK, 60]
  ])("is no more at any time, of answers %s, whoever keeps them", async (_what, length, count) => {
    const mostBytes = 100 * BLOCK;
    const stores = [store({mostBytes}), store({mostBytes})];
    let most = 0;
    for (let key = 0; key < count; key++) {
      await keep(stores[key % 2], String(key), "x".repeat(length));
      most = Math.max(most, onDisk());
    }
    expect(most).toBeLessThanOrEqual(mostBytes);
    expect(most, "and not much less").toBeGreaterThanOrEqual(0.6 * mostBytes);
  });

  it("is no more where many are kept at the same time", async () => {
    const mostBytes = 100 * BLOCK;
    const answers = store({mostBytes});
    await Promise.all(Array.from({length: 300}, (_, key) => keep(answers, String(key))));
    expect(onDisk()).toBeLessThanOrEqual(mostBytes);
  });

  it("is forgotten after its time", async () => {
    const answers = store({keptMs: 20});
    await keep(answers, "1");
    expect(await has("1")).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 40));
    await (await first(answers, "1", 2)).release();
    expect(await has("1")).toBe(false);
  });

  it("is removed from disk after its time, by a process that was started later and asked nothing", async () => {
    vi.useFakeTimers({toFake: ["setInterval", "clearInterval"]});
    const later = () => new Promise((resolve) => setTimeout(resolve, 60));
    const isEmpty = () => expect.poll(() => readdirSync(folder)).toEqual([]);
    try {
      await keep(store(), "1");
      await first(store(), "left-behind");
      vi.clearAllTimers();
      await later();
      const stop = store({keptMs: 40}).keepHouse();
      await isEmpty();
      await keep(store(), "2");
      await later();
      expect(readdirSync(folder)).toHaveLength(1);
      vi.advanceTimersByTime(60_000);
      await isEmpty();
      stop();
      expect([vi.getTimerCount(), warnings]).toEqual([0, []]);
    } finally {
      vi.useRealTimers();
    }
  });

  it("is nothing to a process that finds no folder, and told where it cannot be read", async () => {
    store({folder: join(folder, "none")}).keepHouse()();
    writeFileSync(join(folder, "file"), "");
    store({folder: join(folder, "file")}).keepHouse()();
    await expect.poll(() => warnings).toMatchObject([{code: "ENOTDIR"}]);
    expect(readdirSync(folder)).toEqual(["file"]);
  });

  it("is this process's where the folder cannot be written", async () => {
    const blocked = join(folder, "file");
    writeFileSync(blocked, "");
    const answers = store({folder: join(blocked, "answers")});
    await keep(answers, "1");
    expect(await answers.begin("a", "1", 1)).toMatchObject({body: "x"});
    expect(warnings.length).toBeGreaterThan(0);
  });

  it("keeps nobody from an answer where it cannot be written any more", async () => {
    const answers = store();
    const request = await first(answers);
    rmSync(folder, {recursive: true});
    await request.keep(answer());
    await request.release();
    expect(warnings.length).toBeGreaterThan(0);
    mkdirSync(folder);
    await first(answers);
  });
});
