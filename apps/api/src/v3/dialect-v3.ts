import { authRoutesV3 } from "../auth/auth.v3.ts";
import type { Dialect } from "../dialect/dialect.ts";
import { fileAddressesV3 } from "../files/file-addresses-v3.ts";
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
  files: fileAddressesV3,
};
