import { operations } from "@hirelane/operations";
import { query, subscription } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";
import { subscribeToEvents } from "./subscribe-to-events.ts";

const { events } = operations;

export const eventsRouter = router({
  list: query(events.list),
  subscribe: subscription(subscribeToEvents),
});
