import type {Request} from "express";
import {z} from "zod";
import {MODEL_NAME, type ModelManifest} from "../../../pipelines/model/training/manifest.ts";
import {proposed, withOpening} from "../../budget/price.ts";
import {BINARY_TYPE, binaryAnswer, HEADER_LENGTH} from "../../http/binary-tensors.ts";
import {defineEndpoint, type Endpoint, TypedBody} from "../../http/endpoint.ts";
import {Problem} from "../../http/problem.ts";
import {UnusableVersionError} from "../../model/model-versions.ts";
import type {ServedModel} from "../../model/served-model.ts";
import {
  inferenceBody,
  inferenceResponse,
  modelMetadata,
  modelReady,
  serverLive,
  serverMetadata,
  serverReady
} from "../../schemas/inference-schemas.ts";
import type {Services} from "../../services.ts";
import {Fighters} from "../predict/fighters.ts";
import {inSlices} from "../predict/in-slices.ts";
import {
  modelAnswering,
  modelInService,
  proposeAll,
  registeredManifest,
  registeredModel,
  served,
  tookModel,
  unknownVersion
} from "../predict/serve.ts";
import {type Asked, DUEL_INPUTS, readInputs} from "./inputs.ts";

/** The Open Inference Protocol, version 2, over HTTP: https://github.com/kserve/open-inference-protocol */

const tag = "Open Inference Protocol";
const OUTPUT = "win_probability";

const byName = z.object({name: z.string().max(100).describe(`Name of the model: ${MODEL_NAME}`)});
const byVersion = byName.extend({version: z.string().max(20).describe("A registered version of it")});
type ModelPath = z.output<typeof byName> & Partial<z.output<typeof byVersion>>;

/** What a path names. @throws Problem that says which there are */
function at<T>(
  services: Services,
  {name, version}: ModelPath,
  inService: () => T,
  registered: (services: Services, version: number) => T | null
): T {
  if (name !== MODEL_NAME)
    throw new Problem("not-found", `There is no model ${name}; there is ${MODEL_NAME}.`);
  if (version === undefined) return inService();
  try {
    const found = /^[1-9]\d{0,8}$/.test(version) ? registered(services, Number(version)) : null;
    if (found !== null) return found;
  } catch (error) {
    if (error instanceof UnusableVersionError) throw new Problem("malformed-request", error.message);
    throw error;
  }
  throw new Problem("not-found", `In ${MODEL_NAME} ${unknownVersion(services, version)}.`);
}

const modelAt = (services: Services, path: ModelPath, request: Request): ServedModel =>
  at(services, path, () => modelAnswering(services, request), registeredModel);

/** Opens no model: who only asks what there is costs nothing. */
const manifestAt = (services: Services, path: ModelPath): ModelManifest =>
  at(services, path, () => modelInService(services).manifest, registeredManifest);

/** The model's word on what is asked; duels are counted and logged as every prediction is. */
async function infer(
  services: Services,
  model: ServedModel,
  request: Request,
  asked: Asked
): Promise<number[]> {
  if ("duels" in asked) {
    const predictions = await proposeAll(services, model, request, asked.duels);
    served(services, model, request, predictions);
    return predictions.map(({probability}) => probability);
  }
  const {predictRow} = model;
  if (predictRow === undefined) {
    throw new Problem("malformed-request", "This model takes no rows of features; name Pokémon and moves.");
  }
  return inSlices(asked.rows, predictRow, tookModel(services, request));
}

/** Whether the output is wanted in binary: by its own parameters, or else by those of the whole. */
function wantsBinary({outputs = [], parameters}: z.output<typeof inferenceBody>): boolean {
  const own = outputs.find(({name}) => name === OUTPUT)?.parameters?.["binary_data"];
  return (own ?? parameters?.["binary_data_output"]) === true;
}

