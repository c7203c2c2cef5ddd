import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { organisations } = operations;

export const organisationsRouter = router({
  get: query(organisations.get),
  update: mutation(organisations.update),
});
