import {
  findRow,
  getVideoInterview,
  listJobAccess,
  listOwnEvaluationStatus,
  listSharesOfInterviews,
  toId,
  toShareView,
  toVideoInterviewView,
  type VideoInterviewRow,
} from "@hirelane/db";
import { jobAccess, type OwnEvaluationStatus, type ShareView, type VideoInterviewView } from "@hirelane/domain";
import { attachmentsOf, noAttachments } from "../files/attachments.ts";
import { actingUserId, type ReadContext, type WriteContext } from "../kernel/context.ts";
import { notFound } from "../kernel/operation-error.ts";

/**
 * The views of these rows for this actor, whom the caller has found to see them: managers of a job see activation keys
 * and shares, evaluators where they are themselves. A fixed number of statements, however many rows there are.
 */
export async function presentVideoInterviews(
  context: ReadContext,
  rows: readonly VideoInterviewRow[],
): Promise<VideoInterviewView[]> {
  if (rows.length === 0) return [];
  const managed = await managedJobs(context, rows);
  const shares = await sharesOf(context, rows);
  const own = await ownStatuses(context, rows);
  const attachments = await attachmentsOf(
    context,
    rows.map((row) => row.id),
  );
  const { cryptography } = context.ports;
  return rows.map((row) => {
    const manages = managed.has(row.job_id);
    return toVideoInterviewView(row, {
      activationKey: manages ? cryptography.open(row.sealed_activation_key) : null,
      myEvaluationStatus: own.get(row.id) ?? null,
      shares: manages ? (shares.get(row.id) ?? []) : null,
      ...(attachments.get(row.id) ?? noAttachments),
    });
  });
}

/** The view of one row, like {@link presentVideoInterviews}. */
export async function presentVideoInterview(context: ReadContext, row: VideoInterviewRow): Promise<VideoInterviewView> {
  const [view] = await presentVideoInterviews(context, [row]);
  if (view === undefined) throw new Error("A row has a view.");
  return view;
}

/** The view of an interview for whoever has just written it. */
export async function viewVideoInterview(context: WriteContext, id: number): Promise<VideoInterviewView> {
  await context.em.flush();
  const row = await findRow(context.sql, getVideoInterview, [id]);
  if (row === null) throw notFound("video interview");
  return presentVideoInterview(context, row);
}

/** Of the jobs of these rows, those that the actor manages. */
async function managedJobs(context: ReadContext, rows: readonly VideoInterviewRow[]): Promise<ReadonlySet<string>> {
  const jobs = [...new Set(rows.map((row) => row.job_id))];
  const accesses = await context.sql.rows(listJobAccess, [jobs, actingUserId(context)]);
  return new Set(
    accesses
      .filter((row) => {
        const facts = { jobId: toId(row.job_id), ownerUserId: toId(row.owner_user_id), teamRoles: row.team_roles };
        return jobAccess(context.actor, facts) === "manage";
      })
      .map((row) => row.job_id),
  );
}

/** The shares of these rows, by interview. */
async function sharesOf(
  context: ReadContext,
  rows: readonly VideoInterviewRow[],
): Promise<ReadonlyMap<string, ShareView[]>> {
  const shares = await context.sql.rows(listSharesOfInterviews, [rows.map((row) => row.id)]);
  const byInterview = Map.groupBy(shares, (share) => share.video_interview_id);
  return new Map([...byInterview].map(([id, group]) => [id, group.map((share) => toShareView(share))]));
}

/** How far the actor is, by interview, with those of these rows that they are asked to evaluate. */
async function ownStatuses(
  context: ReadContext,
  rows: readonly VideoInterviewRow[],
): Promise<ReadonlyMap<string, OwnEvaluationStatus>> {
  const found = await context.sql.rows(listOwnEvaluationStatus, [rows.map((row) => row.id), actingUserId(context)]);
  return new Map(found.map((row) => [row.video_interview_id, row.done ? "completed" : "pending"]));
}
