import type {z} from "zod";
import type {Duel} from "../../../pipelines/model/prediction/prediction-answers.ts";
import {settled, withExtras, withOpening} from "../../budget/price.ts";
import {defineEndpoint, MODEL_VERSION_HEADER, StreamedRows, tableIn} from "../../http/endpoint.ts";
import {fieldProblem, Problem} from "../../http/problem.ts";
import {batchItem, batchResponse} from "../../schemas/predict-answers.ts";
import {batchBody, batchQuery, type duelBody, MOST_DUELS} from "../../schemas/predict-questions.ts";
import {Fighters} from "./fighters.ts";
import {inSlices} from "./in-slices.ts";
import {readDuel} from "./read-duel.ts";
import {type AnsweredDuel, answeredBy, modelAsked, predictAll, served, verified, winnerOf} from "./serve.ts";

/** How many duels of a stream are worked out, and logged, at a time. */
const STREAMED_AT_ONCE = 100;
/** For so many misspelt names of one request the closest are looked for. */
const MOST_HELPED = 20;

type Item = z.input<typeof batchItem>;
type WrongDuel = Extract<Item, {error: unknown}>;

/** @returns a duel, or where `partial`, what is wrong with it. @throws Problem that names the duel by its position */
function readItem(
  fighters: Fighters,
  given: z.output<typeof duelBody>,
  index: number,
  partial: boolean
): Duel | WrongDuel {
  try {
    return readDuel(fighters, given, (field) => `duels[${index}].${field}`).duel;
  } catch (error) {
    if (!partial || !(error instanceof Problem) || error.errors.length === 0) throw error;
    const [{field, message, suggestions}] = error.errors;
    return {error: {field, message, ...(suggestions === undefined ? {} : {suggestions: [...suggestions]})}};
  }
}

const isWrong = (item: Duel | WrongDuel): item is WrongDuel => "error" in item;

export const batchEndpoint = defineEndpoint({
  method: "post",
  path: "/predict/batch",
  operationId: "predictBatch",
  tag: "Predictions",
  summary: "Up to 1,000 duels at once, or 5,000 streamed",
  description:
    "Answers in the order of the request; one wrong duel refuses the whole, by its position, unless `partial` is asked for. " +
    "With `Accept: application/x-ndjson` each prediction is a line, sent when it is known.",
  access: "key",
  localized: true,
  query: batchQuery,
  body: batchBody,
  mostValues: 30_000,
  response: batchResponse,
  table: tableIn("predictions", batchItem),
  idempotent: true,
  namesModel: true,
  problems: ["unavailable"],
  price: ({query, body: {duels}, services}) =>
    withOpening(withExtras(settled(duels.length), duels.length, query), services, query.model_version),
  parts: ({body, format}) => (format === "ndjson" ? Math.ceil(body.duels.length / STREAMED_AT_ONCE) : 1),
  async handle({body, query, language, services, request, format}) {
    const model = modelAsked(services, query.model_version, request);
    request.res!.setHeader(MODEL_VERSION_HEADER, model.recommender.modelVersion);
    if (format !== "ndjson" && body.duels.length > MOST_DUELS) {
      const message = `expected at most ${MOST_DUELS} elements, or more with Accept: application/x-ndjson; got ${body.duels.length}`;
      throw fieldProblem({in: "body", field: "duels", message});
    }
    const fighters = new Fighters(services.catalogue, language, MOST_HELPED);
    let read = 0;
    const asked = await inSlices(body.duels, (duel) => readItem(fighters, duel, read++, query.partial));

    const answer = async (items: typeof asked): Promise<Item[]> => {
      const predictions = await predictAll(
        services,
        model,
        request,
        items.filter((item): item is Duel => !isWrong(item))
      );
      served(services, model, request, predictions);
      const truths =
        query.verify && predictions.length > 0 ? await verified(services, predictions, asked.length) : [];
      const present = ({estimate}: AnsweredDuel, index: number): Item => ({
        win_probability: estimate.probability,
        ...answeredBy(estimate, estimate.modelProbability),
        predicted_winner: winnerOf(estimate.probability),
        ...(query.verify ? {verification: truths[index]} : {})
      });
      let next = 0;
      return items.map((item) => (isWrong(item) ? item : present(predictions[next], next++)));
    };
    async function* inParts() {
      for (let start = 0; start < asked.length; start += STREAMED_AT_ONCE) {
        yield* await answer(asked.slice(start, start + STREAMED_AT_ONCE));
      }
    }
    if (format === "ndjson") return new StreamedRows(inParts());
    return {model_version: model.recommender.modelVersion, predictions: await answer(asked)};
  }
});
