import {gzipSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readBinaryBody} from "../../../../server/http/binary-tensors.ts";
import {fakeModel} from "../../support/fake-model.ts";
import {game, type ServedApp, serveApp} from "../../support/serve-app.ts";

const INFER = "/v2/models/battle_winner_predictor/infer";
const {recommender, predictRow} = fakeModel(game);
const DUELS = [
  [7, 57, 4, 52],
  [4, 52, 7, 57]
];
const NAMES = ["pokemon_a_id", "move_a_id", "pokemon_b_id", "move_b_id"];
const expected = DUELS.map(([pokemonA, moveA, pokemonB, moveB]) =>
  recommender.winProbability({pokemonA, moveA, pokemonB, moveB})
);

let app: ServedApp;
beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());

const view = (bytes: ArrayBufferView): Buffer =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const text = (value: string): Buffer => {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return Buffer.concat([length, bytes]);
};
const tensor = (name: string, datatype: string, shape: readonly number[], bytes: Buffer) => ({
  bytes,
  input: {name, datatype, shape, parameters: {binary_data_size: bytes.length}}
});
const column = (index: number) =>
  tensor(NAMES[index], "INT64", [2, 1], view(BigInt64Array.from(DUELS, (duel) => BigInt(duel[index]))));
const duels = () => NAMES.map((_, index) => column(index));

async function ask(
  tensors: readonly {readonly input: object; readonly bytes: Buffer}[],
  fields: object = {},
  change: {readonly length?: string; readonly after?: Buffer; readonly gzip?: true} = {}
) {
  const head = Buffer.from(JSON.stringify({inputs: tensors.map(({input}) => input), ...fields}));
  const plain = Buffer.concat([head, ...tensors.map(({bytes}) => bytes), change.after ?? Buffer.alloc(0)]);
  const response = await fetch(app.url + INFER, {
    method: "POST",
    headers: {
      "Content-Type": "application/octet-stream",
      "Inference-Header-Content-Length": change.length ?? String(head.length),
      ...(change.gzip ? {"Content-Encoding": "gzip"} : {})
    },
    body: change.gzip ? gzipSync(plain) : plain
  });
  const body = Buffer.from(await response.arrayBuffer());
  const length = response.headers.get("inference-header-content-length");
  return {
    status: response.status,
    type: response.headers.get("content-type"),
    json: JSON.parse(body.toString("utf8", 0, length === null ? undefined : Number(length))),
    elements: length === null ? null : body.subarray(Number(length))
  };
}

