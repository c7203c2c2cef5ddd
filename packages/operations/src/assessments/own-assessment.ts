import {
  enterOrganisation,
  findRow,
  getAssessment,
  getOwnAssessment,
  resolveAssessmentKey,
  toDate,
  toDateOrNull,
  toId,
} from "@hirelane/db";
import { AssessmentKeyInput, decideAssessment, OpenedAssessment, OwnAssessmentView } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import { notFound, OperationError } from "../kernel/operation-error.ts";
import { defineRead, defineWrite } from "../kernel/operation.ts";
import { changeAssessment } from "./change-assessment.ts";
import { lockAssessment } from "./load-assessment.ts";

export const getOwnAssessmentByKey = defineRead({
  id: "assessments.getOwn",
  summary: "A test as its candidate sees it, by the key of its link; looking changes nothing.",
  permission: "assessments.own",
  input: AssessmentKeyInput,
  output: OwnAssessmentView,
  async run(context, { key }) {
    const { organisationId, id } = await resolve(context, key);
    await context.sql.rows(enterOrganisation, [organisationId]);
    return (await viewOwn(context, id)).assessment;
  },
});

export const openOwnAssessment = defineWrite({
  id: "assessments.openOwn",
  summary: "Open the link of a test, which is noted, within its time; tells where the test is.",
  permission: "assessments.own",
  idempotency: "refused",
  input: AssessmentKeyInput,
  output: OpenedAssessment,
  async run(context, { key }) {
    const { organisationId, id } = await resolve(context, key);
    await context.enter(organisationId);
    const row = await findRow(context.sql, getAssessment, [id]);
    if (row === null) throw notFound("test");
    const { isInPlay } = await viewOwn(context, id);
    if (!isInPlay) throw new OperationError("refused", "The test is closed.");
    // Whoever holds the key is nobody whom we know: what it opens is noted in the name of the link.
    const asLink = { ...context, actor: { kind: "system", organisationId, name: "assessmentLink" } } as const;
    await changeAssessment(asLink, await lockAssessment(asLink, id, toId(row.application_id)), "openLink");
    const { assessment, testUrl } = await viewOwn(context, id);
    return { assessment, testUrl };
  },
});

async function resolve({ sql, ports }: ReadContext, key: string): Promise<{ organisationId: number; id: number }> {
  const found = await findRow(sql, resolveAssessmentKey, [ports.cryptography.sha256(key)]);
  if (found === null) throw notFound("test");
  return { organisationId: toId(found.organisation_id), id: toId(found.assessment_id) };
}

async function viewOwn({ sql, now }: ReadContext, id: number) {
  const row = await findRow(sql, getOwnAssessment, [id]);
  if (row === null) throw notFound("test");
  const facts = { status: row.status, validFrom: toDate(row.valid_from), validTo: toDate(row.valid_to) };
  const isInPlay = row.application_status === "active" || row.application_status === "onHold";
  const assessment: OwnAssessmentView = {
    ...facts,
    name: row.name,
    organisationName: row.organisation_name,
    jobTitle: row.job_title,
    firstName: row.first_name,
    lastName: row.last_name,
    timeZone: row.time_zone,
    language: row.language,
    isOpen: isInPlay && decideAssessment(facts, "openLink", now).ok,
    submittedAt: toDateOrNull(row.submitted_at),
    hasTest: row.test_url !== "",
  };
  return { assessment, testUrl: row.test_url, isInPlay };
}
