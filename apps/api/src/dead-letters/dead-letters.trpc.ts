import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { deadLetters } = operations;

export const deadLettersRouter = router({
  list: query(deadLetters.list),
  sendAgain: mutation(deadLetters.sendAgain),
});
