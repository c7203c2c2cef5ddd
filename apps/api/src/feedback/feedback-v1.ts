import { CreateFeedbackInput, type FeedbackView, Id, UpdateFeedbackInput } from "@hirelane/domain";
import { z } from "zod";
import { bodyFields } from "../dialect/body-fields.ts";
import { BodyReference } from "../dialect/body-id.ts";
import { NumberInput } from "../dialect/body-values.ts";
import { ServiceName } from "../v1/labels.ts";
import { TimeV1, timestampV1 } from "../v1/time-v1.ts";

/** Feedback as v1 shows it. */
export const FeedbackV1 = z.object({
  id: Id("feedback"),
  candidate: Id("candidate"),
  job: Id("job"),
  user: Id("user").nullable(),
  step_name: z.string(),
  feedback: z.string(),
  rating: z.number().nullable(),
  created_at: TimeV1,
});

/** Feedback as v1 shows it. */
export function toFeedbackV1(view: FeedbackView): z.input<typeof FeedbackV1> {
  return {
    id: view.id,
    candidate: view.candidateId,
    job: view.jobId,
    user: view.userId,
    step_name: view.stepName,
    feedback: view.text,
    rating: view.rating,
    created_at: timestampV1(view.createdAt),
  };
}

/** The model's names of the fields that v1 spells otherwise. */
export const feedbackNamesV1 = {
  candidateId: "candidate",
  jobId: "job",
  userId: "user",
  stepName: "step_name",
  text: "feedback",
} as const;

const Rating = z.union([NumberInput, z.null()]).pipe(UpdateFeedbackInput.shape.rating.unwrap());

/** The body of a replacement or of a change. */
export const feedbackBody = bodyFields({ feedback: CreateFeedbackInput.shape.text }, { rating: Rating });

/** The body of a create; the step by its name, or by that of its service. */
export const NewFeedbackV1 = feedbackBody.whole.extend({
  candidate: BodyReference("candidate"),
  job: BodyReference("job"),
  step_name: z.string().optional(),
});

/** The operation's input of a create. */
export function fromFeedbackV1({ candidate, job, step_name: name, feedback, rating }: z.output<typeof NewFeedbackV1>) {
  const service = ServiceName.safeParse(name);
  return {
    candidateId: candidate,
    jobId: job,
    stepName: name,
    service: service.success ? service.data : undefined,
    text: feedback,
    rating: rating ?? undefined,
  };
}
