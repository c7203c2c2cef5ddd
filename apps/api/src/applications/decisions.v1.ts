import type { ApplicationDecision, ApplicationDetail } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { type CandidatesById, CandidateV1, candidateV1, readCandidates } from "../candidates/candidate-v1.ts";
import { route } from "../dialect/define-route.ts";
import type { Route, RouteReply, RunRead } from "../dialect/route.ts";
import { actionFields, actionNames, moduleOf, oneModule, ServiceInput } from "../v1/action-input.ts";
import { decisions, LabelInput } from "../v1/labels.ts";

const { applications } = operations;

const fields = { ...actionFields, service: ServiceInput.optional() };
const Target = z.object(fields).superRefine(oneModule);
const labels = ["Under Review", "Shortlisted", "Not Shortlisted", "On Hold", "Rejected", "Hired"] as const;
const furtherLabels = ["Started", "Completed", "Scheduled Final Interview"] as const;
const Change = z.object({ ...fields, status: LabelInput([...labels, ...furtherLabels]) }).superRefine(oneModule);

const Candidate = z.object({ message: z.string(), candidate: CandidateV1.nullable() });
const CandidateAndStep = z.object({
  message: z.string(),
  interview_step_id: z.number().nullable(),
  candidate: CandidateV1.nullable(),
});

/** What every decision has in common. */
const decision = {
  operation: applications.decide,
  parameters: z.object({}),
  errorShape: "action",
  names: actionNames,
  companions: ({ candidateId, jobId }: ApplicationDetail, run: RunRead) => readCandidates(run, [candidateId], jobId),
} as const;

function inputOf(body: z.output<typeof Target>, decided: ApplicationDecision) {
  return {
    candidateId: body.candidate_id,
    jobId: body.job_id,
    workflowId: moduleOf(body),
    service: body.service,
    decision: decided,
  };
}

const answer = (message: string) => (application: ApplicationDetail, _: RouteReply, found: CandidatesById) => ({
  message,
  candidate: candidateV1(found, application.candidateId),
});

/** The same, with the step of the stage where the application is now. */
const answerWithStep =
  (message: string) => (application: ApplicationDetail, reply: RouteReply, found: CandidatesById) => ({
    ...answer(message)(application, reply, found),
    interview_step_id: application.steps.find(({ stage }) => stage.id === application.stage?.id)?.id ?? null,
  });

/** What people decide about candidates. */
export const decisionRoutesV1: readonly Route[] = [
  route("POST", "/interview/shortlist-candidate/", {
    ...decision,
    body: Target,
    source: "interview: shortlist-candidate/",
    response: CandidateAndStep,
    toInput: ({ body }) => inputOf(body, "shortlist"),
    toResponse: answerWithStep("The step is approved, and the next one is open."),
  }),
  route("POST", "/interview/unshortlist-candidate/", {
    ...decision,
    body: Target,
    source: "interview: unshortlist-candidate/",
    response: Candidate,
    toInput: ({ body }) => inputOf(body, "unshortlist"),
    toResponse: answer("The candidate is not shortlisted any more."),
  }),
  route("PATCH", "/interview/update-status/", {
    ...decision,
    body: Change,
    source: "interview: update-status/",
    response: CandidateAndStep,
    toInput: ({ body }) => inputOf(body, decisions[body.status]),
    toResponse: answerWithStep("The status is changed."),
  }),
];
