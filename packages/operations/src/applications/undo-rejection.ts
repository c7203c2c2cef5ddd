import { ApplicationView, ChangeApplicationInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { changeApplication } from "./change-application.ts";

export const undoRejection = defineWrite({
  id: "applications.undoRejection",
  summary: "Take a rejection back before its mail has left; it never will.",
  permission: "applications.manage",
  input: ChangeApplicationInput,
  output: ApplicationView,
  run: (context, input) => changeApplication(context, input, "undoRejection"),
});
