import { type Database, EventListener } from "@hirelane/db";
import { type Kernel, OperationError, readFeedEnd } from "@hirelane/operations";
import type { Logger } from "@hirelane/runtime";
import type { FeedReader } from "./feed-reader.ts";
import { OrganisationFeed } from "./organisation-feed.ts";

/** Milliseconds between two looks where no notifications arrive. */
const POLL_EVERY = 1000;

/** Milliseconds after which a subscriber's credentials are looked at again. */
const RECHECK_EVERY = 20_000;

/** What live events are made from. */
export interface EventHubOptions {
  readonly kernel: Kernel;
  readonly logger: Logger;
  readonly database: Database;
  /** Where to listen: past any pooler. */
  readonly directUrl: string;
  readonly recheckEvery?: number;
}

/** All subscribers of this process: one connection that listens, and one feed for each organisation that is followed. */
export class EventHub {
  readonly recheckEvery: number;
  readonly #options: EventHubOptions;
  readonly #listener: EventListener;
  readonly #feeds = new Map<number, OrganisationFeed>();
  #poll: NodeJS.Timeout | null = null;
  #stopped = false;

  constructor(options: EventHubOptions) {
    const { logger, database, directUrl, recheckEvery = RECHECK_EVERY } = options;
    this.#options = options;
    this.recheckEvery = recheckEvery;
    this.#listener = new EventListener({
      database,
      url: directUrl,
      onEvents: (organisationId) => this.#feeds.get(organisationId)?.wake(),
      onListening: (listening) => (listening ? this.#stopPolling() : this.#startPolling()),
      onError: (reason) => logger.warn({ reason }, "not listening to new events; polling"),
    });
  }

  /** Follows an organisation: everything behind the reader's start comes in. Throws `unavailable` without a database. */
  async join(organisationId: number): Promise<FeedReader> {
    const end = this.#feeds.has(organisationId) ? null : await readFeedEnd(this.#options.kernel);
    if (this.#stopped) throw new OperationError("unavailable", "The server is stopping.");
    const known = this.#feeds.get(organisationId);
    if (known !== undefined) return known.join();
    if (end === null) return this.join(organisationId);
    const feed = new OrganisationFeed(this.#options, organisationId, end, () => this.#feeds.delete(organisationId));
    this.#feeds.set(organisationId, feed);
    const reader = feed.join();
    if (this.#poll === null) this.#startPolling();
    this.#listener.start();
    feed.wake();
    return reader;
  }

  /** Ends every stream; clients come again. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#poll ?? undefined);
    for (const feed of this.#feeds.values()) feed.end();
    await this.#listener.stop();
  }

  #startPolling(): void {
    clearInterval(this.#poll ?? undefined);
    this.#poll = this.#stopped ? null : setInterval(() => this.#wakeAll(), POLL_EVERY).unref();
  }

  /** From here on notifications arrive; what came before the first is looked for. */
  #stopPolling(): void {
    clearInterval(this.#poll ?? undefined);
    this.#wakeAll();
  }

  #wakeAll(): void {
    for (const feed of this.#feeds.values()) feed.wake();
  }
}
