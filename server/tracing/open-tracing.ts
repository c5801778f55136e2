import type {SpanExporter} from "@opentelemetry/sdk-trace-base";
import {within} from "../within.ts";
import type {TraceContext, Tracing} from "./trace.ts";

interface TracingOptions {
  /** Of an OTLP receiver over HTTP, such as `http://collector:4318`. */
  readonly endpoint: string;
  readonly version: string;
  /** Where spans go instead of to the endpoint; for tests. */
  readonly exporter?: SpanExporter;
}

const SERVER_ERROR = 500;

/** Opens OpenTelemetry, which is loaded here and not before: a server that traces nothing starts without it. */
export async function openTracing({endpoint, version, exporter}: TracingOptions): Promise<Tracing> {
  const [api, sdk, {resourceFromAttributes}, {OTLPTraceExporter}] = await Promise.all([
    import("@opentelemetry/api"),
    import("@opentelemetry/sdk-trace-base"),
    import("@opentelemetry/resources"),
    import("@opentelemetry/exporter-trace-otlp-http")
  ]);
  const {ROOT_CONTEXT, SpanKind, SpanStatusCode, TraceFlags, trace} = api;
  const url = `${endpoint.replace(/\/+$/, "")}/v1/traces`;
  const provider = new sdk.BasicTracerProvider({
    resource: resourceFromAttributes({"service.name": "predictiondex", "service.version": version}),
    spanProcessors: [new sdk.BatchSpanProcessor(exporter ?? new OTLPTraceExporter({url}))]
  });
  const tracer = provider.getTracer("predictiondex", version);
  const contextOf = (parent: TraceContext | null) =>
    parent === null
      ? ROOT_CONTEXT
      : trace.setSpanContext(ROOT_CONTEXT, {
          traceId: parent.traceId,
          spanId: parent.spanId,
          traceFlags: parent.sampled ? TraceFlags.SAMPLED : TraceFlags.NONE,
          isRemote: true
        });
  return {
    begin(parent) {
      const span = tracer.startSpan("request", {kind: SpanKind.SERVER}, contextOf(parent));
      const {traceId, spanId, traceFlags} = span.spanContext();
      return {
        context: {traceId, spanId, sampled: (traceFlags & TraceFlags.SAMPLED) !== 0},
        end({method, endpoint: route, status, requestId, problem}) {
          span.updateName(`${method} ${route}`);
          span.setAttributes({
            "http.request.method": method,
            "http.route": route,
            "http.response.status_code": status,
            "predictiondex.request_id": requestId,
            ...(problem === undefined ? {} : {"error.type": problem})
          });
          if (status >= SERVER_ERROR) span.setStatus({code: SpanStatusCode.ERROR});
          span.end();
        }
      };
    },
    // A receiver that does not answer must not keep the server from ending.
    close: (withinMs) =>
      within(
        withinMs,
        provider.shutdown().catch(() => {})
      )
  };
}
