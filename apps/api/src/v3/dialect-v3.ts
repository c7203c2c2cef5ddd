import type { FieldError } from "@hirelane/domain";
import type { OperationError } from "@hirelane/operations";
import { z } from "zod";
import { authRoutesV3 } from "../auth/auth.v3.ts";
import type { Dialect } from "../dialect/dialect.ts";
import { importRoutesV3 } from "../imports/imports.v3.ts";
import { jobRoutesV3 } from "../jobs/jobs.v3.ts";
import { organisationRoutesV3 } from "../organisations/organisations.v3.ts";
import { shareRoutesV3 } from "../shares/shares.v3.ts";
import { userRoutesV3 } from "../users/users.v3.ts";
import { videoInterviewRoutesV3 } from "../video-interviews/video-interviews.v3.ts";
import { V3_PREFIX } from "./references.ts";

/** The interview-suite dialect. */
export const dialectV3: Dialect = {
  name: "v3",
  prefix: V3_PREFIX,
  title: "Hirelane interview suite API, v3",
  routes: [
    ...authRoutesV3,
    ...organisationRoutesV3,
    ...userRoutesV3,
    ...jobRoutesV3,
    ...importRoutesV3,
    ...videoInterviewRoutesV3,
    ...shareRoutesV3,
  ],
  errorSchema: z.union([z.strictObject({ detail: z.string() }), z.record(z.string(), z.array(z.string()))]),
  errorBody: errorBodyV3,
};

/** `{field: [messages]}` where fields are to blame, else `{detail}`. */
function errorBodyV3({ fields, message }: OperationError): object {
  const named = fields.filter((field) => field.path !== "");
  if (named.length === 0) return { detail: fields[0]?.message ?? message };
  return Object.fromEntries(
    Map.groupBy(named, (field) => field.path)
      .entries()
      .map(([path, errors]) => [path, messagesOf(errors)]),
  );
}

function messagesOf(errors: readonly FieldError[]): string[] {
  return errors.map((error) => error.message);
}
