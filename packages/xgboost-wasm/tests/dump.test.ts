import {readdirSync, readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {Booster, type DumpOptions, ParameterError} from "../src/index.ts";
import {streamed} from "../src/model/float-text.ts";
import {FIXTURES} from "./support/fixture.ts";
import {nativeVersions} from "./support/native-files.ts";

/** What tests/native/write_dumps.py writes. */
interface NativeDump {
  model: string;
  format: "text" | "json" | "dot";
  withStats: boolean;
  featureMap: string | null;
  /** The first tree; null where native refuses. */
  dump: string[] | null;
}

const dumps = readdirSync(`${FIXTURES}/dumps`).flatMap((file) => {
  const version = file.replace(".json", "");
  const all: NativeDump[] = JSON.parse(readFileSync(`${FIXTURES}/dumps/${file}`, "utf8"));
  return all.map((one) => ({version, ...one}));
});

const modelOf = (version: string, name: string): Booster =>
  Booster.load(nativeVersions.find((one) => one.version === version)!.cases[name].model);

/**
 * Where versions differ: only from 3.0 on has a graph statistics, and 3.2 writes those of categories unasked; before,
 * leaves with several values had no text and the graph of a gblinear was empty.
 */
function differs({version, model, format, withStats}: (typeof dumps)[number]): boolean {
  const categories = ["one-hot", "partition", "named-categories"].includes(model);
  if (version < "3") {
    return model === "vector-leaves" || (format === "dot" && (withStats || model.startsWith("linear")));
  }
  return format === "dot" && categories && !withStats;
}

describe.each(dumps.filter((one) => !differs(one)))(
  "$version's $format of $model, statistics: $withStats",
  ({version, model, featureMap, dump, ...how}) => {
    const options: DumpOptions = {...how, ...(featureMap === null ? {} : {featureMap})};
    if (dump === null) {
      it("is refused", () => {
        expect(() => modelOf(version, model).dumpModel(options)).toThrow(ParameterError);
      });
    } else {
      it("is native's", () => {
        expect(modelOf(version, model).dumpModel(options).slice(0, 1)).toEqual(dump);
      });
    }
  }
);

describe("dumpModel", () => {
  const booster = modelOf("1.7.4", "squarederror");
  const map = ["0 a q", "1 b i", "2 c float", "3 d q"];
  const mapped = (lines: string[]) => booster.dumpModel({featureMap: lines.join("\n")})[0];

  it("writes names so that the JSON stays JSON", () => {
    const json = booster
      .saveModel("json")
      .replace('"feature_names":[]', '"feature_names":["a\\"b","\\\\c","d\\ne","f"]');
    const [tree] = Booster.load(
      json.replace('"feature_types":[]', '"feature_types":["q","q","q","q"]')
    ).dumpModel({
      format: "json"
    });
    expect(JSON.parse(tree).split).toBe("\\c");
    expect(JSON.parse(tree).children[0].split).toBe('a"b');
  });

  it("refuses a feature map that does not fit, and says what would", () => {
    expect(mapped(map)).toContain("0:[b] yes=2,no=1");
    expect(() => mapped(map.slice(1))).toThrow('featureMap: got "1 b i", expected "0 NAME TYPE"');
    expect(() => mapped([...map, "4 e q"])).toThrow('got "5 lines", expected one for each of 4 features');
    expect(() => mapped(["0 a number", ...map.slice(1)])).toThrow("a type of i, q, int, float, c");
    expect(() => mapped(["0 a c", ...map.slice(1)])).toThrow("splits it by a threshold, not categories");
    expect(() => booster.dumpModel({format: "xml"} as never)).toThrow("format: got");
    expect(() => booster.dumpModel({with_stats: true} as never)).toThrow("withStats is the nearest");
  });

  it("of a tree that is too deep to be told is refused with its depth", () => {
    const splits = 20_000;
    const count = 2 * splits + 1;
    // Each even node is a split whose left child is a leaf and whose right one is the next split.
    const child = (of: number) =>
      Int32Array.from({length: count}, (_, node) => (node % 2 === 0 && node < 2 * splits ? node + of : -1));
    const numbers = new Float32Array(count);
    const tree = {
      ...booster.model.trees[0],
      left: child(1),
      right: child(2),
      feature: new Int32Array(count),
      condition: numbers,
      sumHessian: numbers
    };
    const deep = new Booster({...booster.model, trees: [tree]});
    for (const format of ["text", "json", "dot"] as const)
      expect(() => deep.dumpModel({format})).toThrow(
        'dumpModel: got "tree 0, 20000 levels deep", expected at most 1000 levels'
      );
  });
});

it("writes numbers as a C++ stream does", () => {
  const numbers = [
    0,
    -0,
    1,
    -1.5,
    100,
    123456789,
    1234567890,
    0.0001,
    0.00001,
    1e-10,
    1.5e20,
    Math.fround(0.1)
  ];
  const told = "0 -0 1 -1.5 100 123456789 1.23456789e+09 0.0001 1e-05 1e-10 1.5e+20 0.100000001";
  expect(numbers.map((number) => streamed(number, 9)).join(" ")).toBe(told);
  expect([Number.NaN, 1 / 0, -1 / 0].map((number) => streamed(number, 9))).toEqual(["nan", "inf", "-inf"]);
  expect([0.999999999, 1999999.5].map((number) => streamed(number, 6))).toEqual(["1", "2e+06"]);
});
