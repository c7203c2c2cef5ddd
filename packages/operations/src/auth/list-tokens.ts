import { listTokensOfUser, toTokenView } from "@hirelane/db";
import { NoInput, TokenView } from "@hirelane/domain";
import { z } from "zod";
import { actingUserId } from "../kernel/context.ts";
import { defineRead } from "../kernel/operation.ts";

export const listTokens = defineRead({
  id: "auth.listTokens",
  summary: "The caller's own tokens that still work, newest first, at most 100; never the tokens themselves.",
  permission: "auth.tokens",
  input: NoInput,
  output: z.object({ items: z.array(TokenView) }),
  async run(context) {
    const rows = await context.sql.rows(listTokensOfUser, [actingUserId(context), context.now]);
    return { items: rows.map((row) => toTokenView(row)) };
  },
});
