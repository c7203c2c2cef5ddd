import {
  findRow,
  getMustHaveSkills,
  lockRescorable,
  rescoreResumes as writeRescores,
  settleResumeKeys,
  toId,
} from "@hirelane/db";
import { Id, matchSkills, skillsScore, toHundredths } from "@hirelane/domain";
import { z } from "zod";
import { requestAlerts } from "../alerts/request-alerts.ts";
import type { WriteContext } from "../kernel/context.ts";
import { defineJob } from "../kernel/job.ts";
import { weightsOfJob } from "../score-weights/load-score-weight.ts";

const NAME = "rescoreResumes";

/** Resumes of one transaction: their texts are 200 KB at most. */
const BATCH = 50;

/**
 * Renews the first scores of a job's current resumes, a batch at a time, each of which enqueues the next in its transaction:
 * killed anywhere, it goes on where it was. What somebody scored stays, but for the skills that are matched and missing.
 */
export const rescoreResumes = defineJob({
  name: NAME,
  payload: z.strictObject({
    organisationId: Id("organisation"),
    jobId: Id("job"),
    afterResumeId: Id("resume").nullable(),
  }),
  queue: { notify: true },
  async run({ kernel }, { organisationId, jobId, afterResumeId }) {
    await kernel.runAsSystem(organisationId, NAME, async (context) => {
      const last = await rescoreBatch(context, jobId, afterResumeId);
      if (last !== null) await context.jobs.send(context.em, NAME, { organisationId, jobId, afterResumeId: last });
    });
  },
});

/** Scores the resumes behind one; gives the last of them, null when there are no more. */
async function rescoreBatch(context: WriteContext, jobId: number, after: number | null): Promise<number | null> {
  const { sql, now, requestId } = context;
  const resumes = await sql.rows(lockRescorable, [jobId, after ?? 0, BATCH]);
  const wanted = (await findRow(sql, getMustHaveSkills, [jobId]))?.must_have_skills ?? [];
  const { id, weights } = await weightsOfJob(context, jobId);
  const matches = resumes.map(({ text }) => matchSkills(text, wanted));
  const scores = matches.map((match) => skillsScore(match, weights));
  const changed = await sql.rows(writeRescores, [
    now,
    NAME,
    requestId,
    JSON.stringify(weights),
    id,
    resumes.map((row) => row.id),
    matches.map(({ matched }) => JSON.stringify(matched)),
    matches.map(({ missing }) => JSON.stringify(missing)),
    scores.map((score) => (score === null ? null : toHundredths(score))),
  ]);
  const applicationIds = changed.map((row) => toId(row.application_id));
  await sql.rows(settleResumeKeys, [applicationIds]);
  await requestAlerts(context, applicationIds);
  const last = resumes.length < BATCH ? undefined : resumes.at(-1);
  return last === undefined ? null : toId(last.id);
}
