import {Registry} from "prom-client";
import {z} from "zod";
import {defineEndpoint, type Endpoint, TypedBody} from "../http/endpoint.ts";
import {Problem} from "../http/problem.ts";
import {prefersOpenMetrics} from "../metrics/open-metrics.ts";
import {modelInService} from "./predict/serve.ts";

const tag = "Operations";

const PROMETHEUS = Registry.PROMETHEUS_CONTENT_TYPE;
const OPEN_METRICS = Registry.OPENMETRICS_CONTENT_TYPE;

const healthSchema = z
  .object({
    status: z.literal("ok").describe("It answers"),
    version: z.string().describe("Version of the server"),
    uptime_seconds: z.number().describe("Since the process began")
  })
  .meta({id: "GetHealthResponse", description: "The process is alive"});

const readySchema = z
  .object({
    status: z.literal("ready").describe("It can serve"),
    model_version: z.string().describe("Version of the model in service"),
    pokemon: z.int().describe("How many Pokémon the game's data has"),
    moves: z.int().describe("How many moves the game's data has")
  })
  .meta({id: "GetReadinessResponse", description: "The server can serve"});

const stagesSchema = z
  .object({
    running: z.boolean().describe("A pipeline is at work at this moment"),
    updated_at: z.string().nullable().describe("When it last said how far it is; null where none ever has"),
    stages: z
      .array(
        z.object({
          name: z.string().describe("Its name, as commands and records have it"),
          title: z.string().describe("What it does"),
          after: z.array(z.string()).describe("Stages that it waits for"),
          state: z.enum(["waiting", "running", "done", "failed"]).describe("Where it stands"),
          progress: z
            .object({
              label: z.string().describe("What the job is called"),
              done: z.number().describe("How much of it is finished"),
              total: z.number().describe("How much there is of it"),
              unit: z.string().describe("What is counted")
            })
            .nullable()
            .describe("Of the long job that it is at, if any")
        })
      )
      .describe("In the order in which they begin")
  })
  .meta({id: "GetStagesResponse", description: "How far the pipeline is"});

export const systemEndpoints: readonly Endpoint[] = [
  defineEndpoint({
    method: "get",
    path: "/health",
    operationId: "getHealth",
    tag,
    summary: "Is the process alive?",
    access: "open",
    response: healthSchema,
    handle: ({services}) => ({
      status: "ok" as const,
      version: services.version,
      uptime_seconds: process.uptime()
    })
  }),
  defineEndpoint({
    method: "get",
    path: "/ready",
    operationId: "getReadiness",
    tag,
    summary:
      "Can it serve everything: game data and a model loaded, and not shutting down? During a first start the rest of the API answers before the model is made",
    access: "open",
    response: readySchema,
    problems: ["unavailable"],
    handle({services}) {
      const {accepting, catalogue} = services;
      if (!accepting()) throw new Problem("unavailable", "The server is shutting down.");
      const model = modelInService(services);
      return {
        status: "ready" as const,
        model_version: model.recommender.modelVersion,
        pokemon: catalogue.game.pokemon.length,
        moves: catalogue.game.moves.length
      };
    }
  }),
  defineEndpoint({
    method: "get",
    path: "/stages",
    operationId: "getStages",
    tag,
    summary: "How far is the pipeline that makes what is served?",
    access: "open",
    response: stagesSchema,
    handle({services: {pipeline}}) {
      const status = pipeline();
      return {
        running: status?.running ?? false,
        updated_at: status?.updatedAt ?? null,
        stages: status?.stages ?? []
      };
    }
  }),
  defineEndpoint({
    method: "get",
    path: "/metrics",
    unversioned: true,
    operationId: "getMetrics",
    tag,
    summary:
      "Metrics in Prometheus's text format, or in OpenMetrics with exemplars where `Accept` prefers it",
    access: "open",
    produces: [PROMETHEUS, OPEN_METRICS],
    async handle({services, request}) {
      request.res!.vary("Accept");
      return prefersOpenMetrics(request.headers.accept)
        ? new TypedBody(OPEN_METRICS, await services.renderMetrics("openmetrics"))
        : services.renderMetrics("prometheus");
    }
  })
];
