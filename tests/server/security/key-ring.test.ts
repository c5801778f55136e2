import {expect, it} from "vitest";
import {generateKey, hashKey, KeyRing} from "../../../server/security/key-ring.ts";

it("a key is 256 random bits behind a prefix, and its hash is SHA-256", () => {
  expect(generateKey()).toMatch(/^pdx_[\w-]{43}$/);
  expect(generateKey()).not.toBe(generateKey());
  expect(hashKey("é").toString("hex")).toBe(
    "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"
  );
});

it("a ring knows its keys by name, and no others", () => {
  const ring = new KeyRing([
    {name: "a", hash: hashKey("key a")},
    {name: "b", hash: hashKey("key b")}
  ]);
  expect(ring.isOpen).toBe(false);
  expect(ring.names).toEqual(["a", "b"]);
  expect(["key a", "key b", "key c", ""].map((key) => ring.identify(key))).toEqual(["a", "b", null, null]);
  ring.replace([{name: "c", hash: hashKey("key c")}]);
  expect(["key a", "key c"].map((key) => ring.identify(key))).toEqual([null, "c"]);
});

it("a ring without keys is open", () => {
  expect(new KeyRing().isOpen).toBe(true);
  expect(new KeyRing().names).toEqual([]);
  expect(new KeyRing().identify("")).toBeNull();
});

it("does not know a key whose last day is over, and lets nobody in without one", () => {
  let now = 0;
  const ring = new KeyRing([{name: "ci", hash: hashKey("a key of the past"), expires: 1_000}], () => now);
  expect([ring.identify("a key of the past"), ring.expired()]).toEqual(["ci", []]);
  now = 1_000;
  expect([ring.identify("a key of the past"), ring.expired(), ring.isOpen]).toEqual([null, ["ci"], false]);
});
