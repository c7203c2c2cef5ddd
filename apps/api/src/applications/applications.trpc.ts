import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { applications } = operations;

export const applicationsRouter = router({
  list: query(applications.list),
  get: query(applications.get),
  create: mutation(applications.create),
});
