import {describe, expect, it} from "vitest";
import {z} from "zod";
import type {Problem} from "../../../server/http/problem.ts";
import {validate} from "../../../server/http/validate.ts";

const schema = z.strictObject({
  size: z.int().min(1).optional(),
  list: z.array(z.strictObject({name: z.string("expected a name").max(5)})).optional()
});
const problemOf = (value: unknown, place: "body" | "query" = "body"): Problem => {
  try {
    validate(schema, value, place);
  } catch (error) {
    return error as Problem;
  }
  throw new Error("nothing was refused");
};

it("gives what the schema makes of a value", () => {
  expect(validate(z.object({n: z.string().transform(Number)}), {n: "3", more: 1}, "query")).toEqual({n: 3});
});

describe("a value that is not valid", () => {
  it("is told by its field and what was given", () => {
    const problem = problemOf({list: [{name: "a"}, {name: 7}]}, "query");
    expect(problem).toMatchObject({
      type: "invalid-request",
      message: "query list[1].name: expected a name; got 7",
      errors: [{in: "query", field: "list[1].name", message: "expected a name; got 7"}]
    });
    expect(problem.errors).toHaveLength(1);
  });

  it("is told without what was given where nothing was", () => {
    expect(problemOf({list: [{}]}).errors).toEqual([
      {in: "body", field: "list[0].name", message: "is missing; expected a name"}
    ]);
    expect(problemOf({list: [null]}).errors[0]).toMatchObject({
      field: "list[0]",
      message: expect.stringMatching(/; got null$/)
    });
  });

  it("as a whole is told by its place", () => {
    expect(problemOf(undefined).message).toBe("body: is missing; expected an object");
    expect(problemOf("text").errors).toEqual([
      {in: "body", field: "", message: expect.stringMatching(/; got "text"$/)}
    ]);
  });

  it("of 60 characters is told in full, a longer one is cut", () => {
    const given = (length: number) => problemOf({list: [{name: "x".repeat(length)}]}).errors[0].message;
    expect(given(58)).toMatch(/; got "x{58}"$/);
    expect(given(59)).toMatch(/; got "x{56}…$/);
  });

  it("may be one that JSON has no word for", () => {
    expect(problemOf({size: () => 1}).errors[0].message).toMatch(/; got \(\) => 1$/);
  });

  it("is told by what would be right, whatever is wrong with it", () => {
    const wide = z.strictObject({
      count: z.int().min(2).max(9).optional(),
      list: z.array(z.string().min(3).max(5)).min(1).max(2).optional(),
      kind: z.enum(["a", "b"]).optional(),
      only: z.literal("x").optional(),
      on: z.boolean().optional()
    });
    const told = (value: object): readonly string[] => {
      try {
        validate(wide, value, "body");
      } catch (error) {
        return (error as Problem).errors.map(({field, message}) => `${field}: ${message}`);
      }
      return [];
    };
    expect(told({count: 1, list: [], kind: "c", only: 1, on: "on"})).toEqual([
      "count: expected at least 2; got 1",
      "list: expected at least 1 element; got []",
      'kind: expected one of "a", "b"; got "c"',
      'only: expected "x"; got 1',
      'on: expected true or false; got "on"'
    ]);
    expect(told({count: 10, list: ["ab", "123456"]})).toEqual([
      "count: expected at most 9; got 10",
      'list[0]: expected at least 3 characters; got "ab"',
      'list[1]: expected at most 5 characters; got "123456"'
    ]);
    expect(told({list: ["abc", "abc", "abc"]})).toEqual([
      'list: expected at most 2 elements; got ["abc","abc","abc"]'
    ]);
    expect(told({count: 2.5, list: {}})).toEqual([
      "count: expected a whole number; got 2.5",
      "list: expected an array; got {}"
    ]);
  });

  it("that is not there is told as missing, whoever words what would be right", () => {
    const worded = z.strictObject({name: z.string("expected a name"), kind: z.enum(["a", "b"])});
    const messages = (value: unknown): readonly string[] => {
      try {
        validate(worded, value, "body");
      } catch (error) {
        return (error as Problem).errors.map(({message}) => message);
      }
      return [];
    };
    expect(messages({})).toEqual(["is missing; expected a name", 'is missing; expected one of "a", "b"']);
    expect(messages(undefined)).toEqual(["is missing; expected an object"]);
    expect(messages(null)).toEqual(["expected an object; got null"]);
  });

  it("of any size or depth costs no more than what is shown of it", () => {
    let deep: unknown[] = [];
    for (let level = 0; level < 100_000; level++) deep = [deep];
    expect(problemOf({size: deep}).message).toMatch(/; got \[{57}…$/);
    let asked = 0;
    const watched = new Proxy(Array(1000).fill("x".repeat(1000)), {
      get: (target, key) => {
        asked += 1;
        return Reflect.get(target, key) as unknown;
      }
    });
    expect(problemOf({size: watched}).message).toMatch(/; got \["x+…$/);
    expect(asked).toBeLessThan(20);
  });

  it("is told with how many more are wrong", () => {
    const problem = problemOf({size: 0, list: [{name: 1}, {name: 2}]});
    expect(problem.errors.map(({field}) => field)).toEqual(["size", "list[0].name", "list[1].name"]);
    expect(problem.message).toMatch(/^body size: .*; got 0 \(and 2 more\)$/);
    expect(problemOf({size: 0, list: [{name: 1}]}).message).toMatch(/ \(and 1 more\)$/);
  });

  it("is told twenty times at most", () => {
    expect(problemOf({list: Array(19).fill({name: 1})}).errors).toHaveLength(19);
    expect(problemOf({list: Array(30).fill({name: 1})}).errors).toHaveLength(20);
  });
});

describe("a field there is not", () => {
  it("is told by its name, each by itself", () => {
    expect(problemOf({a: 1, list: [{name: "x", b: 2}]}).errors).toEqual([
      {in: "body", field: "list[0].b", message: "there is no such field"},
      {in: "body", field: "a", message: "there is no such field"}
    ]);
  });

  it("is told with a hundred characters and twenty times at most", () => {
    expect(problemOf({["x".repeat(200)]: 1}).errors[0].field).toBe("x".repeat(100));
    const many = Object.fromEntries(Array.from({length: 30}, (_, index) => [`f${index}`, 1]));
    expect(problemOf(many).errors).toHaveLength(20);
  });
});
