import compression from "compression";
import cors from "cors";
import express, {type Express, type RequestHandler} from "express";
import type {Logger} from "pino";
import {compatEndpoints} from "./compat/compat-endpoints.ts";
import type {ServerConfig} from "./config.ts";
import {endpoints} from "./endpoints/index.ts";
import {errorHandler} from "./http/error-handler.ts";
import type {KeptAnswers} from "./http/kept-answers.ts";
import {MemoryAnswers} from "./http/memory-answers.ts";
import {mountEndpoint, refuseOtherMethods} from "./http/mount.ts";
import {observe} from "./http/observe.ts";
import {Problem} from "./http/problem.ts";
import type {SharedMemory} from "./limits/shared-memory.ts";
import {SharedStore} from "./limits/shared-store.ts";
import {docsRouter, documentRouter} from "./openapi/docs.ts";
import {buildDocument} from "./openapi/openapi-document.ts";
import {securityHeaders} from "./security/headers.ts";
import type {KeyRing} from "./security/key-ring.ts";
import {limitAttempts} from "./security/limit-attempts.ts";
import {limitRate} from "./security/rate-limit.ts";
import {requireKey} from "./security/require-key.ts";
import type {Services} from "./services.ts";
import {siteHandlers} from "./site/site.ts";
import type {Tracing} from "./tracing/trace.ts";

export type AppConfig = Pick<
  ServerConfig,
  "siteIsOpen" | "corsOrigins" | "rateLimit" | "wrongKeyLimit" | "trustProxy" | "bodyLimit"
>;

export interface AppOptions {
  readonly config: AppConfig;
  /** As they are when a request comes. */
  readonly services: () => Services;
  readonly keys: KeyRing;
  readonly logger: Logger;
  /** Where several servers count requests together; each by itself without it. */
  readonly shared?: SharedMemory | null;
  /** Where requests are traced. */
  readonly tracing?: Tracing | null;
  /** Answers to requests with an Idempotency-Key; in this process alone unless told otherwise. */
  readonly answers?: KeptAnswers;
  /** Folder of the built site, which need not be there. */
  readonly site: string;
}

/** An app with the middleware that every request passes, and no route yet. */
export function createBareApp({config, services, logger, tracing}: AppOptions): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", config.trustProxy);
  app.use(observe(logger, services().metrics, tracing));
  app.use((_request, response, next) => {
    // Whoever keeps its connection would go on asking a server that ends.
    if (!services().accepting()) response.setHeader("Connection", "close");
    next();
  });
  app.use(securityHeaders());
  app.use(compression());
  if (config.corsOrigins.length > 0) {
    app.use(
      cors({
        origin: config.corsOrigins.includes("*") ? "*" : [...config.corsOrigins],
        methods: ["GET", "HEAD", "POST"],
        allowedHeaders: [
          "Content-Type",
          "X-API-Key",
          "X-Request-Id",
          "Accept-Language",
          "Idempotency-Key",
          "Inference-Header-Content-Length",
          "traceparent"
        ],
        exposedHeaders: [
          "X-Request-Id",
          "RateLimit",
          "RateLimit-Policy",
          "Content-Language",
          "Retry-After",
          "X-Work-Price",
          "X-Model-Version",
          "X-Total-Count",
          "Link",
          "Idempotent-Replayed",
          "Inference-Header-Content-Length",
          "traceparent"
        ],
        maxAge: 86_400
      })
    );
  }
  return app;
}

/** What a request of a data or prediction route passes before its body is read. */
export function createGuards({config, keys, shared}: AppOptions): RequestHandler[] {
  const store = (name: string) => (shared ? new SharedStore(shared, name) : undefined);
  return [
    requireKey(keys, config.siteIsOpen, limitAttempts(config.wrongKeyLimit, store("wrong-keys"))),
    ...limitRate(config.rateLimit, store("requests"))
  ];
}

/** What answers where no route did, and every error. */
export function finishApp(app: Express, logger: Logger): Express {
  app.use((request) => {
    throw new Problem(
      "not-found",
      `There is no ${request.method} ${request.path.slice(0, 200)}; what there is stands at /docs.`
    );
  });
  app.use(errorHandler(logger));
  return app;
}

/** The whole server as a function of what it is given: it holds no state of the process. */
export function createApp(options: AppOptions): Express {
  const {config, services, logger, site, answers = new MemoryAnswers()} = options;
  const app = createBareApp(options);
  const {negotiated, rest} = siteHandlers(site, () => services().pipeline());
  app.use(negotiated);
  const guards = createGuards(options);
  const mounted = [...endpoints, ...compatEndpoints];
  for (const endpoint of mounted) {
    mountEndpoint(app, endpoint, {services, guards, bodyLimit: config.bodyLimit, answers});
  }
  refuseOtherMethods(app, mounted);
  app.use(
    documentRouter(() => buildDocument(endpoints, services().version)),
    docsRouter()
  );
  app.use(rest);
  return finishApp(app, logger);
}
