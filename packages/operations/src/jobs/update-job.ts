import { JobView, UpdateJobInput } from "@hirelane/domain";
import { recordEvent } from "../kernel/events.ts";
import { defineWrite } from "../kernel/operation.ts";
import { given } from "../kernel/version.ts";
import { requireQuestionSet } from "../questions/load-question-set.ts";
import { viewJob } from "./job-view.ts";
import { loadJob } from "./load-job.ts";

export const updateJob = defineWrite({
  id: "jobs.update",
  summary: "Change a job: its texts, whether it is published, its close date, interview period and questions.",
  permission: "jobs.manage",
  input: UpdateJobInput,
  output: JobView,
  async run(context, { id, expectedVersion, ...fields }) {
    const job = await loadJob(context, id, expectedVersion);
    await requireQuestionSet(context, fields.questionSetId);
    context.em.assign(job, given(fields));
    await context.em.flush();
    await recordEvent(context, { type: "job.updated", subject: { kind: "job", id }, jobId: id });
    return viewJob(context, id);
  },
});
