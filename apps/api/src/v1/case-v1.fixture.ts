import { beforeAll } from "vitest";
import { useRecruiting } from "../candidates/candidates-v1.fixture.ts";
import type { TestApi } from "../testing/use-api.ts";

/** Ids of rows that hang together, as addresses and bodies name them. */
export interface CaseV1 {
  readonly job: number;
  readonly candidate: number;
  readonly resume: number;
  readonly module: number;
  readonly screening: number;
  readonly manual: number;
}

const score = {
  ai_score: true,
  skills_score: "3.90",
  work_exp_score: "1.00",
  projects_score: "3.00",
  education_score: "1.00",
  certifications_score: "0.00",
};
const steps = [
  { content: { service: "Resume Screening", name: "First look" } },
  { content: { service: "Manual", name: "Trial day", configuration: { instructions: "Cook." } } },
  { content: { service: "Manual", name: "Contract" } },
];

/** A job with a module of three steps, and a candidate on it with a resume that was scored; all of it made over v1. */
export function useCaseV1(t: () => TestApi) {
  const recruiting = useRecruiting(t);
  const { send, makeJob, makeCandidate } = recruiting;
  let made: CaseV1 | null = null;
  beforeAll(async () => {
    const job = await makeJob("Trainee");
    const module = await send("POST", "/interview/interview-modules/", { name: "Trainees", job, steps_json: steps });
    const place = { contact: "1234567890", location: { city: "Pune", state: "Maharashtra" } };
    const { id: candidate } = await makeCandidate("John Doe", job, place);
    const { body: resume } = await send("POST", "/resumes/", { candidate, job, name: "Example 1" });
    const scored = { resume_score: score, relevant_experience_in_months: 2 };
    await send("PATCH", `/resumes/${resume.id}/`, scored);
    const [screening, manual] = module.body.steps_json.map(({ id }: { id: number }) => id);
    made = { job, candidate, resume: resume.id, module: module.body.id, screening, manual };
  });
  return {
    ...recruiting,
    known: (): CaseV1 => {
      if (made === null) throw new Error("The rows are there only inside tests.");
      return made;
    },
  };
}
