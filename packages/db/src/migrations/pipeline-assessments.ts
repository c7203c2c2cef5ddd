import { type DefinerFunction, definerFunction, definerRead, dropDefinerFunction } from "./tenant-table.ts";

const resolveAssessmentKey: DefinerFunction = {
  name: "resolve_assessment_key",
  parameters: "hash text",
  returns: "table (organisation_id bigint, assessment_id bigint)",
  body: "select t.organisation_id, t.id from assessments t where t.key_hash = hash",
};

/** The index behind when screenings were assigned. */
const screeningIndexes = [
  "create index video_interviews_invited on video_interviews (organisation_id, invited_at, id)",
];

/** Statements that create what finds a test by the key of its link. */
export const assessmentFunctions = [
  ...screeningIndexes,
  ...definerRead("assessments", "id, organisation_id, key_hash"),
  ...definerFunction(resolveAssessmentKey),
];

/** Statements that remove both. */
export const withoutAssessmentFunctions = [
  dropDefinerFunction(resolveAssessmentKey),
  "drop index video_interviews_invited",
];
