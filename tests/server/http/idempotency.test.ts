import {expect, it} from "vitest";
import {Idempotency, type KeptAnswer} from "../../../server/http/idempotency.ts";

const answer = (length = 1): KeptAnswer => ({type: "text/plain", body: "x".repeat(length)});
const isFirst = (store: Idempotency, key: string, caller = "a", kept?: KeptAnswer): boolean => {
  const begun = store.begin(caller, key, 1);
  if ("body" in begun) return false;
  if (kept === undefined) begun.release();
  else begun.keep(kept);
  return true;
};

it("keeps no more bytes than it may, a little for each answer among them; the oldest go first", () => {
  const store = new Idempotency({mostBytes: 2100});
  for (const key of ["1", "2", "3"]) expect(isFirst(store, key, "a", answer())).toBe(true);
  expect(["1", "2", "3"].map((key) => isFirst(store, key))).toEqual([true, false, false]);
  expect(isFirst(store, "4", "a", answer(1076))).toBe(true);
  expect(["2", "3", "4"].map((key) => isFirst(store, key))).toEqual([true, true, false]);
});

it("forgets after an hour, and never what is under way", () => {
  let now = 0;
  const store = new Idempotency({now: () => now});
  store.begin("a", "open", 1);
  expect(isFirst(store, "1", "a", answer())).toBe(true);
  now = 3_599_999;
  expect(isFirst(store, "1")).toBe(false);
  now = 3_600_001;
  expect(isFirst(store, "1")).toBe(true);
  expect(() => store.begin("a", "open", 1)).toThrow(
    expect.objectContaining({
      status: 409,
      headers: {"Retry-After": "1"},
      message: "A request with this Idempotency-Key is under way; ask again for its answer."
    })
  );
});

it("is each caller's own", () => {
  const store = new Idempotency();
  expect(isFirst(store, "1", "a", answer())).toBe(true);
  expect(isFirst(store, "1", "b")).toBe(true);
});
