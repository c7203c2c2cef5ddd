import { operations } from "@hirelane/operations";
import { defineCommand } from "citty";
import { asOperator } from "./as-operator.ts";
import { demandYes } from "./ask.ts";
import { findUser } from "./find-user.ts";
import { jsonOption, organisationOption, print, yesOption } from "./options.ts";
import { strictOptions } from "./strict-options.ts";

const args = {
  user: { type: "positional", required: true, description: "Id, email or username" },
  organisation: organisationOption,
  yes: yesOption,
  json: jsonOption,
} as const;

/** `users deactivate USER`: ends a member's access at once. */
export const deactivateUser = defineCommand({
  meta: { name: "deactivate", description: "End a user's access at once: tokens, invitations and what is shared" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    await asOperator("users deactivate", given, async (operator) => {
      const { kernel, organisation, call } = operator;
      const { id, email } = await findUser(operator, given.user);
      await demandYes(`End the access of ${email} to ${organisation.slug}?`, given);
      const user = await kernel.run(operations.users.deactivate, { id }, call);
      print(given.json, { organisation, user }, `Deactivated ${email} (user ${id}) in ${organisation.slug}.\n`);
    });
  },
});
