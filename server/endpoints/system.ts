import {z} from "zod";
import {defineEndpoint, type Endpoint} from "../http/endpoint.ts";
import {Problem} from "../http/problem.ts";

const tag = "Operations";

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
    summary: "Can it serve: game data and a model loaded, and not shutting down?",
    access: "open",
    response: readySchema,
    problems: ["unavailable"],
    handle({services: {accepting, model, catalogue}}) {
      if (!accepting()) throw new Problem("unavailable", "The server is shutting down.");
      if (model === null) throw new Problem("unavailable", "No model is loaded.");
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
    path: "/metrics",
    unversioned: true,
    operationId: "getMetrics",
    tag,
    summary: "Metrics in Prometheus's text format",
    access: "open",
    produces: "text/plain; version=0.0.4; charset=utf-8",
    handle: ({services}) => services.renderMetrics()
  })
];
