import { type EventPosition, isBehind, positionCursor, positionOf } from "@hirelane/db";
import { type Actor, type EventView, matchesEventFilters, SubscribeToEventsInput } from "@hirelane/domain";
import { type Call, decodeInput, type FeedEvent, operations } from "@hirelane/operations";
import { tracked, type TrackedEnvelope } from "@trpc/server";
import type { SubscriptionForm } from "../trpc/procedures.ts";
import type { TrpcContext } from "../trpc/trpc.ts";
import type { FeedReader } from "./feed-reader.ts";

const { list } = operations.events;
const PAGE = 100;

/** An event behind its cursor; null says only from where on to resume. */
type EventMessage = TrackedEnvelope<EventView | null>;

/** `events.list` as it goes on: the same permission, the same rows, from a cursor or from now on. */
export const subscribeToEvents: SubscriptionForm<typeof SubscribeToEventsInput, EventMessage> = {
  id: "events.subscribe",
  input: SubscribeToEventsInput,
  async *follow(context, raw, signal) {
    const { filters, lastEventId } = decodeInput(SubscribeToEventsInput, raw);
    const call = await context.call();
    await context.kernel.run(list, { filters, order: "position", cursor: lastEventId, limit: 1 }, call);
    const actor = await context.kernel.actorFor(list, call);
    if (actor.kind === "anonymous") return;
    const reader = await context.events.join(actor.organisationId);
    try {
      const follower = new Follower(context, { call, actor, filters, reader, signal });
      yield* follower.follow(lastEventId === undefined ? null : positionOf(lastEventId));
    } finally {
      reader.leave();
    }
  },
};

interface Following {
  readonly call: Call;
  readonly actor: Actor;
  readonly filters: SubscribeToEventsInput["filters"];
  readonly reader: FeedReader;
  readonly signal: AbortSignal;
}

class Follower {
  readonly #context: TrpcContext;
  readonly #following: Following;
  #call: Call;
  #actor: Actor;
  #checkedAt = performance.now();
  #position: EventPosition;
  #told: EventPosition | null = null;

  constructor(context: TrpcContext, following: Following) {
    this.#context = context;
    this.#following = following;
    this.#call = following.call;
    this.#actor = following.actor;
    this.#position = following.reader.start;
  }

  async *follow(from: EventPosition | null): AsyncGenerator<EventMessage> {
    const { reader, signal } = this.#following;
    if (from === null) yield this.#tell(null);
    else {
      this.#position = from;
      this.#told = from;
      yield* this.#catchUp();
    }
    for (;;) {
      const { events, overflowed } = await reader.take(this.#untilRecheck(), signal);
      const isIdle = events.length === 0 && !overflowed;
      if (isIdle && this.#told !== this.#position) yield this.#tell(null);
      else if (overflowed) yield* this.#catchUp();
      else yield* this.#handOn(events);
      await this.#recheckWhenDue();
    }
  }

  /** Reads from the database until what comes in live joins on. */
  async *#catchUp(): AsyncGenerator<EventMessage> {
    const { reader, filters } = this.#following;
    reader.clear();
    for (let isMore = true; isMore;) {
      await this.#recheckWhenDue();
      const cursor = positionCursor(this.#position);
      const page = { filters, order: "position", cursor, limit: PAGE };
      const { items, nextCursor } = await this.#context.kernel.run(list, page, this.#call);
      for (const view of items) {
        this.#position = positionOf(view.cursor) ?? this.#position;
        yield this.#tell(view);
        await this.#recheckWhenDue();
      }
      isMore = nextCursor !== null;
    }
  }

  async *#handOn(events: readonly FeedEvent[]): AsyncGenerator<EventMessage> {
    for (const event of events) {
      if (!isBehind(event.position, this.#position)) continue;
      await this.#recheckWhenDue(this.#concernsAccess(event.view));
      this.#position = event.position;
      const isTheirs = event.mayBeReadBy(this.#actor) && matchesEventFilters(event.view, this.#following.filters);
      if (isTheirs) yield this.#tell(event.view);
    }
  }

  #tell(event: EventView | null): EventMessage {
    this.#told = this.#position;
    return tracked(positionCursor(this.#position), event);
  }

  /** Whether an event may have changed who the subscriber is: then nobody waits for the next look. */
  #concernsAccess({ subject }: EventView): boolean {
    if (this.#actor.kind !== "user") return false;
    const { userId, tokenId } = this.#actor;
    return (subject.kind === "user" && subject.id === userId) || (subject.kind === "token" && subject.id === tokenId);
  }

  /** Milliseconds. */
  #untilRecheck(): number {
    return Math.max(0, this.#checkedAt + this.#context.events.recheckEvery - performance.now());
  }

  /** Asks again who presents the credentials; throws once they are worth nothing. */
  async #recheckWhenDue(now = false): Promise<void> {
    if (!now && this.#untilRecheck() > 0) return;
    this.#call = await this.#context.callAgain();
    this.#actor = await this.#context.kernel.actorFor(list, this.#call);
    this.#checkedAt = performance.now();
  }
}
