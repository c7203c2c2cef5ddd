import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { answers } = operations;

export const answersRouter = router({
  list: query(answers.list),
  open: mutation(answers.open),
  submit: mutation(answers.submit),
});
