import { AsyncLocalStorage } from "node:async_hooks";
import { setTimeout as delay } from "node:timers/promises";
import { type Context, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { describeError } from "../error-record.ts";
import type { Tracing } from "./tracing.ts";

/** A process that stops waits so long for a receiver that does not answer, in milliseconds. */
const SENT_WITHIN = 2000;

const KINDS = { server: SpanKind.SERVER, consumer: SpanKind.CONSUMER, internal: SpanKind.INTERNAL } as const;

/** Sends spans in batches to `<endpoint>/v1/traces`. */
export function sendTraces(endpoint: string, service: string): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces` });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({ "service.name": service }),
    spanProcessors: [new BatchSpanProcessor({ exporter })],
  });
  const tracer = provider.getTracer("hirelane");
  const current = new AsyncLocalStorage<Context>();
  return {
    async span({ name, kind, attributes = {}, parent }, run) {
      const around = parsed(parent) ?? current.getStore() ?? ROOT_CONTEXT;
      const span = tracer.startSpan(name, { kind: KINDS[kind], attributes }, around);
      try {
        return await current.run(trace.setSpan(around, span), () =>
          run((more, newName) => {
            span.setAttributes(more);
            if ("error.type" in more) span.setStatus({ code: SpanStatusCode.ERROR });
            if (newName !== undefined) span.updateName(newName);
          }),
        );
      } catch (error) {
        fail(span, error);
        throw error;
      } finally {
        span.end();
      }
    },
    traceparent() {
      const context = current.getStore();
      const span = context === undefined ? undefined : trace.getSpanContext(context);
      if (span === undefined) return null;
      return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, "0")}`;
    },
    async stop() {
      await Promise.race([provider.shutdown(), delay(SENT_WITHIN, null, { ref: false })]).catch(() => undefined);
    },
  };
}

function fail(span: Span, error: unknown): void {
  const { type, message } = describeError(error);
  span.setAttribute("error.type", type);
  span.setStatus({ code: SpanStatusCode.ERROR, message });
}

function parsed(traceparent: string | undefined): Context | null {
  const [, traceId = "", spanId = "", flags = ""] =
    /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/.exec(traceparent ?? "") ?? [];
  if (traceId === "") return null;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}
