import { enterOrganisation, findRow, getPublicJob, resolveJobKey, toDateOrNull, toId } from "@hirelane/db";
import { publicQuestion, PublicJobRef, PublicJobView } from "@hirelane/domain";
import { notFound } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";

export const getJobByPublicKey = defineRead({
  id: "jobs.getPublic",
  summary: "What whoever has its public key is told of a job that is open to applicants.",
  permission: "jobs.apply",
  input: PublicJobRef,
  output: PublicJobView,
  async run(context, { publicKey }) {
    const resolved = await findRow(context.sql, resolveJobKey, [publicKey, context.now]);
    if (resolved === null) throw notFound("job");
    await context.sql.rows(enterOrganisation, [resolved.organisation_id]);
    const row = await findRow(context.sql, getPublicJob, [toId(resolved.job_id)]);
    if (row === null) throw notFound("job");
    return {
      title: row.title,
      organisationName: row.organisation_name,
      description: row.description,
      descriptionHtml: row.description_html,
      employmentType: row.employment_type,
      location: row.location,
      minExperienceYears: row.min_experience_years,
      maxExperienceYears: row.max_experience_years,
      closesAt: toDateOrNull(row.closes_at),
      language: row.spoken_language,
      questions: row.knockout_questions.map((question) => publicQuestion(question)),
    };
  },
});
