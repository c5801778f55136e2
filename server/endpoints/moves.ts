import {z} from "zod";
import type {Move} from "../../data-loaders/game-data.ts";
import {defineEndpoint, type Endpoint, listTable, tableIn} from "../http/endpoint.ts";
import {presentMove} from "../present.ts";
import {moveSchema, pageOf} from "../schemas/entities.ts";
import {category} from "../schemas/enumerations.ts";
import {queryNumber, textReference} from "../schemas/fields.ts";
import {namedLike} from "./named-like.ts";
import {pageQuery, paginate} from "./paginate.ts";
import {queryReference} from "./reference.ts";
import {sortBy, sortQuery} from "./sort.ts";

const tag = "Moves";
const movePage = pageOf(moveSchema).meta({
  id: "ListMovesResponse",
  description: "A part of the moves found"
});

const SORTS = {
  id: {of: ({id}: Move) => id, direction: "asc"},
  power: {of: ({power}: Move) => power, direction: "desc"},
  accuracy: {of: ({accuracy}: Move) => accuracy, direction: "desc"},
  pp: {of: ({pp}: Move) => pp, direction: "desc"},
  priority: {of: ({priority}: Move) => priority, direction: "desc"}
} as const;

export const moveEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "get",
    path: "/moves",
    operationId: "listMoves",
    tag,
    summary: "Moves, filtered",
    access: "key",
    localized: true,
    query: z.strictObject({
      type: textReference("a type").optional(),
      category: category.optional().describe("Only this category"),
      text: z.string().max(60).optional().meta({description: "Part of a name in any language"}),
      sort: sortQuery(
        SORTS,
        "power, accuracy, pp and priority sort from high to low, all else from low to high"
      ),
      ...pageQuery
    }),
    response: movePage,
    table: tableIn("items", moveSchema),
    paged: true,
    handle({query, language, services: {catalogue}}) {
      const type =
        query.type === undefined ? null : queryReference(catalogue.types, "type", query.type, language);
      const named = namedLike(catalogue.moves, query.text);
      const found = catalogue.moves.all.filter(
        (move) =>
          (type === null || move.typeId === type.id) &&
          (query.category === undefined || move.category === query.category) &&
          (named === null || named.has(move))
      );
      return paginate(sortBy(found, query.sort, SORTS, language), query, (move) =>
        presentMove(move, catalogue, language)
      );
    }
  }),
  defineEndpoint({
    method: "get",
    path: "/moves/search",
    operationId: "searchMoves",
    tag,
    summary: "Moves by part of a name, or by a name misspelt",
    description:
      "Names that begin with the text come first; where none holds it, the closest names are given.",
    access: "key",
    localized: true,
    query: z.strictObject({
      name: z.string().trim().min(1).max(60).meta({description: "Text in English or French"}),
      limit: queryNumber(1, 100, 20, "How many at most")
    }),
    response: z.array(moveSchema),
    table: listTable(moveSchema),
    handle({query, language, services: {catalogue}}) {
      const found = catalogue.moves.names.search(query.name);
      const answer = found.length > 0 ? found : catalogue.moves.names.closest(query.name, 3);
      return answer.slice(0, query.limit).map((move) => presentMove(move, catalogue, language));
    }
  }),
  defineEndpoint({
    method: "get",
    path: "/moves/by-type/{type}",
    operationId: "listMovesByType",
    tag,
    summary: "Moves of a type",
    access: "key",
    localized: true,
    parameters: z.object({type: textReference("a type")}),
    response: z.array(moveSchema),
    table: listTable(moveSchema),
    problems: ["not-found"],
    handle({path, language, services: {catalogue}}) {
      const type = catalogue.types.find(path.type, language);
      return catalogue.moves.all
        .filter((move) => move.typeId === type.id)
        .map((move) => presentMove(move, catalogue, language));
    }
  }),
  defineEndpoint({
    method: "get",
    path: "/moves/{id}",
    operationId: "getMove",
    tag,
    summary: "One move",
    access: "key",
    localized: true,
    parameters: z.object({id: textReference("a move")}),
    response: moveSchema,
    problems: ["not-found"],
    handle: ({path, language, services: {catalogue}}) =>
      presentMove(catalogue.moves.find(path.id, language), catalogue, language)
  })
];
