import { Email, Language, OrganisationName, PersonName, TimeZone } from "@hirelane/domain";
import { foundOrganisation } from "@hirelane/operations";
import { defineCommand } from "citty";
import { z } from "zod";
import { findDatabase } from "../find-database.ts";
import { withKernel } from "../open-kernel.ts";
import { jsonOption, print, readOptions } from "./options.ts";
import { strictOptions } from "./strict-options.ts";

const args = {
  name: { type: "string", required: true, description: "Name of the organisation" },
  "owner-email": { type: "string", required: true, description: "Email of its first owner, who is invited" },
  "owner-first-name": { type: "string", description: "The owner's first name", default: "Organisation" },
  "owner-last-name": { type: "string", description: "The owner's last name", default: "Owner" },
  "time-zone": { type: "string", description: "IANA time zone of its calendars", default: "UTC" },
  language: { type: "string", description: "Language of its mails: en or de", default: "en" },
  json: jsonOption,
} as const;

const Options = z.object({
  name: OrganisationName,
  "owner-email": Email,
  "owner-first-name": PersonName,
  "owner-last-name": PersonName,
  "time-zone": TimeZone,
  language: Language,
});

/** `organisations create`: the way into an empty production database. */
export const createOrganisation = defineCommand({
  meta: { name: "create", description: "Create an organisation and invite its first owner" },
  args,
  plugins: [strictOptions(args)],
  async run({ args: given }) {
    const options = readOptions(Options, given);
    const access = await findDatabase();
    const organisation = { name: options.name, timeZone: options["time-zone"], language: options.language };
    const owner = {
      email: options["owner-email"],
      firstName: options["owner-first-name"],
      lastName: options["owner-last-name"],
    };
    const founded = await withKernel(access, (kernel) => foundOrganisation(kernel, organisation, owner));
    print(given.json, founded, textFor(organisation.name, owner.email, founded));
  },
});

function textFor(
  name: string,
  email: string,
  founded: { organisationId: number; ownerId: number; passwordLink: string },
): string {
  return `Created the organisation ${name} (id ${founded.organisationId}).
Its owner is ${email} (user ${founded.ownerId}), who gets this link by mail too, and sets a password on it:
${founded.passwordLink}
`;
}