/** The operations on a model, of the version in service or of the one that the path names. */
const modelEndpoints = (
  path: string,
  suffix: "" | "Version",
  parameters: typeof byName | typeof byVersion
): readonly Endpoint[] => {
  const common = {tag, access: "key", unversioned: true, problems: ["not-found", "unavailable"]} as const;
  const which = suffix === "" ? "the model in service" : "a version of the model";
  return [
    defineEndpoint({
      ...common,
      method: "get",
      path,
      operationId: `getInferenceModel${suffix}`,
      summary: `What ${which} takes and gives`,
      parameters,
      response: modelMetadata,
      handle({path: asked, services}) {
        const manifest = manifestAt(services, asked);
        return {
          name: manifest.name,
          versions: services.versions.list().map(String),
          platform: "xgboost_json",
          inputs: DUEL_INPUTS.map((name) => ({name, datatype: "INT64" as const, shape: [-1]})),
          outputs: [{name: OUTPUT, datatype: "FP32" as const, shape: [-1]}],
          properties: {
            features: `instead of the four: ${manifest.featureNames.length} tensors of numbers, by the names in /predict/model-info, or one called features`,
            frame: manifest.frame
          }
        };
      }
    }),
    defineEndpoint({
      ...common,
      method: "get",
      path: `${path}/ready`,
      operationId: `getInferenceModel${suffix}Ready`,
      summary: `Can ${which} answer?`,
      parameters,
      response: modelReady,
      handle: ({path: asked, services}) => ({
        name: manifestAt(services, asked).name,
        ready: true as const
      })
    }),
    defineEndpoint({
      ...common,
      method: "post",
      path: `${path}/infer`,
      operationId: `infer${suffix === "" ? "" : "With"}${suffix}`,
      summary: `Win probabilities by ${which} alone`,
      description:
        "Of duels, by the ids or names of Pokémon and moves, P(A wins); of rows of features, which are as the model sees " +
        "them, P(the side that acts first wins). The simulator does not settle them, as it does elsewhere. Tensors may be " +
        "in binary, as the protocol's binary tensor extension has it.",
      parameters,
      body: inferenceBody,
      mostValues: 500_000,
      binaryTensors: true,
      response: inferenceResponse,
      price({body, services, path: asked}) {
        const {version} = asked as ModelPath;
        return withOpening(
          proposed(body.inputs[0].shape[0]),
          services,
          version === undefined ? undefined : Number(version)
        );
      },
      async handle({path: asked, body, services, request}) {
        const model = modelAt(services, asked, request);
        const foreign = body.outputs?.find(({name}) => name !== OUTPUT);
        if (foreign !== undefined) {
          throw new Problem("malformed-request", `There is no output ${foreign.name}; there is ${OUTPUT}.`);
        }
        const fighters = new Fighters(services.catalogue, "en");
        const data = await infer(
          services,
          model,
          request,
          readInputs(body.inputs, model.manifest.featureNames, fighters)
        );
        const answered = {
          model_name: model.manifest.name,
          model_version: model.recommender.modelVersion,
          ...(body.id === undefined ? {} : {id: body.id})
        };
        const output = {name: OUTPUT, shape: [data.length], datatype: "FP32" as const};
        if (!wantsBinary(body)) return {...answered, outputs: [{...output, data}]};
        const parameters = {binary_data_size: Float32Array.BYTES_PER_ELEMENT * data.length};
        const sent = binaryAnswer({...answered, outputs: [{...output, parameters}]}, [data]);
        request.res!.setHeader(HEADER_LENGTH, String(sent.headerLength));
        return new TypedBody(BINARY_TYPE, sent.body);
      }
    })
  ];
};

export const inferenceEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "get",
    path: "/v2",
    unversioned: true,
    operationId: "getInferenceServer",
    tag,
    summary: "Name and version of the server",
    access: "open",
    response: serverMetadata,
    handle: ({services: {version}}) => ({name: "predictiondex", version, extensions: ["binary_tensor_data"]})
  }),
  defineEndpoint({
    method: "get",
    path: "/v2/health/live",
    unversioned: true,
    operationId: "getInferenceServerLive",
    tag,
    summary: "Is the server alive?",
    access: "open",
    response: serverLive,
    handle: () => ({live: true as const})
  }),
  defineEndpoint({
    method: "get",
    path: "/v2/health/ready",
    unversioned: true,
    operationId: "getInferenceServerReady",
    tag,
    summary: "Can the server answer?",
    access: "open",
    response: serverReady,
    problems: ["unavailable"],
    handle({services}) {
      if (!services.accepting()) throw new Problem("unavailable", "The server is shutting down.");
      modelInService(services);
      return {ready: true as const, live: true as const};
    }
  }),
  ...modelEndpoints("/v2/models/{name}", "", byName),
  ...modelEndpoints("/v2/models/{name}/versions/{version}", "Version", byVersion)
];
