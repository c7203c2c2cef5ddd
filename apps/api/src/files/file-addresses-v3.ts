import type { AttachmentKind } from "@hirelane/domain";
import type { FileAddress } from "../dialect/dialect.ts";

const addressOf = (kind: AttachmentKind): FileAddress => ({
  kind,
  path: `/companies/{companyId}/projects/{projectId}/candidates/{candidateId}/${kind}/{token}/`,
});

/** The addresses of v3 at which a candidate's files are fetched (decision 0008). */
export const fileAddressesV3: readonly FileAddress[] = [addressOf("photo"), addressOf("cv")];
