import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { alerts } = operations;

export const alertsRouter = router({
  create: mutation(alerts.create),
  get: query(alerts.get),
  list: query(alerts.list),
  update: mutation(alerts.update),
  delete: mutation(alerts.delete),
});
