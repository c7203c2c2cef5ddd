import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { notes } = operations;

export const notesRouter = router({
  list: query(notes.list),
  create: mutation(notes.create),
  update: mutation(notes.update),
  delete: mutation(notes.delete),
});
