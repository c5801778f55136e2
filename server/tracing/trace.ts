/** What is known of the trace that a request belongs to (W3C Trace Context). */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits: the caller's span. */
  readonly spanId: string;
  readonly sampled: boolean;
}

const TRACEPARENT =
  /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?$/;

/** A `traceparent` header read; null where it is none, which is passed over. */
export function readTraceparent(header: unknown): TraceContext | null {
  const match = typeof header === "string" ? TRACEPARENT.exec(header) : null;
  if (match === null) return null;
  const [, traceId, spanId, flags] = match;
  return {traceId, spanId, sampled: (Number.parseInt(flags, 16) & 1) === 1};
}

export const writeTraceparent = ({traceId, spanId, sampled}: TraceContext): string =>
  `00-${traceId}-${spanId}-${sampled ? "01" : "00"}`;

/** What a span of a request ends with. */
interface RequestOutcome {
  readonly method: string;
  /** Route pattern, never the raw path. */
  readonly endpoint: string;
  readonly status: number;
  readonly requestId: string;
  readonly problem: string | undefined;
}

/** A request's own span. */
interface RequestSpan {
  readonly context: TraceContext;
  end(outcome: RequestOutcome): void;
}

/** Records spans and sends them away. */
export interface Tracing {
  begin(parent: TraceContext | null): RequestSpan;
  /** Sends what is left, for so long at most. */
  close(withinMs: number): Promise<void>;
}
