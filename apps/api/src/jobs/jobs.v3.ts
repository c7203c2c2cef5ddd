import type { JobView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route, RouteReply } from "../dialect/route.ts";
import { pagingV3 } from "../v3/page-v3.ts";
import { AddressV3, TimeV3, referencesV3, timestampV3 } from "../v3/references.ts";

/** A project as v3 shows it. */
export const ProjectV3 = z.object({
  resource_uri: AddressV3,
  company: AddressV3,
  name: z.string(),
  status: z.enum(["draft", "open", "closed"]),
  default_interview_period: z.number().nullable(),
  closedate: TimeV3.nullable(),
});

const projectsPath = z.object({ companyId: PathId("organisation") });

/** What v3 shows of a job. */
type ProjectFacts = Pick<JobView, "id" | "title" | "status" | "interviewPeriodDays" | "closesAt">;

/** A job as v3 shows it. */
export function toProjectV3(job: ProjectFacts, reply: RouteReply): z.input<typeof ProjectV3> {
  const references = referencesV3(reply);
  return {
    resource_uri: references.project(job.id),
    company: references.company,
    name: job.title,
    status: job.status,
    default_interview_period: job.interviewPeriodDays,
    closedate: timestampV3(job.closesAt),
  };
}

/** Projects: the jobs that the caller may see. */
export const jobRoutesV3: readonly Route[] = [
  listRoute("/companies/{companyId}/projects/", {
    operation: operations.jobs.list,
    paging: pagingV3,
    parameters: projectsPath,
    object: ProjectV3,
    toObject: toProjectV3,
  }),
  route("GET", "/companies/{companyId}/projects/{projectId}/", {
    operation: operations.jobs.get,
    parameters: projectsPath.extend({ projectId: PathId("job") }),
    response: ProjectV3,
    toInput: ({ path }) => ({ id: path.projectId }),
    toResponse: toProjectV3,
  }),
];
