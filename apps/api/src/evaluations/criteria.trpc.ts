import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { criteria } = operations;

export const criteriaRouter = router({
  list: query(criteria.list),
  create: mutation(criteria.create),
  update: mutation(criteria.update),
  delete: mutation(criteria.delete),
  reorder: mutation(criteria.reorder),
});