describe("binary tensors", () => {
  it("of duels are answered in JSON, or in binary where that is wanted", async () => {
    const json = await ask(duels());
    expect(json.json.outputs[0]).toMatchObject({shape: [2], data: expected});
    for (const fields of [
      {parameters: {binary_data_output: true}},
      {outputs: [{name: "win_probability", parameters: {binary_data: true}}]}
    ]) {
      const {status, type, json: head, elements} = await ask(duels(), {id: "42", ...fields}, {gzip: true});
      expect([status, type]).toEqual([200, "application/octet-stream"]);
      expect(head).toEqual({
        model_name: "battle_winner_predictor",
        model_version: "1",
        id: "42",
        outputs: [{name: "win_probability", shape: [2], datatype: "FP32", parameters: {binary_data_size: 8}}]
      });
      expect([0, 4].map((at) => elements?.readFloatLE(at))).toEqual(expected.map(Math.fround));
    }
    const own = await ask(duels(), {
      parameters: {binary_data_output: true},
      outputs: [{name: "win_probability", parameters: {binary_data: false}}]
    });
    expect(own.json.outputs[0].data, "an output's own word counts").toEqual(expected);
  });

  it("may be names, stand beside JSON, and be features", async () => {
    const names = tensor("pokemon_a_id", "BYTES", [2], Buffer.concat([text("Carapuce"), text("Salamèche")]));
    const given = {
      bytes: Buffer.alloc(0),
      input: {name: "move_a_id", datatype: "INT64", shape: [2], data: [57, 52]}
    };
    const mixed = await ask([names, given, column(2), column(3)]);
    expect(mixed.json.outputs[0].data).toEqual(expected);
    const features = tensor("features", "FP32", [1, 3], view(Float32Array.of(120, 40, -20)));
    expect((await ask([features])).json.outputs[0].data).toEqual([
      predictRow?.(Float32Array.of(120, 40, -20))
    ]);
  });

  it.each<[string, Parameters<typeof ask>, RegExp]>([
    [
      "a header that is no number",
      [duels(), {}, {length: "many"}],
      /expected the number of bytes .* got many/
    ],
    ["more JSON than there is", [duels(), {}, {length: "99999"}], /is 99999, and the body has \d+ bytes/],
    ["JSON that ends elsewhere", [duels(), {}, {length: "20"}], /first 20 bytes are not valid JSON/],
    [
      "bytes of no tensor",
      [duels(), {}, {after: Buffer.alloc(3)}],
      /3 bytes of the body belong to no tensor/
    ],
    [
      "a tensor of more bytes than are left",
      [[{...column(0), bytes: Buffer.alloc(8)}]],
      /binary_data_size is 16, and 8 bytes are left/
    ],
    [
      "a size that is none",
      [[{input: {...column(0).input, parameters: {binary_data_size: -1}}, bytes: Buffer.alloc(0)}]],
      /binary_data_size is -1/
    ],
    [
      "elements twice",
      [[{input: {...column(0).input, data: [1]}, bytes: column(0).bytes}]],
      /pokemon_a_id has its elements twice/
    ],
    [
      "a datatype that is none",
      [[tensor("a", "toString", [1], Buffer.alloc(4))]],
      /no binary elements .* toString/
    ],
    ["half an element", [[tensor("a", "FP32", [1], Buffer.alloc(6))]], /multiple of 4 bytes for FP32; got 6/],
    ["half a text", [[tensor("a", "BYTES", [1], text("Carapuce").subarray(0, 7))]], /end within an element/],
    [
      "fewer elements than its shape",
      [duels().with(1, tensor(NAMES[1], "INT64", [2], Buffer.alloc(8)))],
      /2 elements and its data 1/
    ],
    [
      "a number beyond all numbers",
      [duels().with(0, tensor(NAMES[0], "UINT64", [2], Buffer.alloc(16, 255)))],
      /element 0 is no UINT64/
    ]
  ])("%s is refused", async (_name, question, message) => {
    const {status, json} = await ask(...question);
    expect([status, Object.keys(json)]).toEqual([400, ["error"]]);
    expect(json.error).toMatch(message);
  });

  it("are bounded as JSON is", async () => {
    const deep = Buffer.from("[".repeat(40));
    expect(() => readBinaryBody(deep, 40)).toThrow(/nested more than 16/);
    const many = tensor("features", "BOOL", [1000, 500], Buffer.alloc(510_000));
    expect((await ask([many])).status).toBe(400);
    const large = tensor("features", "BOOL", [1000, 600], Buffer.alloc(600_000));
    expect((await ask([large])).status).toBe(413);
  });
});

it.each<[string, Buffer, readonly number[]]>([
  ["BOOL", Buffer.of(0, 1, 2), [0, 1, 2]],
  ["UINT8", Buffer.of(0, 255), [0, 255]],
  ["INT8", Buffer.of(127, 128), [127, -128]],
  ["UINT16", view(Uint16Array.of(1, 65_535)), [1, 65_535]],
  ["INT16", view(Int16Array.of(-1, 32_767)), [-1, 32_767]],
  ["UINT32", view(Uint32Array.of(4_294_967_295)), [4_294_967_295]],
  ["INT32", view(Int32Array.of(-2_147_483_648)), [-2_147_483_648]],
  ["UINT64", view(BigUint64Array.of(3n)), [3]],
  ["INT64", view(BigInt64Array.of(-3n)), [-3]],
  [
    "FP16",
    view(Uint16Array.of(0x3c00, 0xc000, 0x3555, 0x0001, 0x7bff, 0x8000, 0x7c00, 0xfc00)),
    [1, -2, 0.333251953125, 2 ** -24, 65_504, -0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  ],
  ["FP16", view(Uint16Array.of(0x7e00)), [Number.NaN]],
  ["FP32", view(Float32Array.of(0.5, -1e30)), [0.5, Math.fround(-1e30)]],
  ["FP64", view(Float64Array.of(0.1)), [0.1]]
])("%s is read as it is written: %o", (datatype, bytes, values) => {
  const {input} = tensor("x", datatype, [values.length], bytes);
  const head = Buffer.from(JSON.stringify({inputs: [input]}));
  const read = readBinaryBody(Buffer.concat([head, bytes]), head.length) as {inputs: [{data: number[]}]};
  expect(read.inputs[0].data).toEqual(values);
});
