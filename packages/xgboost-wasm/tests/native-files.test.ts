import {describe, expect, it} from "vitest";
import {Booster, type PredictOptions} from "../src/index.ts";
import {type NativeFile, nativeVersions} from "./support/native-files.ts";

const all = nativeVersions.flatMap(({version, data, cases}) =>
  Object.entries(cases).map(([name, file]) => ({version, name, file, data: file.data ?? data}))
);

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, "base64"));

/** The file as JavaScript parses it: NaN is null, and version 1.0's doubles the single floats that they are. */
const parsed = (text: string): unknown =>
  JSON.parse(text.replaceAll(/\b(NaN|nan)\b/g, "null"), (_, value) =>
    typeof value === "number" ? Math.fround(value) : value
  );

/** What XGBoost answers differently today than the version that wrote the file did: this package does as today's. */
const TODAY: Readonly<Record<string, {rounds?: number; shift?: number}>> = {
  // Files did not say yet how many trees are side by side.
  "1.0.2 forest-of-one": {rounds: 6},
  // base_score 0.4 was a probability, and is a margin.
  "1.0.2 logitraw": {shift: 0.4 - Math.log(0.4 / 0.6)},
  "1.0.2 linear": {rounds: 0},
  "1.0.2 linear-classes": {rounds: 0}
};

describe.each(all)("$version's file: $name", ({version, name, file, data}) => {
  const rows = Float32Array.from(data, (value) => value ?? Number.NaN);
  const {rounds = file.rounds, shift = 0} = TODAY[`${version} ${name}`] ?? {};
  const asked: [keyof NativeFile, PredictOptions, number][] = [
    ["prediction", {}, 1e-6],
    ["margin", {outputMargin: true}, 2e-6],
    ["part", {outputMargin: true, iterationRange: [1, file.rounds]}, 2e-6],
    ["leaves", {predLeaf: true}, 0],
    ["contributions", {predContribs: true}, 1e-5]
  ];

  it("has its rounds and answers", () => {
    const booster = Booster.load(file.model);
    expect(booster.numBoostedRounds).toBe(rounds);
    for (const [kind, options, tolerance] of asked) {
      const native = file[kind] as (number | null)[] | null;
      if (!native) continue;
      const ours = booster.predict(rows, options);
      expect(ours).toHaveLength(native.length);
      const bias = (at: number) =>
        kind === "leaves" || (kind === "contributions" && at % 5 !== 4) ? 0 : shift;
      const wrong = native.flatMap((value, at) => {
        const expected = (value ?? Number.NaN) + bias(at);
        const near = Math.abs(ours[at] - expected) <= tolerance * Math.max(1, Math.abs(expected));
        return near || (Number.isNaN(expected) && Number.isNaN(ours[at]))
          ? []
          : [[kind, at, ours[at], expected]];
      });
      expect(wrong).toEqual([]);
    }
  });

  it("is written back as it was", () => {
    const booster = Booster.load(file.model);
    expect(parsed(booster.saveModel("json"))).toEqual(parsed(file.model));
    expect(Booster.load(booster.toJSON()).saveModel("json")).toBe(booster.saveModel("json"));
    // JSON.stringify knows no -0.
    const text = JSON.stringify(booster);
    const signless = booster.saveModel("json").replaceAll("-0E0", "0E0");
    expect(Booster.load(text).saveModel("json")).toBe(signless);
    expect(parsed(Booster.load(booster.saveModel("ubj")).saveModel("json"))).toEqual(parsed(file.model));
    if (file.ubj) {
      const binary = Booster.load(bytesOf(file.ubj));
      expect(binary.saveModel("ubj")).toEqual(bytesOf(file.ubj));
      expect(parsed(binary.saveModel("json"))).toEqual(parsed(file.model));
    }
  });
});
