import {InMemorySpanExporter} from "@opentelemetry/sdk-trace-base";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {openTracing} from "../../../server/tracing/open-tracing.ts";
import type {Tracing} from "../../../server/tracing/trace.ts";
import {type ServedApp, serveApp} from "../support/serve-app.ts";

const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
const CALLER = "00f067aa0ba902b7";
const traced = (flags = "01") => ({headers: {traceparent: `00-${TRACE}-${CALLER}-${flags}`}});

let app: ServedApp;
afterEach(() => app.close());
const lineOf = (response: Response) => {
  const id = response.headers.get("x-request-id");
  return app.logLines.find(({requestId, msg}) => requestId === id && msg === "request");
};

describe("a server that records no traces", () => {
  it("hands the caller's on: in its answer, its log and its problems", async () => {
    app = await serveApp();
    const response = await app.get("/v1/pokemon/nobody", traced());
    expect(response.headers.get("traceparent")).toBe(traced().headers.traceparent);
    expect(await response.json()).toMatchObject({status: 404, trace_id: TRACE});
    await expect.poll(() => lineOf(response)?.["traceId"]).toBe(TRACE);
    const without = await app.get("/v1/pokemon/nobody", {headers: {traceparent: "none"}});
    expect(without.headers.get("traceparent")).toBeNull();
    expect(await without.json()).not.toHaveProperty("trace_id");
  });
});

describe("a server that records traces", () => {
  let exporter: InMemorySpanExporter;
  let tracing: Tracing;
  beforeEach(async () => {
    exporter = new InMemorySpanExporter();
    // Ended spans are gone from it once it is shut down.
    exporter.shutdown = async () => {};
    tracing = await openTracing({endpoint: "http://127.0.0.1:9", version: "1.2.3", exporter});
    app = await serveApp({tracing});
  });
  const spans = async (...responses: readonly Response[]) => {
    for (const response of responses) await expect.poll(() => lineOf(response)).toBeDefined();
    await tracing.close(5000);
    return exporter.getFinishedSpans();
  };

  it("has a span a request, a child of the caller's, by route and never by path", async () => {
    const response = await app.get("/v1/pokemon/nobody?x=1", traced());
    expect(await response.json()).toMatchObject({trace_id: TRACE});
    const [, , span, flags] = (response.headers.get("traceparent") ?? "").split("-");
    expect([span === CALLER, flags]).toEqual([false, "01"]);
    const [recorded] = await spans(response);
    expect(recorded.name).toBe("GET /pokemon/{id}");
    expect(recorded.spanContext()).toMatchObject({traceId: TRACE, spanId: span});
    expect(recorded.parentSpanContext).toMatchObject({spanId: CALLER, isRemote: true});
    expect(recorded.attributes).toEqual({
      "http.request.method": "GET",
      "http.route": "/pokemon/{id}",
      "http.response.status_code": 422,
      "predictiondex.request_id": response.headers.get("x-request-id"),
      "error.type": "invalid-request"
    });
    expect(recorded.resource.attributes).toMatchObject({
      "service.name": "predictiondex",
      "service.version": "1.2.3"
    });
  });

  it("begins a trace where the caller has none, and records none that the caller does not", async () => {
    const own = await app.get("/types");
    const silent = await app.get("/types", traced("00"));
    const [, traceId] = (own.headers.get("traceparent") ?? "").split("-");
    expect(traceId).toMatch(/^[0-9a-f]{32}$/);
    expect(silent.headers.get("traceparent")).toMatch(new RegExp(`^00-${TRACE}-.*-00$`));
    const recorded = await spans(own, silent);
    expect(recorded.map((span) => span.spanContext().traceId)).toEqual([traceId]);
  });
});
