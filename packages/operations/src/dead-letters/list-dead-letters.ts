import { deadLetterList } from "@hirelane/db";
import { DeadLetterView, ListDeadLettersInput, pageOf } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listDeadLetters = defineRead({
  id: "deadLetters.list",
  summary: "The organisation's jobs that failed too often and were given up.",
  permission: "deadLetters.administer",
  input: ListDeadLettersInput,
  output: pageOf(DeadLetterView),
  run: (context, input) => listPage(context, deadLetterList, input),
});
