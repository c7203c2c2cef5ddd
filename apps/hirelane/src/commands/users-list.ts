import { Role, UserStatus, type UserView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { defineCommand } from "citty";
import { z } from "zod";
import { asOperator, type Operator } from "./as-operator.ts";
import { jsonOption, organisationOption, print, readOptions } from "./options.ts";
import { strictOptions } from "./strict-options.ts";
import { momentCell, textTable } from "./text-table.ts";

const args = {
  organisation: organisationOption,
  role: { type: "string", description: `Only those of a role: ${Role.options.join(", ")}` },
  status: { type: "string", description: `Only those of a status: ${UserStatus.options.join(", ")}` },
  json: jsonOption,
} as const;

const Options = z.object({ role: Role.optional(), status: UserStatus.optional() });

/** `users list`: the members of an organisation. */
export const listUsers = defineCommand({
  meta: { name: "list", description: "List the users of an organisation" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const filters = readOptions(Options, given);
    await asOperator("users list", given, async (operator) => {
      const users = await everyUser(operator, filters);
      const { slug } = operator.organisation;
      print(
        given.json,
        { organisation: operator.organisation, users },
        users.length === 0 ? noneIn(slug) : table(users),
      );
    });
  },
});

async function everyUser({ kernel, call }: Operator, filters: z.output<typeof Options>): Promise<UserView[]> {
  const users: UserView[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await kernel.run(operations.users.list, { filters, limit: 100, cursor }, call);
    users.push(...page.items);
    cursor = page.nextCursor;
  }
  return users;
}

const noneIn = (slug: string): string => `No such user in ${slug}.\n`;

function table(users: readonly UserView[]): string {
  const rows = users.map(({ id, email, firstName, lastName, role, status, lastSeenAt }) => [
    String(id),
    email,
    `${firstName} ${lastName}`,
    role,
    status,
    momentCell(lastSeenAt),
  ]);
  return textTable([["id", "email", "name", "role", "status", "last seen"], ...rows]);
}
