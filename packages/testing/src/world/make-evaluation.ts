import { findRow, namedQuery, putRatings, toId } from "@hirelane/db";
import { type Kernel, operations } from "@hirelane/operations";
import type { TestUser } from "../make-organisation.ts";

const { criteria, notes, shares } = operations;

interface Evaluated {
  readonly owner: TestUser;
  readonly jobId: number;
  readonly videoInterviewId: number;
}

const insertEvaluation = namedQuery<{ id: string }>(
  `insert into evaluations (organisation_id, video_interview_id, job_id, user_id, created_at, updated_at)
   values ($1, $2, $3, $4, $5, $5) returning id`,
);

/** Makes a criterion, a shared note, and an evaluation by somebody who is no evaluator, and does not count. */
export async function makeEvaluation(kernel: Kernel, { owner, jobId, videoInterviewId }: Evaluated) {
  const criterion = await kernel.run(criteria.create, { jobId, name: "Clarity" }, owner.call);
  const note = await kernel.run(
    notes.create,
    { videoInterviewId, text: "A note.", visibility: "shared" },
    { ...owner.call, idempotencyKey: `note-${videoInterviewId}` },
  );
  const { organisationId } = owner.principal;
  await kernel.runAsSystem(organisationId, "makeEvaluation", async ({ sql, now }) => {
    const columns = [organisationId, videoInterviewId, jobId, owner.userId, now];
    const row = await findRow(sql, insertEvaluation, columns);
    await sql.rows(putRatings, [organisationId, toId(row?.id ?? ""), [criterion.id], [4]]);
  });
  return { criterion: criterion.id, note: note.id };
}

/** Shares an interview with users; gives the id of the first share. */
export async function makeShares(
  kernel: Kernel,
  { call }: TestUser,
  videoInterviewId: number,
  users: readonly TestUser[],
): Promise<number> {
  const ids: number[] = [];
  for (const { userId } of users) ids.push((await kernel.run(shares.create, { videoInterviewId, userId }, call)).id);
  return ids[0] ?? 0;
}
