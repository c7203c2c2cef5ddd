import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import type { Route } from "../dialect/route.ts";

const { auth } = operations;

const Credentials = z.object({
  email: z.string(),
  password: z.string(),
  company: z.union([z.string(), z.number()]).optional(),
});

/** Obtaining a token, and the next ones. */
export const authRoutesV1: readonly Route[] = [
  route("POST", "/accounts/token/", {
    operation: auth.login,
    parameters: z.object({}),
    body: Credentials,
    response: z.object({ access: z.string(), refresh: z.string() }),
    names: { login: "email" },
    source: "accounts: token/",
    toInput: ({ body: { email, password, company } }) => ({
      login: email,
      password,
      company: company === undefined ? undefined : String(company),
      withRefresh: true,
    }),
    toResponse: ({ token, refresh }) => ({ access: token, refresh: refresh?.token ?? "" }),
  }),
  route("POST", "/accounts/token/refresh/", {
    operation: auth.refresh,
    parameters: z.object({}),
    body: z.object({ refresh: z.string() }),
    response: z.object({ access: z.string() }),
    source: "accounts: token/refresh/",
    toInput: ({ body }) => body,
    toResponse: ({ token }) => ({ access: token }),
  }),
];
