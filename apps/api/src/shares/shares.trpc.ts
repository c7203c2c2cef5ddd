import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { shares } = operations;

export const sharesRouter = router({
  list: query(shares.list),
  listMine: query(shares.listMine),
  get: query(shares.get),
  create: mutation(shares.create),
  delete: mutation(shares.delete),
});
