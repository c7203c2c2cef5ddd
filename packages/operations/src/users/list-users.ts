import { userList } from "@hirelane/db";
import { emailKey, ListUsersInput, pageOf, UserView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { listPage } from "../kernel/page-of.ts";

export const listUsers = defineRead({
  id: "users.list",
  summary: "The members of the organisation.",
  permission: "users.read",
  input: ListUsersInput,
  output: pageOf(UserView),
  run(context, input) {
    const { email, username, ...filters } = input.filters ?? {};
    return listPage(context, userList, {
      ...input,
      filters: { ...filters, email: email && emailKey(email), username: username && emailKey(username) },
    });
  },
});
