import type { Kernel, Readiness } from "@hirelane/operations";
import type { CorsOrigins, Logger, Metrics, MetricsAccess, Tracing } from "@hirelane/runtime";
import type { EventHub } from "../events/event-hub.ts";
import type { QueuesDashboard } from "../queues/queues-dashboard.ts";
import type { UploadStore } from "../uploads/upload-store.ts";
import type { Presence } from "./presence.ts";

/** One login of the demo data. */
export interface DemoLogin {
  readonly role: string;
  readonly email: string;
  readonly password: string;
  readonly token: string;
}

/** What the HTTP app is made of. */
export interface ApiOptions {
  readonly kernel: Kernel;
  readonly logger: Logger;
  /** The address that links and references begin with, without a trailing slash. */
  readonly publicUrl: string;
  /** Calls that one token, or one address without a token, may make in a minute. */
  readonly rateLimitPerMinute: number;
  /** Whether `X-Forwarded-For` names the caller: only behind a proxy of one's own. */
  readonly trustProxy: boolean;
  readonly cors: CorsOrigins;
  /** Embedded mode: the local mailbox is open to everybody who reaches this machine's own address. */
  readonly embedded: boolean;
  /** What the home page shows of the demo data; empty without it. */
  readonly demoLogins: readonly DemoLogin[];
  /** Where the bytes of uploads in parts go. */
  readonly uploads: UploadStore;
  /** What hands new events to those who subscribed. */
  readonly events: EventHub;
  /** What remembers who was seen when. */
  readonly presence: Presence;
  /** What this process counts, and who may read it. */
  readonly metrics: Metrics;
  readonly metricsAccess: MetricsAccess;
  readonly tracing: Tracing;
  /** The dashboard of the queues; null: there is none. */
  readonly queues: QueuesDashboard | null;
  /** Whether requests can be answered now; with the reasons where they cannot. */
  checkReadiness(): Promise<Readiness>;
}
