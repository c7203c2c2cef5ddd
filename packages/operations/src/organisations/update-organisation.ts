import { OrganisationEntity } from "@hirelane/db";
import { OrganisationView, UpdateOrganisationInput } from "@hirelane/domain";
import { LockMode } from "@mikro-orm/core";
import { organisationOf } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { checkVersion, given } from "../kernel/version.ts";
import { viewOrganisation } from "./organisation-view.ts";

export const updateOrganisation = defineWrite({
  id: "organisations.update",
  summary: "Change the organisation's name, time zone, language, interview period, consent text or credit prices.",
  permission: "organisations.update",
  input: UpdateOrganisationInput,
  output: OrganisationView,
  async run(context, { expectedVersion, creditPrices, ...fields }) {
    const id = organisationOf(context);
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const organisation = await context.em.findOneOrFail(OrganisationEntity, { id }, { lockMode });
    checkVersion(organisation, expectedVersion);
    const prices = {
      resumeCredits: creditPrices?.resumeParsed,
      assessmentCredits: creditPrices?.assessment,
      interviewCredits: creditPrices?.videoInterview,
    };
    context.em.assign(organisation, given({ ...fields, ...prices }));
    await context.em.flush();
    await recordEvent(context, { type: "organisation.updated", subject: { kind: "organisation", id } });
    return viewOrganisation(context);
  },
});
