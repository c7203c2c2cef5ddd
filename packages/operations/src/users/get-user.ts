import { UserRef, UserView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { viewUser } from "./load-user.ts";

export const getUserById = defineRead({
  id: "users.get",
  summary: "One member of the organisation.",
  permission: "users.read",
  input: UserRef,
  output: UserView,
  run: (context, { id }) => viewUser(context, id),
});
