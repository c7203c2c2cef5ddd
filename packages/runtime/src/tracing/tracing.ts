/** What a span begins with. */
export interface SpanStart {
  readonly name: string;
  readonly kind: "server" | "consumer" | "internal";
  readonly attributes?: Readonly<Record<string, string | number>>;
  /** The span that caused it, as a W3C `traceparent`; the one around it when absent or unreadable. */
  readonly parent?: string | undefined;
}

/** Adds to a span what is known only at its end. */
export type NoteOnSpan = (attributes: Readonly<Record<string, string | number>>, name?: string) => void;

/** Shows what happens within what, across processes. */
export interface Tracing {
  /** Runs something as a span; what it throws marks the span as failed. */
  span<Result>(start: SpanStart, run: (note: NoteOnSpan) => Promise<Result>): Promise<Result>;
  /** The current span as a W3C `traceparent`; null outside of any. */
  traceparent(): string | null;
  /** Sends what is left. */
  stop(): Promise<void>;
}

/** Traces nothing. */
export const noTracing: Tracing = {
  span: (_start, run) => run(() => undefined),
  traceparent: () => null,
  stop: () => Promise.resolve(),
};

/** Sends traces to an OTLP/HTTP receiver; without one nothing is traced, and OpenTelemetry is not even loaded. */
export async function openTracing(endpoint: string | null, service: string): Promise<Tracing> {
  if (endpoint === null) return noTracing;
  const { sendTraces } = await import("./send-traces.ts");
  return sendTraces(endpoint, service);
}
