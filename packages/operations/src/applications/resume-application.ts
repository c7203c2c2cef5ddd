import { ApplicationView, ChangeApplicationInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { changeApplication } from "./change-application.ts";

export const resumeApplication = defineWrite({
  id: "applications.resume",
  summary: "Take an application that is on hold up again.",
  permission: "applications.manage",
  input: ChangeApplicationInput,
  output: ApplicationView,
  run: (context, input) => changeApplication(context, input, "resume"),
});
