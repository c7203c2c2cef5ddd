import type { EventPosition } from "@hirelane/db";
import type { FeedEvent } from "@hirelane/operations";

/** Events that wait for one subscriber at most; who is slower reads them from the database. */
const MOST_HELD = 1000;

/** What has come in for a subscriber. */
export interface Intake {
  readonly events: readonly FeedEvent[];
  /** More came than could be held: what is missing must be read. */
  readonly overflowed: boolean;
}

/** The place of one subscriber in its organisation's feed. */
export class FeedReader {
  /** The feed's position when the subscriber joined: everything behind it comes in. */
  readonly start: EventPosition;
  readonly #leave: (reader: FeedReader) => void;
  #events: FeedEvent[] = [];
  #overflowed = false;
  #ended = false;
  #wake: (() => void) | null = null;

  constructor(start: EventPosition, leave: (reader: FeedReader) => void) {
    this.start = start;
    this.#leave = leave;
  }

  /** Takes in events of the feed. */
  offer(events: readonly FeedEvent[]): void {
    if (this.#overflowed) return;
    if (this.#events.length + events.length > MOST_HELD) {
      this.#events = [];
      this.#overflowed = true;
    } else this.#events.push(...events);
    this.#wake?.();
  }

  /** Forgets what has come in: for a subscriber who is about to read it from the database. */
  clear(): void {
    this.#events = [];
    this.#overflowed = false;
  }

  /** What has come in; waits for it, for so many milliseconds at most. Throws an `AbortError` when the feed was ended. */
  async take(milliseconds: number, signal: AbortSignal): Promise<Intake> {
    if (this.#events.length === 0 && !this.#overflowed && !this.#ended) await this.#wait(milliseconds, signal);
    if (this.#ended || signal.aborted) throw new DOMException("The stream has ended.", "AbortError");
    const intake = { events: this.#events, overflowed: this.#overflowed };
    this.#events = [];
    return intake;
  }

  leave(): void {
    this.#leave(this);
  }

  /** Ends the subscriber's stream such that it comes again. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async #wait(milliseconds: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      const wake = (): void => {
        clearTimeout(timer);
        resolve();
      };
      this.#wake = wake;
      signal.addEventListener("abort", wake, { once: true });
      if (signal.aborted) wake();
    });
    if (this.#wake !== null) signal.removeEventListener("abort", this.#wake);
    this.#wake = null;
  }
}
