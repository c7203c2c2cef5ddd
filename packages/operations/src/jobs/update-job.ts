import { distinctSkills, jobStatus, JobView, UpdateJobInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { requireQuestionSet } from "../questions/load-question-set.ts";
import { requireScoreWeight } from "../score-weights/load-score-weight.ts";
import { checkExperience } from "./check-experience.ts";
import { cleanHtml } from "./clean-html.ts";
import { viewJob } from "./job-view.ts";
import { loadJob } from "./load-job.ts";
import { shareJobWith } from "./share-job.ts";

export const updateJob = defineWrite({
  id: "jobs.update",
  summary:
    "Change a job: its texts, experience, skills, score weights, whether it is published, its close date, and questions.",
  permission: "jobs.manage",
  input: UpdateJobInput,
  output: JobView,
  async run(context, { id, expectedVersion, sharedWithUserIds, ...fields }) {
    const job = await loadJob(context, id, expectedVersion);
    checkExperience(job, fields);
    await requireQuestionSet(context, fields.questionSetId);
    await requireScoreWeight(context, fields.scoreWeightId);
    const { descriptionHtml: html, mustHaveSkills: skills } = fields;
    const cleaned = { descriptionHtml: html && cleanHtml(html), mustHaveSkills: skills && distinctSkills(skills) };
    const from = jobStatus(job, context.now);
    context.em.assign(job, given({ ...fields, ...cleaned }));
    await context.em.flush();
    await shareJobWith(context, id, sharedWithUserIds);
    const to = jobStatus(job, context.now);
    const change = from === to ? {} : { from, to };
    const type = from === "draft" && to === "open" ? "job.published" : "job.updated";
    await recordEvent(context, { type, subject: { kind: "job", id }, jobId: id, ...change });
    return viewJob(context, id);
  },
});
