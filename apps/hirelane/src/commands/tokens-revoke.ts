import { revokeTokenFor } from "@hirelane/operations";
import { defineCommand } from "citty";
import { z } from "zod";
import { asOperator } from "./as-operator.ts";
import { demandYes } from "./ask.ts";
import { IdOption, jsonOption, organisationOption, print, readOptions, yesOption } from "./options.ts";
import { strictOptions } from "./strict-options.ts";

const args = {
  token: { type: "positional", required: true, description: "Id of the token, as tokens list shows it" },
  organisation: organisationOption,
  yes: yesOption,
  json: jsonOption,
} as const;

const Options = z.object({ token: IdOption("token") });

/** `tokens revoke ID`: a token stops working at once. */
export const revokeToken = defineCommand({
  meta: { name: "revoke", description: "Revoke a token; it stops working at once, and so do the sessions it brought" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const { token: id } = readOptions(Options, given, ["token"]);
    await asOperator("tokens revoke", given, async ({ kernel, organisation }) => {
      await demandYes(`Revoke token ${id} of ${organisation.slug}?`, given);
      const revoked = await revokeTokenFor(kernel, organisation.id, id);
      const text = revoked ? `Revoked token ${id}.\n` : `Token ${id} was revoked before.\n`;
      print(given.json, { organisation, id, revoked: true, changed: revoked }, text);
    });
  },
});
