import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {contentTypeOf, proxiedPath} from "../../../../pipelines/model/mlflow/artifacts.ts";
import {batchesOf} from "../../../../pipelines/model/mlflow/batches.ts";
import {clip, keyValues, mlflowKey} from "../../../../pipelines/model/mlflow/names.ts";
import {REQUESTS} from "./stand-in/schemas.ts";

const batch = REQUESTS["POST runs/log-batch"];
const hostile = fc.oneof(
  fc.string({unit: "binary", maxLength: 600}),
  fc.stringMatching(/^[a-z./]{0,300}$/),
  fc.constantFrom("", ".", "..", "a//b", "/a", "a/", "../x", "a/../b", "50 %", "é", "a:b")
);
const value = fc.oneof(fc.string({unit: "binary", maxLength: 8000}), fc.double(), fc.boolean());

describe("mlflowKey", () => {
  it("makes a key MLflow takes of any name, and leaves a plain name alone", () => {
    fc.assert(
      fc.property(hostile, (name) => {
        const key = mlflowKey(name);
        batch.parse({run_id: "r", tags: [{key, value: ""}]});
        expect(mlflowKey(key)).toBe(key);
      })
    );
    expect(mlflowKey("valid/log_loss-1.0 mean")).toBe("valid/log_loss-1.0 mean");
    expect(mlflowKey("p@1: 50 %")).toBe("p_1_ 50 _");
  });
});

describe("clip", () => {
  it("keeps within the bytes, cuts no character, and leaves short text alone", () => {
    fc.assert(
      fc.property(
        fc.string({unit: "grapheme", maxLength: 60}),
        fc.integer({min: 3, max: 80}),
        (text, bytes) => {
          const clipped = clip(text, bytes);
          expect(Buffer.byteLength(clipped)).toBeLessThanOrEqual(bytes);
          if (Buffer.byteLength(text) <= bytes) expect(clipped).toBe(text);
          else expect(text.startsWith(clipped.slice(0, -1))).toBe(true);
        }
      )
    );
  });
});

describe("keyValues", () => {
  it("loses no name, even where two become the same key", () => {
    fc.assert(
      fc.property(fc.dictionary(hostile, value), (values) => {
        const pairs = keyValues(values, 250);
        expect(pairs).toHaveLength(Object.keys(values).length);
        for (const params of [pairs.slice(0, 100)]) batch.parse({run_id: "r", params});
      })
    );
    expect(keyValues({"a:b": 1, "a;b": 2}, 250)).toEqual([
      {key: "a_b", value: "1"},
      {key: "a_b_2", value: "2"}
    ]);
  });
});

describe("batchesOf", () => {
  const pairs = (most: number) =>
    fc.nat(most).map((n) => Array.from({length: n}, (_, i) => ({key: `k${i}`, value: "x".repeat(250)})));

  it("keeps every item, its order and MLflow's limits", () => {
    const metrics = fc
      .nat(3500)
      .map((n) =>
        Array.from({length: n}, (_, i) => ({key: "m".repeat(250), value: i, timestamp: i, step: i}))
      );
    fc.assert(
      fc.property(metrics, pairs(250), pairs(250), (all, params, tags) => {
        const batches = [...batchesOf({metrics: all, params, tags})];
        for (const each of batches) {
          batch.parse({run_id: "r", ...each});
          expect(JSON.stringify(each).length).toBeLessThan(1_000_000);
          expect(each.metrics.length + each.params.length + each.tags.length).toBeGreaterThan(0);
        }
        expect(batches.flatMap((each) => each.metrics)).toEqual(all);
        expect(batches.flatMap((each) => each.params)).toEqual(params);
        expect(batches.flatMap((each) => each.tags)).toEqual(tags);
      }),
      {numRuns: 30}
    );
  });
});

describe("proxiedPath", () => {
  it.each([
    ["mlflow-artifacts:/1/abc/artifacts", "1/abc/artifacts"],
    ["mlflow-artifacts://host:5000/1/abc/artifacts/", "1/abc/artifacts"],
    ["https://host/mlflow/api/2.0/mlflow-artifacts/artifacts/1/abc/artifacts", "1/abc/artifacts"],
    ["mlflow-artifacts:/1/a%20b", "1/a b"],
    ["s3://bucket/1/abc", undefined],
    ["file:///mlruns/1", undefined],
    ["./mlruns/1", undefined],
    ["", undefined]
  ])("%s -> %s", (uri, path) => expect(proxiedPath(uri)).toBe(path));
});

describe("contentTypeOf", () => {
  it.each([
    ["model.json", "application/json"],
    ["MODEL_CARD.md", "text/markdown"],
    ["MLmodel", "application/octet-stream"]
  ])("%s is %s", (name, type) => expect(contentTypeOf(name)).toBe(type));
});
