import { ApplicationView, ChangeApplicationInput } from "@hirelane/domain";
import { defineWrite } from "../kernel/operation.ts";
import { changeApplication } from "./change-application.ts";

export const holdApplication = defineWrite({
  id: "applications.hold",
  summary: "Put an application on hold: it stays in its stage, and cannot be moved.",
  permission: "applications.manage",
  input: ChangeApplicationInput,
  output: ApplicationView,
  run: (context, input) => changeApplication(context, input, "hold"),
});
