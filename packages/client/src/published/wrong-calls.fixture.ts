import { createHirelaneClient, type HirelaneError, isHirelaneError } from "@hirelane/client";

// Never run: each of these is refused by the compiler.
const hirelane = createHirelaneClient({ url: "https://hirelane.example" });

// @ts-expect-error -- an address is needed
createHirelaneClient({});
// @ts-expect-error -- a token is text
createHirelaneClient({ url: "https://hirelane.example", token: 7 });
// @ts-expect-error -- no such option
createHirelaneClient({ url: "https://hirelane.example", tokens: "x" });

export const wrong = [
  // @ts-expect-error -- no such resource
  () => hirelane.positions.list.query({}),
  // @ts-expect-error -- no such verb
  () => hirelane.jobs.invent.mutate({}),
  // @ts-expect-error -- a write is no query
  () => hirelane.jobs.create.query({ title: "Pilot" }),
  // @ts-expect-error -- a read is no mutation
  () => hirelane.jobs.list.mutate({}),
  // @ts-expect-error -- the title is needed
  () => hirelane.jobs.create.mutate({}),
  // @ts-expect-error -- a title is text
  () => hirelane.jobs.create.mutate({ title: 7 }),
  // @ts-expect-error -- no such field
  () => hirelane.jobs.create.mutate({ title: "Pilot", colour: "red" }),
  // @ts-expect-error -- no such order
  () => hirelane.jobs.list.query({ order: "colour" }),
  // @ts-expect-error -- no such filter
  () => hirelane.jobs.list.query({ filters: { colour: "red" } }),
  // @ts-expect-error -- no such stage of a pipeline
  () => hirelane.workflows.create.mutate({ name: "Pilots", stages: [{ service: "magic", name: "Magic" }] }),
  // @ts-expect-error -- a deadline is a Date or text
  () => hirelane.videoInterviews.setDeadline.mutate({ id: 1, deadline: 7 }),
  async () => {
    const { items } = await hirelane.jobs.list.query({});
    // @ts-expect-error -- there may be no job
    const first: string = items[0].title;
    // @ts-expect-error -- dates are Dates
    const createdAt: string | undefined = items[0]?.createdAt;
    // @ts-expect-error -- no such field
    return [first, createdAt, items[0]?.colour];
  },
  (error: unknown) => {
    // @ts-expect-error -- nothing is known of it yet
    const unknown: HirelaneError = error;
    // @ts-expect-error -- no such code
    return [unknown, isHirelaneError(error) && error.data.code === "bad_luck"];
  },
];
