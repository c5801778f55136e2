import express, {type RequestHandler} from "express";
import {verifyBounded} from "./bounded-json.ts";
import {Problem} from "./problem.ts";

/**
 * The Open Inference Protocol's binary tensor extension: a body of JSON whose tensors say by `binary_data_size` how many
 * bytes each has, and after it those bytes, little-endian, one tensor after the other.
 */
export const HEADER_LENGTH = "Inference-Header-Content-Length";
export const BINARY_TYPE = "application/octet-stream";

interface Element {
  readonly bytes: number;
  readonly read: (view: DataView, at: number) => number;
}

/** A half-precision number (IEEE 754 binary16), which a DataView of Node 20 does not read. */
function readHalf(view: DataView, at: number): number {
  const bits = view.getUint16(at, true);
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

const ELEMENTS: Readonly<Record<string, Element>> = {
  BOOL: {bytes: 1, read: (view, at) => view.getUint8(at)},
  UINT8: {bytes: 1, read: (view, at) => view.getUint8(at)},
  UINT16: {bytes: 2, read: (view, at) => view.getUint16(at, true)},
  UINT32: {bytes: 4, read: (view, at) => view.getUint32(at, true)},
  UINT64: {bytes: 8, read: (view, at) => Number(view.getBigUint64(at, true))},
  INT8: {bytes: 1, read: (view, at) => view.getInt8(at)},
  INT16: {bytes: 2, read: (view, at) => view.getInt16(at, true)},
  INT32: {bytes: 4, read: (view, at) => view.getInt32(at, true)},
  INT64: {bytes: 8, read: (view, at) => Number(view.getBigInt64(at, true))},
  FP16: {bytes: 2, read: readHalf},
  FP32: {bytes: 4, read: (view, at) => view.getFloat32(at, true)},
  FP64: {bytes: 8, read: (view, at) => view.getFloat64(at, true)}
};

const malformed = (detail: string): Problem => new Problem("malformed-request", detail);

/** Texts, each after its length in four bytes. */
function readTexts(bytes: Buffer, name: string): string[] {
  const texts: string[] = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + (at + 4 <= bytes.length ? bytes.readUInt32LE(at) : Number.POSITIVE_INFINITY);
    if (end > bytes.length) throw malformed(`inputs.${name}: its bytes end within an element.`);
    texts.push(bytes.toString("utf8", at + 4, end));
    at = end;
  }
  return texts;
}

function readElements(bytes: Buffer, datatype: string, name: string): readonly (number | string)[] {
  if (datatype === "BYTES") return readTexts(bytes, name);
  const element = Object.hasOwn(ELEMENTS, datatype) ? ELEMENTS[datatype] : undefined;
  if (element === undefined)
    throw malformed(`inputs.${name}: there are no binary elements of the datatype ${datatype}.`);
  if (bytes.length % element.bytes !== 0) {
    throw malformed(
      `inputs.${name}: expected a multiple of ${element.bytes} bytes for ${datatype}; got ${bytes.length}.`
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({length: bytes.length / element.bytes}, (_, index) =>
    element.read(view, index * element.bytes)
  );
}

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A body's JSON with its tensors' elements put in: what is wrong with the rest is told by whoever validates it.
 * @param headerLength bytes of the JSON
 * @throws Problem where the bytes are not those that it tells of
 */
export function readBinaryBody(body: Buffer, headerLength: number, mostValues?: number): unknown {
  if (headerLength > body.length) {
    throw malformed(`${HEADER_LENGTH} is ${headerLength}, and the body has ${body.length} bytes.`);
  }
  const head = body.subarray(0, headerLength);
  verifyBounded(mostValues)(undefined, undefined, head);
  let question: unknown;
  try {
    question = JSON.parse(head.toString("utf8"));
  } catch (error) {
    throw malformed(`The first ${headerLength} bytes are not valid JSON: ${(error as Error).message}`);
  }
  let at = headerLength;
  const inputs = isObject(question) && Array.isArray(question["inputs"]) ? question["inputs"] : [];
  for (const input of inputs) {
    const parameters = isObject(input) ? input["parameters"] : undefined;
    const size = isObject(parameters) ? parameters["binary_data_size"] : undefined;
    if (size === undefined) continue;
    const tensor = input as Fields;
    const name = String(tensor["name"]).slice(0, 100);
    if (!Number.isSafeInteger(size) || (size as number) < 0 || at + (size as number) > body.length) {
      throw malformed(
        `inputs.${name}: binary_data_size is ${JSON.stringify(size)?.slice(0, 40)}, and ${body.length - at} bytes are left.`
      );
    }
    if (tensor["data"] !== undefined) throw malformed(`inputs.${name} has its elements twice.`);
    const bytes = body.subarray(at, at + (size as number));
    tensor["data"] = readElements(bytes, String(tensor["datatype"]).slice(0, 40), name);
    at += size as number;
  }
  if (at < body.length) throw malformed(`${body.length - at} bytes of the body belong to no tensor.`);
  return question;
}

/** Reads a body that has binary tensors, as its header tells; leaves all others to be read as JSON. */
export function binaryBody(limit: number, mostValues?: number): RequestHandler {
  const readAll = express.raw({limit, type: () => true});
  return (request, response, next) => {
    const length = request.headers[HEADER_LENGTH.toLowerCase()];
    if (length === undefined) return next();
    if (!/^\d{1,9}$/.test(String(length))) {
      throw malformed(
        `${HEADER_LENGTH}: expected the number of bytes of the JSON; got ${String(length).slice(0, 40)}.`
      );
    }
    readAll(request, response, (error?: unknown) => {
      if (error !== undefined) return next(error);
      try {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
        request.body = readBinaryBody(body, Number(length), mostValues);
        next();
      } catch (problem) {
        next(problem);
      }
    });
  };
}

/** An answer's JSON, and after it its FP32 tensors' elements. @returns both, and the length of the first */
export function binaryAnswer(
  answer: object,
  tensors: readonly (readonly number[])[]
): {readonly body: Uint8Array; readonly headerLength: number} {
  const head = Buffer.from(JSON.stringify(answer));
  const elements = tensors.flat();
  const body = Buffer.alloc(head.length + 4 * elements.length);
  head.copy(body);
  for (const [index, element] of elements.entries()) body.writeFloatLE(element, head.length + 4 * index);
  return {body, headerLength: head.length};
}
