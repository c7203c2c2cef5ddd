import pg from "pg";
import type { Database } from "../kernel/database.ts";

const CHANNEL = "hirelane_events";

/** Ids begin at 1: nobody's organisation. */
const PROBE = "0";

/** How a process is told of new events. */
export interface EventListenerOptions {
  /** For notes by others: they must arrive here too, which tells a pooler from a direct connection. */
  readonly database: Database;
  /** A direct connection: a pooler would take the subscription away. */
  readonly url: string;
  /** Told of each organisation that has new events. */
  onEvents(organisationId: number): void;
  /** Told when notifications begin to arrive, and when they cease. */
  onListening(listening: boolean): void;
  onError(message: string): void;
}

const PROBE_EVERY = 15_000;
const PROBE_WITHIN = 5000;
const FIRST_DELAY = 100;
const LONGEST_DELAY = 5000;

/** One connection that listens for new events, and comes back when it is lost. */
export class EventListener {
  readonly #options: EventListenerOptions;
  #client: pg.Client | null = null;
  #stopped = false;
  #listening = false;
  #delay = FIRST_DELAY;
  #retry: NodeJS.Timeout | null = null;
  #probe: NodeJS.Timeout | null = null;

  constructor(options: EventListenerOptions) {
    this.#options = options;
  }

  start(): void {
    if (this.#client === null && !this.#stopped) void this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#drop();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      connectionString: this.#options.url,
      application_name: "hirelane-events",
      connectionTimeoutMillis: PROBE_WITHIN,
      keepAlive: true,
    });
    this.#client = client;
    client.on("notification", ({ payload = PROBE }) => this.#hear(payload));
    client.on("error", (error) => this.#lose(client, error));
    client.on("end", () => this.#lose(client, new Error("The connection ended.")));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      await this.#sendProbe(client);
    } catch (error) {
      this.#lose(client, error);
    }
  }

  /** The probe goes over another connection; unheard, this one is dead or behind a pooler. */
  async #sendProbe(client: pg.Client): Promise<void> {
    if (this.#client !== client) return;
    this.#probe = setTimeout(() => this.#lose(client, new Error("Notifications do not arrive.")), PROBE_WITHIN);
    await this.#options.database.pool.query("select pg_notify($1, $2)", [CHANNEL, PROBE]);
  }

  #hear(payload: string): void {
    if (payload !== PROBE) {
      this.#options.onEvents(Number(payload));
      return;
    }
    const client = this.#client;
    if (client === null) return;
    clearTimeout(this.#probe ?? undefined);
    this.#probe = setTimeout(() => {
      this.#sendProbe(client).catch((error: unknown) => this.#lose(client, error));
    }, PROBE_EVERY);
    this.#delay = FIRST_DELAY;
    this.#tell(true);
  }

  #lose(client: pg.Client, error: unknown): void {
    if (this.#client !== client || this.#stopped) return;
    this.#options.onError(error instanceof Error ? error.message : String(error));
    void this.#drop();
    this.#retry = setTimeout(() => void this.#connect(), this.#delay);
    this.#delay = Math.min(this.#delay * 2, LONGEST_DELAY);
  }

  async #drop(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    clearTimeout(this.#probe ?? undefined);
    clearTimeout(this.#retry ?? undefined);
    this.#tell(false);
    await client?.end().catch(() => undefined);
  }

  #tell(listening: boolean): void {
    if (this.#listening === listening) return;
    this.#listening = listening;
    this.#options.onListening(listening);
  }
}
