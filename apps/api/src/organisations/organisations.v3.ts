import type { OrganisationView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route, RouteReply } from "../dialect/route.ts";
import { pagingV3 } from "../v3/page-v3.ts";
import { AddressV3, referencesV3 } from "../v3/references.ts";

/** A company as v3 shows it. */
export const CompanyV3 = z.object({
  resource_uri: AddressV3,
  name: z.string(),
  timezone: z.string(),
  default_interview_period: z.number(),
});

/** What v3 shows of an organisation. */
type CompanyFacts = Pick<OrganisationView, "name" | "timeZone" | "interviewPeriodDays">;

/** An organisation as v3 shows it. */
export function toCompanyV3(organisation: CompanyFacts, reply: RouteReply): z.input<typeof CompanyV3> {
  return {
    resource_uri: referencesV3(reply).company,
    name: organisation.name,
    timezone: organisation.timeZone,
    default_interview_period: organisation.interviewPeriodDays,
  };
}

/** Companies: the organisation of the caller, and nobody else's. */
export const organisationRoutesV3: readonly Route[] = [
  route("GET", "/companies/", {
    operation: operations.organisations.get,
    parameters: z.object({}),
    query: pagingV3.query,
    response: pagingV3.envelope(CompanyV3),
    toInput: () => ({}),
    toResponse: (organisation, reply) => {
      const isPastTheEnd = Number(reply.url.searchParams.get("offset") ?? 0) > 0;
      const page = { items: isPastTheEnd ? [] : [organisation], nextCursor: null, total: 1 };
      return pagingV3.toPage(page, reply, (view) => toCompanyV3(view, reply));
    },
  }),
  route("GET", "/companies/{companyId}/", {
    operation: operations.organisations.get,
    parameters: z.object({ companyId: PathId("organisation") }),
    response: CompanyV3,
    toInput: () => ({}),
    toResponse: toCompanyV3,
  }),
];
