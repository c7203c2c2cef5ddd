import { Email, PersonName, Role, Username } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { defineCommand } from "citty";
import { z } from "zod";
import { asOperator } from "./as-operator.ts";
import { jsonOption, organisationOption, print, readOptions } from "./options.ts";
import { strictOptions } from "./strict-options.ts";

const args = {
  organisation: organisationOption,
  email: { type: "string", required: true, description: "Where the invitation goes" },
  "first-name": { type: "string", required: true, description: "First name" },
  "last-name": { type: "string", required: true, description: "Last name" },
  role: { type: "string", required: true, description: `One of ${Role.options.join(", ")}` },
  username: { type: "string", description: "Another name to log in with" },
  json: jsonOption,
} as const;

const Options = z.object({
  email: Email,
  "first-name": PersonName,
  "last-name": PersonName,
  role: Role,
  username: Username.optional(),
});

/** `users invite`: a new member, who gets a mail. */
export const inviteUser = defineCommand({
  meta: { name: "invite", description: "Invite a person into an organisation; a mail leads them to their password" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const { "first-name": firstName, "last-name": lastName, ...rest } = readOptions(Options, given);
    await asOperator("users invite", given, async ({ kernel, organisation, call }) => {
      const user = await kernel.run(operations.users.invite, { firstName, lastName, ...rest }, call);
      const text = `Invited ${user.email} as ${user.role} into ${organisation.slug} (user ${user.id}).\n`;
      print(given.json, { organisation, user }, text);
    });
  },
});
