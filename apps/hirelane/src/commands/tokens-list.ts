import type { TokenView } from "@hirelane/domain";
import { listTokensFor } from "@hirelane/operations";
import { defineCommand } from "citty";
import { asOperator } from "./as-operator.ts";
import { findUser } from "./find-user.ts";
import { jsonOption, organisationOption, print } from "./options.ts";
import { strictOptions } from "./strict-options.ts";
import { momentCell, textTable } from "./text-table.ts";

const args = {
  organisation: organisationOption,
  user: { type: "string", required: true, description: "Id, email or username of the user" },
  json: jsonOption,
} as const;

/** `tokens list`: the tokens of a user that still work, without the tokens themselves. */
export const listTokens = defineCommand({
  meta: { name: "list", description: "List the tokens of a user that still work, newest first, at most 100" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    await asOperator("tokens list", given, async (operator) => {
      const { kernel, organisation } = operator;
      const user = await findUser(operator, given.user);
      const tokens = await listTokensFor(kernel, { organisationId: organisation.id, userId: user.id });
      const text = tokens.length === 0 ? `${user.email} has no token.\n` : table(tokens);
      print(given.json, { organisation, userId: user.id, tokens }, text);
    });
  },
});

function table(tokens: readonly TokenView[]): string {
  const rows = tokens.map(({ id, kind, name, createdAt, expiresAt }) => [
    String(id),
    kind,
    name,
    momentCell(createdAt),
    momentCell(expiresAt),
  ]);
  return textTable([["id", "kind", "name", "made", "ends"], ...rows]);
}
