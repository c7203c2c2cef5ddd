import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { users } = operations;

export const usersRouter = router({
  list: query(users.list),
  get: query(users.get),
  getMany: query(users.getMany),
  invite: mutation(users.invite),
  update: mutation(users.update),
  deactivate: mutation(users.deactivate),
  reactivate: mutation(users.reactivate),
  resetPassword: mutation(users.resetPassword),
});
