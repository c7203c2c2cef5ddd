import { ApplicationView, ChangeApplicationInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { changeApplication } from "./change-application.ts";

export const rejectApplication = defineWrite({
  id: "applications.reject",
  summary: "Reject an application; the mail leaves when the time to take it back is over.",
  permission: "applications.manage",
  input: ChangeApplicationInput,
  output: ApplicationView,
  run: (context, input) => changeApplication(context, input, "reject"),
});
