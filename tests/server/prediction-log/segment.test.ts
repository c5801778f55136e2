import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {LOG_SCHEMA, LOG_VERSION} from "../../../pipelines/monitoring/log/log-schema.ts";
import {
  decodeHeader,
  decodeSegment,
  encodeEntry,
  encodeHeader,
  NewerSegmentError
} from "../../../server/prediction-log/segment.ts";
import {EXTENDED_SCHEMA} from "../../support/extended-log.ts";
import {loggedPrediction} from "../../support/logged-prediction.ts";

const WRITER = {instance: "4711-0a1b2c3d", host: "here", pid: 4711};
const header = encodeHeader(WRITER);
const POSITIONAL = readFileSync(new URL("./fixtures/version-1.jsonl", import.meta.url), "utf8");
const two = [loggedPrediction(), loggedPrediction({probability: 0.75})];
const line = (value: unknown) => `${JSON.stringify(value)}\n`;
const json = (text: string) => JSON.parse(text) as {rows: unknown; values: Record<string, unknown>};

describe("a segment", () => {
  it("says who writes it, and in which version", () => {
    expect(JSON.parse(header)).toEqual({format: 2, version: LOG_VERSION, ...WRITER});
    expect(JSON.parse(encodeHeader(WRITER, EXTENDED_SCHEMA))).toMatchObject({version: LOG_VERSION + 2});
    expect(header.endsWith("}\n")).toBe(true);
    expect(decodeHeader(header)).toEqual({format: 2, version: LOG_VERSION, ...WRITER});
  });

  it("names its values, one where all rows have the same, else one a row", () => {
    expect(json(encodeEntry(two))).toEqual({
      rows: 2,
      values: {
        time: two[0].time,
        request_id: "request-1",
        endpoint: "/predict/duel",
        model_version: "3",
        feature_version: "old",
        instance: "4711-0a1b2c3d",
        pokemon_a_id: 7,
        move_a_id: 57,
        pokemon_b_id: 4,
        move_b_id: 52,
        win_probability: [0.25, 0.75],
        synthetic: false
      }
    });
    expect(encodeEntry(two).split("\n")).toEqual([expect.any(String), ""]);
  });

  it("is read as it was written", () => {
    const segment = decodeSegment(header + encodeEntry(two) + encodeEntry([loggedPrediction()]));
    expect(segment).toMatchObject({rows: 3, damaged: 0});
    expect(segment!.columns).toMatchObject({
      win_probability: [0.25, 0.75, 0.25],
      pokemon_a_id: [7, 7, 7],
      synthetic: [false, false, false]
    });
    expect(Object.keys(segment!.columns)).toEqual(LOG_SCHEMA.map(({name}) => name));
  });

  it("without a row is read as that", () => {
    expect(decodeSegment(header)).toMatchObject({rows: 0, damaged: 0});
    expect(decodeSegment(header + line({...json(encodeEntry(two)), rows: 0}))).toMatchObject({damaged: 1});
  });

  it("that ends in the middle of a line loses only that", () => {
    const text = header + encodeEntry(two);
    const whole = decodeSegment(text);
    for (const torn of ["{", encodeEntry(two).slice(0, -1)])
      expect(decodeSegment(text + torn)).toEqual(whole);
  });

  it.each<[string, (values: Record<string, unknown>) => Record<string, unknown>]>([
    ["lacks a column of its own version", ({endpoint: _, ...values}) => values],
    ["has a number for a text", (values) => ({...values, endpoint: 1})],
    ["has a text for a number", (values) => ({...values, win_probability: "1"})],
    ["has a fraction for an id", (values) => ({...values, pokemon_a_id: 1.5})],
    ["has a fraction of a millisecond", (values) => ({...values, time: 1.5})],
    ["has a number for yes and no", (values) => ({...values, synthetic: 1})],
    ["has null where a value must be", (values) => ({...values, move_b_id: null})],
    ["has too few values", (values) => ({...values, win_probability: [0.5]})],
    ["has too many values", (values) => ({...values, win_probability: [0.5, 0.5, 0.5]})],
    ["has a list in a list", (values) => ({...values, win_probability: [[0.5], 0.5]})]
  ])("counts a line that %s as damaged, and reads the others", (_, change) => {
    const {rows, values} = json(encodeEntry(two));
    const text = header + line({rows, values: change(values)}) + encodeEntry([loggedPrediction()]);
    expect(decodeSegment(text)).toMatchObject({rows: 1, damaged: 1, columns: {win_probability: [0.25]}});
  });

  it.each([
    ["no JSON", "not JSON\n"],
    ["nothing in a line", "\n"],
    ["no object", "[1]\n"],
    ["no number of rows", line({values: json(encodeEntry(two)).values})],
    ["a negative number of rows", line({...json(encodeEntry(two)), rows: -1})]
  ])("counts a line with %s as damaged", (_, damaged) => {
    expect(decodeSegment(header + damaged + encodeEntry(two))).toMatchObject({rows: 2, damaged: 1});
  });
});

