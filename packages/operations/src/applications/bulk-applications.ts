import { BulkInput, BulkResult } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { actInBulk } from "./act-in-bulk.ts";

export const bulkApplications = defineWrite({
  id: "applications.bulk",
  summary:
    "Move, assign, hold, resume, reject, take back, withdraw or hire up to 10,000 applications; each has its own outcome.",
  permission: "applications.manage",
  input: BulkInput,
  output: BulkResult,
  run: (context, { ids, ...deed }) => actInBulk(context, ids, deed),
});
