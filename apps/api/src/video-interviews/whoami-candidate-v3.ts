import type { CandidateSelfView } from "@hirelane/domain";
import { z } from "zod";
import type { RouteReply } from "../dialect/route.ts";
import { ProjectV3 } from "../jobs/jobs.v3.ts";
import { CompanyV3 } from "../organisations/organisations.v3.ts";
import { referencesV3, timestampV3 } from "../v3/references.ts";
import { CandidateV3, toCandidateV3 } from "./candidate-v3.ts";

/** The candidate about themselves: with company and project inside, and the seconds left by the server's clock. */
export const WhoamiCandidateV3 = CandidateV3.extend({
  company: CompanyV3,
  project: ProjectV3,
  seconds_until_deadline: z.number().nullable(),
});

/** A candidate's own view as v3 shows it. */
export function toWhoamiCandidateV3(self: CandidateSelfView, reply: RouteReply): z.input<typeof WhoamiCandidateV3> {
  const references = referencesV3(reply);
  const { organisation, job } = self;
  return {
    ...toCandidateV3(self.interview, reply),
    company: {
      resource_uri: references.company,
      name: organisation.name,
      timezone: organisation.timeZone,
      default_interview_period: organisation.interviewPeriodDays,
    },
    project: {
      resource_uri: references.project(job.id),
      company: references.company,
      name: job.title,
      status: job.status,
      default_interview_period: job.interviewPeriodDays,
      closedate: timestampV3(job.closesAt),
    },
    seconds_until_deadline: self.secondsUntilDeadline,
  };
}
