// The README's tables of what is equal, what differs and what is refused, line by line.
import {readdirSync, readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {ParameterError, train} from "../src/index.ts";
import {metricOf} from "../src/metrics/registry.ts";
import {OBJECTIVES} from "../src/objectives.ts";
import {ALIASES, KNOWN} from "../src/parameters.ts";
import {TRAINABLE} from "../src/train/trainable.ts";
import {logistic, matrix} from "./support/data.ts";
import {fixtureNames, readFixture} from "./support/fixture.ts";
import {nativeVersions} from "./support/native-files.ts";

const readme = readFileSync(fileURLToPath(new URL("../README.md", import.meta.url)), "utf8");

/** Lines of a section's table: the names in the first cell, then the other cells. */
function table(section: string): {names: string[]; cells: string[]}[] {
  const [, text] = readme.split(`### ${section}\n`);
  const lines = text
    .split(/\n##/)[0]
    .split("\n")
    .filter((line) => /^\| (?!---)/.test(line));
  return lines.slice(1).map((line) => {
    const [first, ...cells] = line.split("|").slice(1, -1);
    return {
      names: Array.from(first.matchAll(/`([^`]+)`/g), (found) => found[1]),
      cells: cells.map((cell) => cell.trim())
    };
  });
}

const folder = fileURLToPath(new URL("./fixtures/trainings", import.meta.url));
const trainings = readdirSync(folder).flatMap((file) => {
  const {cases} = JSON.parse(readFileSync(`${folder}/${file}`, "utf8"));
  return Object.values(cases) as {params: Record<string, unknown>; metrics: Record<string, unknown>}[];
});
const trainedWith = new Set<string>([
  ...trainings.flatMap(({params}) => Object.keys(params)),
  ...fixtureNames().flatMap((name) => Object.keys(readFixture(name).params))
]);

describe("the README's table of parameters", () => {
  const lines = table("Parameters");
  const of = (status: string) =>
    lines.filter(({cells}) => cells[0].startsWith(status)).flatMap(({names}) => names);

  it("has every parameter, and says something of each", () => {
    const known = [...KNOWN, ...Object.keys(ALIASES)].filter((name) => name !== "objective");
    expect([...of("equal"), ...of("differs")].sort()).toEqual(known.sort());
    for (const {cells} of lines) expect(cells[0]).toMatch(/^(equal|differs|refused)/);
  });

  it.each(of("equal").filter((name) => !(name in ALIASES)))(
    "calls equal what native trained with: %s",
    (name) => {
      expect(trainedWith).toContain(name);
    }
  );

  it.each(of("refused"))("%s is refused", async (name) => {
    const data = matrix([[1], [2]], [0, 1]);
    const error = await train({...logistic, [name]: 1}, data).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ParameterError);
    expect((error as ParameterError).parameter).toBe(name);
  });
});

describe("the README's table of objectives", () => {
  const lines = table("Objectives").filter(({names}) => names.length > 0);
  const of = (column: number, refused: boolean) =>
    lines.filter(({cells}) => cells[column].startsWith("refused") === refused).flatMap(({names}) => names);

  it("has those that are trained, and those that are read", () => {
    expect(of(0, false).sort()).toEqual(Object.keys(TRAINABLE).sort());
    expect(of(1, false).sort()).toEqual(Object.keys(OBJECTIVES).sort());
  });

  it.each(of(0, false))("%s was trained by native", (name) => {
    const used = [...trainings, ...fixtureNames().map((one) => readFixture(one))];
    expect(used.some(({params}) => (params as Record<string, unknown>)["objective"] === name)).toBe(true);
  });

  it.each(of(1, false))("%s is in native's files", (name) => {
    const files = nativeVersions.flatMap(({cases}) => Object.values(cases));
    expect(files.some(({model}) => model.includes(`"name":"${name}"`))).toBe(true);
  });

  it.each(of(0, true))("%s is not trained", async (name) => {
    const data = matrix([[1], [2]], [0, 1]);
    await expect(train({objective: name} as never, data)).rejects.toThrow("objective: got");
  });
});

describe("the README's table of where training starts", () => {
  const scores = fileURLToPath(new URL("./fixtures/scores", import.meta.url));
  const versions = readdirSync(scores).map((file) => {
    const {version, cases} = JSON.parse(readFileSync(`${scores}/${file}`, "utf8"));
    return {version, started: Object.values(cases) as {params: {objective: string}; custom: boolean}[]};
  });

  it("has every objective, each started by every version that knows it", () => {
    const names = table("Where training starts").flatMap((line) => line.names);
    expect(names.sort()).toEqual(Object.keys(TRAINABLE).sort());
    for (const {version, started} of versions) {
      const missing = names.filter((name) => !started.some(({params}) => params.objective === name));
      expect(missing, version).toEqual(version.startsWith("1.") ? ["reg:quantileerror"] : []);
      expect(started.some(({custom}) => custom)).toBe(true);
    }
  });
});

describe("the README's table of metrics", () => {
  const lines = table("Metrics");
  const of = (refused: boolean) =>
    lines.filter(({cells}) => cells[0].startsWith("refused") === refused).flatMap(({names}) => names);

  it.each(of(false))("%s was measured by native", (name) => {
    expect(trainings.some(({metrics}) => name in metrics)).toBe(true);
  });

  it.each(of(true))("%s is refused", (name) => expect(() => metricOf(name)).toThrow(ParameterError));
});

describe("the README's table of files", () => {
  const examples = table("Files").flatMap(({cells}) =>
    Array.from(cells[1].matchAll(/`([^`]+)`/g), (found) => found[1])
  );

  it.each(examples)("%s is among native's files", (name) => {
    expect(nativeVersions.some(({cases}) => name in cases)).toBe(true);
  });
});
