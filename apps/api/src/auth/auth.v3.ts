import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import type { Route } from "../dialect/route.ts";

const Text = z.string({ error: "This field is required." });

const Credentials = z
  .object({
    username: Text.optional(),
    email: Text.optional(),
    password: Text,
    company: z.union([Text, z.number()]).optional(),
  })
  .refine(({ username, email }) => (username ?? email) !== undefined, {
    path: ["username"],
    message: "This field is required.",
  });

/** Obtaining a token. */
export const authRoutesV3: readonly Route[] = [
  route("POST", "/api-token-auth/", {
    operation: operations.auth.login,
    parameters: z.object({}),
    body: Credentials,
    response: z.object({ token: z.string() }),
    names: { login: "username" },
    toInput: ({ body: { username, email, password, company } }) => ({
      login: username ?? email ?? "",
      password,
      company: company === undefined ? undefined : String(company),
    }),
    toResponse: ({ token }) => ({ token }),
  }),
];
