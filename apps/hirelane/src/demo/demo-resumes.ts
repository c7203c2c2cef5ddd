import { DEFAULT_SCORE_WEIGHTS, matchSkills, skillsScore, type ScoreWeights } from "@hirelane/domain";
import { type Call, extractResumeText, keepFile, type Kernel, operations } from "@hirelane/operations";
import type { DemoJob } from "./demo-company.ts";
import { demoPerson, experienceMonths, type DemoPerson } from "./demo-people.ts";

const { resumes } = operations;

/** Resumes that are made at once: as many as the pool of the command line has connections. */
const AT_ONCE = 4;

/** An application of the person with this index. */
export interface DemoApplicant {
  readonly applicationId: number;
  readonly person: number;
}

const texts = { extract: async (bytes: Uint8Array) => new TextDecoder().decode(bytes) };
const mail = { deliver: () => Promise.reject(new Error("A demo sends no mails of its own.")) };

/**
 * Gives each applicant a CV, and the score of an AI service that has read it. Its text is read here by the worker's job, which
 * would take a process for each to do so: at the first start somebody waits.
 */
export async function makeDemoResumes(
  kernel: Kernel,
  call: Call,
  job: DemoJob,
  applicants: readonly DemoApplicant[],
): Promise<void> {
  for (let first = 0; first < applicants.length; first += AT_ONCE) {
    const some = applicants.slice(first, first + AT_ONCE);
    await Promise.all(some.map((applicant) => makeResume(kernel, call, job, applicant)));
  }
}

async function makeResume(kernel: Kernel, call: Call, job: DemoJob, applicant: DemoApplicant): Promise<void> {
  const { applicationId, person: index } = applicant;
  const text = cvText(demoPerson(index), experienceMonths(index));
  const bytes = new TextEncoder().encode(text);
  const sha256 = kernel.ports.cryptography.sha256(text);
  const file = {
    kind: "cv",
    contentType: "text/plain",
    sizeBytes: bytes.length,
    sha256,
    bytes: () => once(bytes),
  } as const;
  const { id: cv } = await keepFile(kernel, file, call);
  const { id } = await kernel.run(resumes.create, { applicationId, cv, name: "cv.txt" }, call);
  if (call.principal.kind === "user") {
    const { organisationId } = call.principal;
    await extractResumeText.run({ kernel, mail, texts }, { organisationId, resumeId: id });
  }
  const score = {
    components: componentsOf(index, text, job),
    aiScore: true,
    feedback: "Scored by the demo's AI service.",
    relevantExperienceMonths: experienceMonths(index),
  };
  await kernel.run(resumes.setScore, { id, ...score }, call);
}

function cvText(
  { firstName, lastName, address, city, email, phone, skills, workExperience }: DemoPerson,
  months: number,
) {
  return [
    `${firstName} ${lastName}`,
    `${address}, ${city}`,
    `${email}, ${phone}`,
    "",
    "Experience",
    workExperience,
    months >= 48 ? "Has led a team." : "Has worked in a team.",
    "",
    `Skills: ${skills.join(", ")}`,
    "",
  ].join("\n");
}

/** Skills as the text has them, and the others spread from little to all that their weight allows, the same ones each time. */
function componentsOf(index: number, text: string, { weights, mustHaveSkills }: DemoJob) {
  const counting: ScoreWeights = weights ?? DEFAULT_SCORE_WEIGHTS;
  const part = (weight: number, salt: number): number => {
    const percent = Math.min(100, 10 + ((index * 23) % 71) + ((index * 37 + salt * 29) % 41));
    return Math.floor(Math.round(weight * 1000) * (percent / 100)) / 100;
  };
  return {
    skills: skillsScore(matchSkills(text, mustHaveSkills), counting),
    workExperience: part(counting.workExperience, 1),
    projects: part(counting.projects, 2),
    education: part(counting.education, 3),
    certifications: part(counting.certifications, 4),
  };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
