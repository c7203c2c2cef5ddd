import { z } from "zod";
import type { RouteReply } from "../dialect/route.ts";

/** Where the interview-suite dialect is mounted. */
export const V3_PREFIX = "/api/v3";

/** The addresses that v3 gives out; every one of them can be fetched. */
export function referencesV3({ publicUrl, organisationId }: Pick<RouteReply, "publicUrl" | "organisationId">) {
  const root = `${publicUrl}${V3_PREFIX}`;
  const company = `${root}/companies/${organisationId}/`;
  const project = (jobId: number) => `${company}projects/${jobId}/`;
  const candidate = (jobId: number, videoInterviewId: number) => `${project(jobId)}candidates/${videoInterviewId}/`;
  return {
    company,
    project,
    candidates: (jobId: number) => `${project(jobId)}candidates/`,
    candidate,
    share: (jobId: number, videoInterviewId: number, shareId: number) =>
      `${candidate(jobId, videoInterviewId)}shares/${shareId}/`,
    customer: (userId: number) => `${company}customers/${userId}/`,
    customuser: (userId: number) => `${root}/customusers/${userId}/`,
    interviewSuite: (videoInterviewId: number) => `${publicUrl}/video-interviews/${videoInterviewId}`,
  };
}

/** An address in an answer of v3. */
export const AddressV3 = z.string().meta({ format: "uri" });

/** A point in time in an answer of v3: see {@link timestampV3}. */
export const TimeV3 = z.string().meta({ format: "date-time" });

/** A point in time as v3 writes it: UTC, whole seconds. */
export function timestampV3(date: Date | null): string | null {
  return date === null ? null : date.toISOString().replace(/\.\d{3}Z$/, "Z");
}
