import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { feedback } = operations;

export const feedbackRouter = router({
  create: mutation(feedback.create),
  delete: mutation(feedback.delete),
  get: query(feedback.get),
  give: mutation(feedback.give),
  list: query(feedback.list),
  ofCandidate: query(feedback.ofCandidate),
  update: mutation(feedback.update),
});
