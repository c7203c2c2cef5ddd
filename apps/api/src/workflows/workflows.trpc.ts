import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { workflows } = operations;

export const workflowsRouter = router({
  list: query(workflows.list),
  get: query(workflows.get),
  getMany: query(workflows.getMany),
  create: mutation(workflows.create),
  update: mutation(workflows.update),
  share: mutation(workflows.share),
  delete: mutation(workflows.delete),
  assign: mutation(workflows.assign),
});