describe("the first line", () => {
  it.each([
    ["missing", ""],
    ["torn", header.trimEnd()],
    ["no JSON", "header\n"],
    ["of no format", line({...WRITER, version: 1})],
    ["of format 0", line({...WRITER, format: 0})],
    ["of version 0", line({...WRITER, format: 2, version: 0})],
    ["of nobody", line({...WRITER, format: 2, instance: undefined})],
    ["of no machine", line({...WRITER, format: 2, host: undefined})],
    ["of no process", line({...WRITER, format: 2, pid: 1.5})]
  ])("%s makes it none", (_, text) => {
    expect(decodeHeader(text)).toBeNull();
    expect(decodeSegment(text)).toBeNull();
  });
});

describe("a segment of a newer server", () => {
  it("is refused by name, so that nothing of it is lost", () => {
    const newer = encodeHeader(WRITER, EXTENDED_SCHEMA) + encodeEntry(two, EXTENDED_SCHEMA);
    expect(() => decodeSegment(newer)).toThrow(NewerSegmentError);
    expect(() => decodeSegment(newer)).toThrow(
      `a segment of process ${WRITER.instance} is of format 2 and log version ${LOG_VERSION + 2}, newer than format 2 and version ${LOG_VERSION}, which are known here: it stays for a server that knows them`
    );
    expect(() => decodeSegment(line({...WRITER, format: 3, version: 1}))).toThrow(NewerSegmentError);
    expect(decodeHeader(newer)).toMatchObject(WRITER);
    expect(new NewerSegmentError(decodeHeader(newer)!, 1).name).toBe("NewerSegmentError");
  });

  it("is read by one that knows it", () => {
    const newer = encodeHeader(WRITER, EXTENDED_SCHEMA) + encodeEntry(two, EXTENDED_SCHEMA);
    expect(decodeSegment(newer, EXTENDED_SCHEMA)).toMatchObject({
      rows: 2,
      damaged: 0,
      columns: {region: ["nowhere", "nowhere"], request_origin: [null, null], tries: [2, 2]}
    });
  });
});

describe("a segment as version 1 left it", () => {
  it("is read whole", () => {
    expect(decodeSegment(POSITIONAL)).toEqual({
      rows: 3,
      damaged: 0,
      columns: {
        time: [1793491198765, 1793491198765, 1793491200265],
        request_id: ["request-1", "request-1", "request-2"],
        endpoint: ["/predict/best-move", "/predict/best-move", "/predict/duel"],
        model_version: ["3", "3", "3"],
        feature_version: Array(3).fill("0123456789abcdef"),
        instance: Array(3).fill("4711-0a1b2c3d"),
        pokemon_a_id: [7, 7, 150],
        move_a_id: [57, 33, 94],
        pokemon_b_id: [4, 4, 151],
        move_b_id: [52, 52, 1],
        win_probability: [0.875, 0.25, 0.5],
        synthetic: [false, false, true]
      }
    });
    expect(decodeHeader(POSITIONAL)).toEqual({
      format: 1,
      version: 1,
      instance: "4711-0a1b2c3d",
      host: "elsewhere",
      pid: 4711
    });
  });

  it("with a torn line loses only that, and one that is damaged is counted", () => {
    expect(decodeSegment(`${POSITIONAL}{"time":17`)).toMatchObject({rows: 3, damaged: 0});
    expect(decodeSegment(`${POSITIONAL}{"time":17}\n`)).toMatchObject({rows: 3, damaged: 1});
    expect(decodeSegment(POSITIONAL.replace("[7,33,4,52,0.25]", "[7,33,4,52]"))).toMatchObject({
      rows: 1,
      damaged: 1
    });
    expect(decodeSegment(POSITIONAL.replace("[7,33,", '["7",33,'))).toMatchObject({rows: 1, damaged: 1});
  });

  it("with a header that lacks its model is damaged in every line", () => {
    expect(decodeSegment(POSITIONAL.replace("modelVersion", "model"))).toMatchObject({rows: 0, damaged: 2});
  });
});
