import { keepResumeText } from "@hirelane/db";
import { type Kernel, operations } from "@hirelane/operations";
import type { TestUser } from "../make-organisation.ts";

const { resumes, scoreWeights } = operations;
const weights = { skills: 0.5, workExperience: 0.2, projects: 0.1, education: 0.1, certifications: 0.1 };

/** Makes weights that no job uses, and a resume with a score and a text, but without a file. */
export async function makeResume(kernel: Kernel, { call, principal }: TestUser, applicationId: number) {
  const scoreWeight = await kernel.run(scoreWeights.create, { name: "Skills first", weights }, call);
  const { id } = await kernel.run(resumes.create, { applicationId, name: "CV" }, call);
  await kernel.run(resumes.setScore, { id, components: { skills: 2 } }, call);
  const { organisationId } = principal;
  await kernel.runAsSystem(organisationId, "makeResume", ({ sql }) =>
    sql.rows(keepResumeText, [organisationId, id, "Pilot"]),
  );
  return { scoreWeight: scoreWeight.id, resume: id };
}
