import type {Request} from "express";
import {fnv1a} from "../../../lib/statistics/fnv1a.ts";
import {wilsonInterval} from "../../../lib/statistics/normal.ts";
import type {Duel, DuelEstimate} from "../../../pipelines/model/prediction/prediction-answers.ts";
import type {Estimate} from "../../../pipelines/model/prediction/settle.ts";
import type {ModelManifest} from "../../../pipelines/model/training/manifest.ts";
import type {LoggedRequest} from "../../../pipelines/monitoring/log/logged-prediction.ts";
import {NotMadeYet} from "../../http/not-made-yet.ts";
import {fieldProblem, Problem} from "../../http/problem.ts";
import {armOf, endpointOf, exemplarOf, requestIdOf, setArm} from "../../http/request-state.ts";
import {UnusableVersionError} from "../../model/model-versions.ts";
import type {ServedModel} from "../../model/served-model.ts";
import type {Answering, ServedPrediction} from "../../prediction-log/prediction-log.ts";
import type {Services} from "../../services.ts";
import {inSlices} from "./in-slices.ts";

/** The model a request works with from start to end. @throws Problem 503 where none is loaded. */
export function modelInService({model, pipeline}: Pick<Services, "model" | "pipeline">): ServedModel {
  if (model === null) throw new NotMadeYet("The model", "promote", pipeline());
  return model;
}

/**
 * The model that answers a request which names none: the one in service, or for its share of the requests the one on trial.
 * The request's id decides, so that one that is sent again is answered by the same.
 * @throws Problem 503 where none is loaded
 */
export function modelAnswering(services: Services, request: Request): ServedModel {
  const model = modelInService(services);
  const {trial} = services;
  const isTried = trial !== null && fnv1a(requestIdOf(request)) < trial.share * 2 ** 32;
  setArm(request.res!, isTried ? "trial" : "production");
  return isTried ? trial.model : model;
}

/** A registered version, ready to answer; null where there is none of that number. @throws UnusableVersionError */
export function registeredModel(
  {versions, catalogue, model, trial}: Services,
  version: number
): ServedModel | null {
  if (model?.manifest.version === version) return model;
  if (trial?.model.manifest.version === version) return trial.model;
  return versions.list().includes(version) ? versions.open(version, catalogue.game) : null;
}

/** What a registered version says of itself, which opens nothing; null where there is none. @throws UnusableVersionError */
export function registeredManifest({versions, model}: Services, version: number): ModelManifest | null {
  if (model?.manifest.version === version) return model.manifest;
  return versions.list().includes(version) ? versions.describe(version) : null;
}

/** That there is no such version, and which there are. */
export function unknownVersion({versions, model}: Services, version: number | string): string {
  const registered = versions.list();
  const known = registered.length === 0 && model !== null ? [model.manifest.version] : registered;
  return `there is no model version ${version}; registered are ${known.join(", ")}`;
}

/**
 * The version that was asked for, or else the one that answers this request; without a request the one in service.
 * @throws Problem that names the versions there are, or says why this one cannot answer
 */
export function modelAsked(services: Services, version: number | undefined, request?: Request): ServedModel {
  const hasNone = services.model === null && services.versions.list().length === 0;
  if (version === undefined || hasNone)
    return request === undefined ? modelInService(services) : modelAnswering(services, request);
  const refusal = (message: string) => fieldProblem({in: "query", field: "model_version", message});
  try {
    const model = registeredModel(services, version);
    if (model !== null) return model;
  } catch (error) {
    if (error instanceof UnusableVersionError) throw refusal(error.message);
    throw error;
  }
  throw refusal(unknownVersion(services, version));
}

/** Takes down the seconds that the model took for a request, with its trace where one is recorded. */
export const tookModel =
  ({metrics}: Pick<Services, "metrics">, request: Request) =>
  (seconds: number): void =>
    metrics.predictionSeconds.observe({value: seconds, exemplarLabels: exemplarOf(request.res!)});

/** Runs the model once and measures it. */
export function timed<T>(services: Services, request: Request, predict: () => T): T {
  const start = performance.now();
  const answer = predict();
  tookModel(services, request)((performance.now() - start) / 1000);
  return answer;
}

