import { getUsers, toUserView } from "@hirelane/db";
import { GetManyUsersInput, UserView } from "@hirelane/domain";
import { z } from "zod";
import { defineRead } from "../kernel/operation.ts";

export const getManyUsers = defineRead({
  id: "users.getMany",
  summary: "Several members of the organisation at once; those who are not in it are left out.",
  permission: "users.read",
  input: GetManyUsersInput,
  output: z.object({ users: z.array(UserView) }),
  async run(context, { ids }) {
    const rows = ids.length === 0 ? [] : await context.sql.rows(getUsers, [ids]);
    return { users: rows.map((row) => toUserView(row)) };
  },
});
