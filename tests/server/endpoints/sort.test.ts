import {expect, it} from "vitest";
import {sortBy} from "../../../server/endpoints/sort.ts";
import type {Problem} from "../../../server/http/problem.ts";
import {askEndpoint} from "../support/ask-endpoint.ts";

interface Thing {
  readonly id: number;
  readonly name: {readonly en: string; readonly fr: string};
  readonly size: number | null;
}
const thing = (id: number, en: string, fr: string, size: number | null): Thing => ({
  id,
  name: {en, fr},
  size
});
const things = [
  thing(3, "b", "x", 2),
  thing(1, "a", "y", null),
  thing(2, "c", "w", 5),
  thing(4, "a", "z", 2)
];
const KEYS = {
  id: {of: ({id}: Thing) => id, direction: "asc"},
  size: {of: ({size}: Thing) => size, direction: "desc"}
} as const;
const sorted = (asked: string, language: "en" | "fr" = "en") =>
  sortBy(things, asked, KEYS, language)
    .map(({id}) => id)
    .join("");

it("goes by each key in its own direction, or the one asked for", () => {
  expect([sorted("id"), sorted("id:desc"), sorted("size"), sorted("size:desc"), sorted("size:asc")]).toEqual([
    "1234",
    "4321",
    "2341",
    "2341",
    "3421"
  ]);
});

it("puts what has no value last, whichever way", () => {
  expect([sorted("size:asc").at(-1), sorted("size:desc").at(-1)]).toEqual(["1", "1"]);
});

it("goes by further keys where the ones before are equal, and by id at last", () => {
  expect([sorted("size,id:desc"), sorted("name,size"), sorted("name:desc , id")]).toEqual([
    "2431",
    "4132",
    "2314"
  ]);
  expect(sorted("name", "fr"), "in the language of the answer").toBe("2314");
});

it.each(["", "weight", "size:up", "size:asc:desc", "id,", "constructor", "-id"])(
  "refuses what is no key: %o",
  (asked) => {
    let problem: Problem | undefined;
    try {
      sorted(asked);
    } catch (error) {
      problem = error as Problem;
    }
    expect(problem).toMatchObject({
      type: "invalid-request",
      errors: [
        {
          in: "query",
          field: "sort",
          message: expect.stringMatching(/^expected keys .* name, id, size.*; got "/)
        }
      ]
    });
  }
);

it("sorts moves too, and gives all for a blank text", async () => {
  const ids = async (query: Record<string, string>): Promise<number[]> =>
    (await askEndpoint("listMoves", {query})).items.map(({id}: {id: number}) => id);
  expect((await ids({sort: "power,name"})).slice(0, 2)).toEqual([57, 165]);
  expect((await ids({sort: "power:asc"})).slice(-2), "status moves have no power").toEqual([39, 144]);
  expect(await ids({text: " "})).toHaveLength(9);
  expect((await askEndpoint("listPokemon", {query: {text: ""}})).total).toBe(6);
});