/** An answered duel: what the log keeps of it, and what is answered. */
export interface AnsweredDuel extends ServedPrediction {
  readonly estimate: DuelEstimate;
}

/** Answers to duels, and what they took. */
export const predictAll = (
  services: Services,
  {recommender}: ServedModel,
  request: Request,
  duels: readonly Duel[]
): Promise<AnsweredDuel[]> =>
  inSlices(
    duels,
    (duel) => {
      const estimate = recommender.estimate(duel);
      return {duel, probability: estimate.modelProbability, estimate};
    },
    tookModel(services, request)
  );

/** The model's word on duels, and what it took. */
export const proposeAll = (
  services: Services,
  {recommender}: ServedModel,
  request: Request,
  duels: readonly Duel[]
): Promise<ServedPrediction[]> =>
  inSlices(
    duels,
    (duel) => ({duel, probability: recommender.winProbability(duel)}),
    tookModel(services, request)
  );

/** How a win probability came about, in the words of the API. */
export function answeredBy({probability, method, playouts}: Estimate, modelProbability: number) {
  const {low, high} =
    method === "monte_carlo" ? wilsonInterval(probability * playouts, playouts, 0.95) : {low: 0, high: 0};
  const interval: [number, number] | null = method === "monte_carlo" ? [low, high] : null;
  return {method, playouts, interval, model_probability: modelProbability};
}

/** Which version answered, and which is asked beside it while a trial is on: none where the request named its version. */
function answeringOf({model, trial}: Pick<Services, "model" | "trial">, request: Request): Answering {
  const arm = armOf(request.res!);
  return {arm, beside: arm === "production" ? (trial?.model ?? null) : arm === "trial" ? model : null};
}

/** Counts and logs the model's part of what is about to be answered: it is the model that is watched. */
export function served(
  services: Services,
  model: ServedModel,
  request: Request,
  predictions: readonly ServedPrediction[]
): void {
  const {metrics, predictionLog} = services;
  metrics.predictions.inc({model_version: model.recommender.modelVersion}, predictions.length);
  for (const {probability} of predictions) {
    metrics.confidence.observe(Math.max(probability, 1 - probability));
    metrics.winProbability.observe(probability);
  }
  predictionLog.record(model, askedIn(request), predictions, answeringOf(services, request));
}

/** What the log keeps of a request. */
export const askedIn = (request: Request): LoggedRequest => ({
  id: requestIdOf(request),
  endpoint: endpointOf(request.res!),
  headers: request.headers
});

/** Playouts spent on one verified duel where no exact answer exists, of all those of one request. */
const PLAYOUTS_A_DUEL = 20_000;
const PLAYOUTS_A_REQUEST = 400_000;

/** The simulator's answers to duels, beside the model's probabilities; they may be a part of a request's. */
export async function verified(
  {metrics, verify}: Services,
  predictions: readonly ServedPrediction[],
  duelsOfRequest = predictions.length
) {
  const playouts = Math.min(PLAYOUTS_A_DUEL, Math.floor(PLAYOUTS_A_REQUEST / duelsOfRequest));
  return inSlices(predictions, ({duel, probability}) => {
    const truth = verify(duel, playouts);
    metrics.verificationError.observe(Math.abs(truth.probability - probability));
    return {
      win_probability: truth.probability,
      method: truth.method,
      playouts: truth.playouts,
      standard_error: truth.standardError
    };
  });
}

/** SHAP values of a duel. @throws Problem 501 where the model cannot explain itself. */
export function explained({recommender}: ServedModel, duel: Duel) {
  if (recommender.explain === undefined) {
    throw new Problem(
      "not-supported-by-model",
      `Model version ${recommender.modelVersion} cannot explain its predictions; ask without explain=true.`
    );
  }
  const {expected, contributions} = recommender.explain(duel);
  const values = recommender.featureVector(duel);
  const all = recommender.featureNames.map((feature, index) => ({
    feature,
    value: Number.isFinite(values[index]) ? values[index] : null,
    contribution: contributions[index]
  }));
  const output = all.reduce((sum, {contribution}) => sum + contribution, expected);
  all.sort((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution));
  return {unit: "log_odds" as const, base_value: expected, output, contributions: all};
}

export const winnerOf = (probability: number): "A" | "B" => (probability >= 0.5 ? "A" : "B");
