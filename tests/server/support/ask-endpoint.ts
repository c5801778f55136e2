import type {Request} from "express";
import {expect} from "vitest";
import type {Language} from "../../../data-loaders/language.ts";
import {Budget} from "../../../server/budget/budget.ts";
import {endpoints} from "../../../server/endpoints/index.ts";
import {createMetrics, metricsText} from "../../../server/metrics/metrics.ts";
import {createRelease} from "../../../server/model/release.ts";
import type {ServedModel} from "../../../server/model/served-model.ts";
import type {Services} from "../../../server/services.ts";
import {fakeModel} from "./fake-model.ts";
import {fakeVersions} from "./fake-versions.ts";
import {fightsHere} from "./fights-here.ts";
import {smallGame} from "./small-game.ts";

/** What handlers work with, over the small game; `recorded` is what the prediction log was given. */
export function smallServices(
  given: Partial<Services> = {},
  model: ServedModel | null = fakeModel(smallGame)
) {
  const metrics = createMetrics({system: false});
  const recorded: Parameters<Services["predictionLog"]["record"]>[] = [];
  const services: Services = {
    ...createRelease(smallGame, model),
    metrics,
    budget: new Budget({perMinute: 0, inFlight: 0, isLogBehind: () => false, metrics}),
    fights: fightsHere,
    versions: fakeVersions(),
    predictionLog: {
      record: (...call) => void recorded.push(call),
      isBehind: () => false,
      close: async () => {}
    },
    verify: (_duel, playouts) => ({probability: 0.25, method: "monte_carlo", playouts, standardError: 0.01}),
    accepting: () => true,
    pipeline: () => null,
    renderMetrics: (form) => metricsText(metrics.registry, form),
    version: "1.2.3",
    ...given
  };
  return {services, recorded, metrics};
}

export interface Question {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly language?: Language;
  readonly services?: Services;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Asks an endpoint without HTTP: question and answer pass its schemas. */
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the tests look at
export async function askEndpoint(operationId: string, question: Question = {}): Promise<any> {
  const endpoint = endpoints.find((candidate) => candidate.operationId === operationId)!;
  const {path = {}, query = {}, body, language = "en", services = smallServices().services} = question;
  const answer = await endpoint.handle({
    path: endpoint.parameters?.parse(path),
    query: endpoint.query?.parse(query),
    body: endpoint.body?.parse(body),
    language,
    services,
    format: "json",
    request: {
      id: "request-1",
      headers: question.headers ?? {},
      res: {locals: {endpoint: endpoint.path}, setHeader() {}, vary() {}}
    } as unknown as Request
  });
  if (endpoint.response !== undefined) expect(endpoint.response.parse(answer)).toEqual(answer);
  return answer;
}
