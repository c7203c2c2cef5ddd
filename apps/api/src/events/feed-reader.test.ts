import type { FeedEvent } from "@hirelane/operations";
import { expect, test } from "vitest";
import { FeedReader } from "./feed-reader.ts";

const event = (id: number): FeedEvent => ({
  view: {
    id,
    type: "job.updated",
    subject: { kind: "job", id: 1 },
    jobId: 1,
    actor: { kind: "system", id: null, name: "test" },
    from: null,
    to: null,
    reasonCode: null,
    relatedId: null,
    requestId: "r",
    at: new Date(0),
    cursor: String(id),
  },
  position: { transactionId: "1", id: String(id) },
  mayBeReadBy: () => true,
});
const events = (first: number, count: number) => Array.from({ length: count }, (_, n) => event(first + n));
const open = () => new FeedReader({ transactionId: "0", id: "0" }, () => undefined);
const present = new AbortController().signal;

test("a reader is given what came in while it was away, and then waits", async () => {
  const reader = open();
  reader.offer(events(1, 2));
  reader.offer(events(3, 1));
  const { events: first } = await reader.take(1000, present);
  expect(first.map(({ view }) => view.id)).toEqual([1, 2, 3]);
  const waiting = reader.take(1000, present);
  reader.offer(events(4, 1));
  expect((await waiting).events).toHaveLength(1);
  expect(await reader.take(1, present)).toEqual({ events: [], overflowed: false });
});

test("a reader who is too slow is told so, and holds nothing until it has read anew", async () => {
  const reader = open();
  for (let n = 0; n < 5; n += 1) reader.offer(events(n * 300, 300));
  expect(await reader.take(1000, present)).toEqual({ events: [], overflowed: true });
  reader.clear();
  reader.offer(events(1, 1));
  expect(await reader.take(1000, present)).toMatchObject({ events: [{ view: { id: 1 } }], overflowed: false });
});

test("a reader stops waiting when the feed ends, and when its caller leaves", async () => {
  const [ended, left] = [open(), open()];
  const leave = new AbortController();
  const waiting = [ended.take(60_000, present), left.take(60_000, leave.signal)];
  ended.end();
  leave.abort();
  for (const each of waiting) await expect(each).rejects.toMatchObject({ name: "AbortError" });
  await expect(ended.take(60_000, present)).rejects.toMatchObject({ name: "AbortError" });
});
