import { ApplicationView, ChangeApplicationInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { changeApplication } from "./change-application.ts";

export const withdrawApplication = defineWrite({
  id: "applications.withdraw",
  summary: "Note that the candidate has withdrawn.",
  permission: "applications.manage",
  input: ChangeApplicationInput,
  output: ApplicationView,
  run: (context, input) => changeApplication(context, input, "withdraw"),
});
