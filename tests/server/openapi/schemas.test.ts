import {isDeepStrictEqual} from "node:util";
import {Ajv2020} from "ajv/dist/2020.js";
import {describe, expect, it} from "vitest";
import {endpoints} from "../../../server/endpoints/index.ts";
import {buildDocument} from "../../../server/openapi/openapi-document.ts";

const document = buildDocument(endpoints, "1.2.3");
const ajv = new Ajv2020({strict: false, validateFormats: false});
ajv.addSchema(document, "api");

type Json = Readonly<Record<string, unknown>>;
const components = document.components.schemas as Readonly<Record<string, Json>>;

/** Every object below `value`, with its JSON pointer. */
function objectsIn(value: unknown, pointer: string): [string, Json][] {
  if (typeof value !== "object" || value === null) return [];
  const below = Object.entries(value).flatMap(([key, inner]) =>
    objectsIn(inner, `${pointer}/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`)
  );
  return Array.isArray(value) ? below : [[pointer, value as Json], ...below];
}
const objects = objectsIn(document, "#");

const described = ({description, $ref}: Json): unknown =>
  description ?? (typeof $ref === "string" ? components[$ref.split("/").at(-1)!]["description"] : undefined);

/** What a schema lets through, without what it says about itself. */
function constraintsOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(constraintsOf);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => typeof inner === "object" || !["description", "title"].includes(key))
      .filter(([key]) => key !== "examples")
      .map(([key, inner]) => [key, constraintsOf(inner)])
  );
}

describe("schemas of the OpenAPI document", () => {
  it("stand in one place: nothing is written out that has a name", () => {
    const named = Object.entries(components).map(([id, schema]) => [id, constraintsOf(schema)] as const);
    const copies = objects.flatMap(([pointer, value]) => {
      if (/^#\/components\/schemas\/\w+$/.test(pointer)) return [];
      const own = constraintsOf(value);
      return named.flatMap(([id, schema]) => (isDeepStrictEqual(own, schema) ? [`${pointer} is ${id}`] : []));
    });
    expect(copies).toEqual([]);
  });

  it("say what each field and each parameter is, and what each component is", () => {
    const fields = objects.flatMap(([pointer, value]) =>
      Object.entries((value["type"] === "object" ? value["properties"] : undefined) ?? {}).map(
        ([name, field]) => [`${pointer}/${name}`, field as Json] as const
      )
    );
    const parameters = objects.filter(([pointer]) => /\/parameters\/\d+$/.test(pointer));
    const all = [...fields, ...parameters, ...Object.entries(components)];
    expect(fields.length).toBeGreaterThan(100);
    expect(parameters.length).toBeGreaterThan(30);
    expect(all.filter(([, value]) => !described(value)).map(([where]) => where)).toEqual([]);
  });

  it("let their own examples and defaults through", () => {
    const shown = objects.flatMap(([pointer, {examples, ...schema}]) => [
      ...(Array.isArray(examples) ? examples.map((example: unknown) => ({pointer, example})) : []),
      ...("default" in schema && !pointer.endsWith("/properties")
        ? [{pointer, example: schema["default"]}]
        : [])
    ]);
    expect(shown.length).toBeGreaterThan(20);
    const refused = shown.filter(({pointer, example}) => !ajv.validate({$ref: `api${pointer}`}, example));
    expect(refused).toEqual([]);
  });

  it("keep nothing of zod's own", () => {
    const foreign = objects.filter(
      ([, value]) =>
        "$schema" in value ||
        "$id" in value ||
        "$defs" in value ||
        "parameterSchema" in value ||
        value["minimum"] === Number.MIN_SAFE_INTEGER ||
        value["maximum"] === Number.MAX_SAFE_INTEGER ||
        typeof value["id"] === "string"
    );
    expect(foreign).toEqual([]);
  });
});
