import {describe, expect, it} from "vitest";
import {askEndpoint} from "../support/ask-endpoint.ts";

const identifiers = (entities: readonly {identifier: string}[]) => entities.map(({identifier}) => identifier);

describe("the list of moves", () => {
  it.each([
    [
      {},
      [
        "scratch",
        "tackle",
        "tail-whip",
        "ember",
        "water-gun",
        "surf",
        "quick-attack",
        "transform",
        "struggle"
      ]
    ],
    [{type: "Eau"}, ["water-gun", "surf"]],
    [{category: "status"}, ["tail-whip", "transform"]],
    [{category: "physical", type: "normal"}, ["scratch", "tackle", "quick-attack", "struggle"]],
    [{text: "quick"}, ["quick-attack"]],
    [{text: "pisto o"}, ["water-gun"]],
    [{text: "ta", category: "status"}, ["tail-whip"]],
    [{text: "", category: "status"}, ["tail-whip", "transform"]],
    [{type: "water", category: "physical"}, []],
    [{offset: "1", limit: "2"}, ["tackle", "tail-whip"]]
  ])("has those alone that meet every filter: %o", async (query, expected) => {
    expect(identifiers((await askEndpoint("listMoves", {query})).items)).toEqual(expected);
  });

  it("refuses a type there is not, by its field", async () => {
    await expect(askEndpoint("listMoves", {query: {type: "shadow"}})).rejects.toMatchObject({
      type: "invalid-request",
      errors: [{in: "query", field: "type"}]
    });
  });
});

it("a search gives those that begin with the text, those that hold it, or the three closest", async () => {
  const found = async (name: string, limit = "20") =>
    identifiers(await askEndpoint("searchMoves", {query: {name, limit}}));
  expect(await found("ta")).toEqual(["tackle", "tail-whip", "quick-attack", "water-gun"]);
  expect(await found("ta", "2")).toEqual(["tackle", "tail-whip"]);
  expect((await found("emmber"))[0]).toBe("ember");
  expect(await found("emmber")).toHaveLength(3);
  expect(await found(" surf ")).toEqual(["surf"]);
  await expect(found(" ")).rejects.toThrow();
});

it("moves of a type are those of that type", async () => {
  expect(identifiers(await askEndpoint("listMovesByType", {path: {type: "feu"}}))).toEqual(["ember"]);
  await expect(askEndpoint("listMovesByType", {path: {type: "shadow"}})).rejects.toThrow("No type is called");
});

it("a move is told in full, in the language of the answer", async () => {
  expect(await askEndpoint("getMove", {path: {id: "Pisto O"}, language: "fr"})).toEqual({
    id: 55,
    identifier: "water-gun",
    name: "Pistolet à O",
    names: {en: "Water Gun", fr: "Pistolet à O"},
    type: "water",
    category: "special",
    power: 40,
    accuracy: 100,
    pp: 20,
    priority: 0,
    damage_type: "formula",
    description: "Water Gun is used."
  });
  await expect(askEndpoint("getMove", {path: {id: "9999"}})).rejects.toThrow(/^No move has id 9999\.$/);
});
