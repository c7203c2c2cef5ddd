import type { CandidateSelfView } from "@hirelane/domain";
import { z } from "zod";
import type { RouteReply } from "../dialect/route.ts";
import { ProjectV3, toProjectV3 } from "../jobs/jobs.v3.ts";
import { CompanyV3, toCompanyV3 } from "../organisations/organisations.v3.ts";
import { CandidateV3, toCandidateV3 } from "./candidate-v3.ts";

/** The candidate about themselves: with company and project inside, and the seconds left by the server's clock. */
export const WhoamiCandidateV3 = CandidateV3.extend({
  company: CompanyV3,
  project: ProjectV3,
  seconds_until_deadline: z.number().nullable(),
});

/** A candidate's own view as v3 shows it. */
export function toWhoamiCandidateV3(self: CandidateSelfView, reply: RouteReply): z.input<typeof WhoamiCandidateV3> {
  return {
    ...toCandidateV3(self.interview, reply),
    company: toCompanyV3(self.organisation, reply),
    project: toProjectV3(self.job, reply),
    seconds_until_deadline: self.secondsUntilDeadline,
  };
}
