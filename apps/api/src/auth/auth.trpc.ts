import { operations } from "@hirelane/operations";
import { mutation, query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { auth } = operations;

export const authRouter = router({
  login: mutation(auth.login),
  logout: mutation(auth.logout),
  refresh: mutation(auth.refresh),
  whoami: query(auth.whoami),
  listTokens: query(auth.listTokens),
  createToken: mutation(auth.createToken),
  revokeToken: mutation(auth.revokeToken),
  setPassword: mutation(auth.setPassword),
  requestPasswordReset: mutation(auth.requestPasswordReset),
});
