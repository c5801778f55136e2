import {expect, it} from "vitest";
import type {KeptAnswer} from "../../../server/http/kept-answers.ts";
import {MemoryAnswers} from "../../../server/http/memory-answers.ts";

const answer = (length = 1): KeptAnswer => ({type: "text/plain", body: "x".repeat(length)});
const isFirst = async (
  store: MemoryAnswers,
  key: string,
  caller = "a",
  kept?: KeptAnswer
): Promise<boolean> => {
  const begun = await store.begin(caller, key, 1);
  if ("body" in begun) return false;
  if (kept === undefined) await begun.release();
  else await begun.keep(kept);
  return true;
};

it("keeps no more bytes than it may, a little for each answer among them; the oldest go first", async () => {
  const store = new MemoryAnswers({mostBytes: 2100});
  for (const key of ["1", "2", "3"]) expect(await isFirst(store, key, "a", answer())).toBe(true);
  expect(await Promise.all(["1", "2", "3"].map((key) => isFirst(store, key)))).toEqual([true, false, false]);
  expect(await isFirst(store, "4", "a", answer(1076))).toBe(true);
  expect(await Promise.all(["2", "3", "4"].map((key) => isFirst(store, key)))).toEqual([true, true, false]);
});

it("forgets after an hour, and never what is under way", async () => {
  let now = 0;
  const store = new MemoryAnswers({now: () => now});
  await store.begin("a", "open", 1);
  expect(await isFirst(store, "1", "a", answer())).toBe(true);
  now = 3_599_999;
  expect(await isFirst(store, "1")).toBe(false);
  now = 3_600_001;
  expect(await isFirst(store, "1")).toBe(true);
  await expect(store.begin("a", "open", 1)).rejects.toThrow(
    expect.objectContaining({
      status: 409,
      headers: {"Retry-After": "1"},
      message: "A request with this Idempotency-Key is under way; ask again for its answer."
    })
  );
});

it("is each caller's own", async () => {
  const store = new MemoryAnswers();
  expect(await isFirst(store, "1", "a", answer())).toBe(true);
  expect(await isFirst(store, "1", "b")).toBe(true);
});
