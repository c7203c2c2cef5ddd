import { createTokenFor } from "@hirelane/operations";
import { defineCommand } from "citty";
import { z } from "zod";
import { asOperator } from "./as-operator.ts";
import { findUser } from "./find-user.ts";
import { jsonOption, organisationOption, print, readOptions, WholeOption } from "./options.ts";
import { strictOptions } from "./strict-options.ts";
import { momentCell } from "./text-table.ts";

const args = {
  organisation: organisationOption,
  user: { type: "string", required: true, description: "Id, email or username of the user whose rights it has" },
  name: { type: "string", required: true, description: "What the token is for" },
  days: { type: "string", description: "Days until it ends, 1 to 3650; it is permanent without" },
  json: jsonOption,
} as const;

const Options = z.object({ user: z.string().min(1), name: z.string(), days: WholeOption(1, 3650).optional() });

/** `tokens create`: a token for a script, shown once. */
export const createToken = defineCommand({
  meta: { name: "create", description: "Make a token for a script, with the rights of a user; it is shown this once" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const { user: wanted, name, days } = readOptions(Options, given);
    await asOperator("tokens create", given, async (operator) => {
      const { kernel, organisation } = operator;
      const user = await findUser(operator, wanted);
      const owner = { organisationId: organisation.id, userId: user.id };
      const token = await createTokenFor(kernel, owner, { name, days });
      const until = token.expiresAt === null ? "until it is revoked" : `until ${momentCell(token.expiresAt)}`;
      const text = `Token ${token.id} of ${user.email} works ${until}. It is shown this once:\n${token.token}\n`;
      print(given.json, { organisation, userId: user.id, ...token }, text);
    });
  },
});
