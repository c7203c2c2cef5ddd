/** JSON, in which a text like `$jobId` stands for what an answer has told; as a number where its name ends with Id. */
type Wording = string | number | boolean | readonly Wording[] | { readonly [name: string]: Wording };

/** One request of the hiring story. Paths, bodies, forms and patterns may have `$names` of what earlier answers have told. */
export interface StoryStep {
  readonly says: string;
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  /** Whose word it is; the recruiting user's when absent. */
  readonly as?: "anybody" | "candidate";
  readonly body?: Wording;
  /** A multipart form; `cv` goes as a file. */
  readonly form?: Readonly<Record<string, string>>;
  /** Extended regular expressions that the answer has to contain; what their group finds gets the name. */
  readonly finds?: Readonly<Record<string, string>>;
  /** Asked again until it does: the worker brings it about. */
  readonly patient?: true;
}

/** The service of a screening, as the sources draw services. */
export const SCREENING = { id: 1, name: "Resume Screening" };
/** What actions on Leia name. */
export const leia = { candidate_id: "$leiaId", job_id: "$jobId", module_id: "$workflowId" };
/** What actions on Luke name. */
export const luke = { ...leia, candidate_id: "$lukeId" };

/** The rule of a stage brings Leia to the next one. */
export const stageIs = (name: string): StoryStep => ({
  says: `The rule of her stage has brought Leia to the next one: ${name}`,
  method: "GET",
  path: "/api/v1/job-statuses/?candidate__id=$leiaId",
  finds: { applicationId: `"id":([0-9]+),"candidate":$leiaId,"job":$jobId,"stage_name":"${name}"` },
  patient: true,
});
/** Somebody applies. */
export const applies = (name: string, email: string, city: string, cv: string): StoryStep => ({
  says: `${name} applies, without a login`,
  method: "POST",
  path: "/apply/$jobKey",
  as: "anybody",
  form: { firstName: name.split(" ")[0] ?? "", lastName: name.split(" ")[1] ?? "", email, city, cv },
});
/** So many resumes are there, and the newest has such a score. */
export const isScored = (count: number, score: string): StoryStep => ({
  says: "The CV is read, and scored by the skills that the job wants",
  method: "GET",
  path: "/api/v1/resumes/?job=$jobId&o=-id",
  finds: { scored: `"count":${count},.*"skills_score":"(${score})"` },
  patient: true,
});
/** Somebody is a candidate for the job, and their id gets a name. */
export const isKnown = (name: string, as: string): StoryStep => ({
  says: `${name} is a candidate for the job`,
  method: "GET",
  path: "/api/v1/filter/candidate/$jobId/",
  finds: { [as]: `"id":([0-9]+),"name":"${name}"` },
});
/** A mail arrives; its address in the mailbox is `$mail`. */
export const mailTo = (says: string, address: string, subject: string): StoryStep => ({
  says,
  method: "GET",
  path: "/mailbox",
  as: "anybody",
  finds: { mail: `&lt;${address}&gt;</td> *<td><a href="(/mailbox/[0-9a-z/]+)">${subject}` },
  patient: true,
});
/** The key in the link of a mail. */
export const keyIn = (says: string, place: string, as: string): StoryStep => ({
  says,
  method: "GET",
  path: "$mail",
  as: "anybody",
  finds: { [as]: `/${place}/([0-9a-f]{32})` },
});
/** The candidate goes on with the video interview. */
export const advances = (says: string, status: string): StoryStep => ({
  says,
  method: "PATCH",
  path: "$interview/status/advance/",
  as: "candidate",
  finds: { status: `"status":"(${status})"` },
});
/** Leia's step of a service. */
export const worksOn = (says: string, action: string, service: Wording): StoryStep => ({
  says,
  method: "POST",
  path: "/api/v1/interview/update-step/",
  body: { ...leia, action, service },
  finds: { step: '"message":\\{"id":([0-9]+)' },
});
