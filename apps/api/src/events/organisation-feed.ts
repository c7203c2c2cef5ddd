import type { EventPosition } from "@hirelane/db";
import { type Kernel, readFeed } from "@hirelane/operations";
import type { Logger } from "@hirelane/runtime";
import { FeedReader } from "./feed-reader.ts";

const EVENTS_AT_ONCE = 500;

/** Milliseconds until a feed is looked at again that an older transaction holds up; no notification tells of its end. */
const FIRST_WAIT = 20;
const LONGEST_WAIT = 250;
const AFTER_FAILURE = 1000;

/** The new events of one organisation: read once, and handed to all who follow it here. */
export class OrganisationFeed {
  readonly #kernel: Kernel;
  readonly #logger: Logger;
  readonly #organisationId: number;
  readonly #onDeserted: () => void;
  readonly #readers = new Set<FeedReader>();
  #position: EventPosition;
  #due = false;
  #reading = false;

  constructor(
    { kernel, logger }: { readonly kernel: Kernel; readonly logger: Logger },
    organisationId: number,
    position: EventPosition,
    onDeserted: () => void,
  ) {
    this.#kernel = kernel;
    this.#logger = logger;
    this.#organisationId = organisationId;
    this.#position = position;
    this.#onDeserted = onDeserted;
  }

  join(): FeedReader {
    const reader = new FeedReader(this.#position, (left) => {
      this.#readers.delete(left);
      if (this.#readers.size === 0) this.#onDeserted();
    });
    this.#readers.add(reader);
    return reader;
  }

  /** Reads what is new, now or when the reading under way is done. */
  wake(): void {
    this.#due = true;
    if (!this.#reading) void this.#read();
  }

  end(): void {
    for (const reader of this.#readers) reader.end();
  }

  async #read(): Promise<void> {
    this.#reading = true;
    let wait = FIRST_WAIT;
    while (this.#due && this.#readers.size > 0) {
      this.#due = false;
      const found = await this.#readOnce();
      if (found === "nothing") continue;
      this.#due = true;
      if (found === "some") {
        wait = FIRST_WAIT;
        continue;
      }
      await pause(found === "failed" ? AFTER_FAILURE : wait);
      wait = Math.min(wait * 1.5, LONGEST_WAIT);
    }
    this.#reading = false;
  }

  async #readOnce(): Promise<"nothing" | "some" | "waits" | "failed"> {
    try {
      const { events, waits } = await readFeed(this.#kernel, this.#organisationId, this.#position, EVENTS_AT_ONCE);
      this.#position = events.at(-1)?.position ?? this.#position;
      for (const reader of this.#readers) if (events.length > 0) reader.offer(events);
      if (events.length === EVENTS_AT_ONCE) return "some";
      return waits ? "waits" : "nothing";
    } catch (error) {
      this.#logger.warn({ err: error, organisationId: this.#organisationId }, "reading new events failed");
      return "failed";
    }
  }
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
