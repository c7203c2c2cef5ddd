import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { screenings } = operations;

export const screeningsRouter = router({
  assign: mutation(screenings.assign),
  create: mutation(screenings.create),
  get: query(screenings.get),
  list: query(screenings.list),
  revoke: mutation(screenings.revoke),
  update: mutation(screenings.update),
});
