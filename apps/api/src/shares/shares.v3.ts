import { Id } from "@hirelane/domain";
import { OperationError, operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { pagingV3 } from "../v3/page-v3.ts";
import { V3_PREFIX } from "../v3/references.ts";
import { ShareV3, toShareV3 } from "./share-v3.ts";

const { shares } = operations;

const LIST = "/companies/{companyId}/projects/{projectId}/candidates/{candidateId}/shares/";
const OBJECT = `${LIST}{shareId}/`;

const companyPath = z.object({ companyId: PathId("organisation") });
const listPath = companyPath.extend({ projectId: PathId("job"), candidateId: PathId("videoInterview") });
const objectPath = listPath.extend({ shareId: PathId("share") });

const interviewOf = ({ projectId, candidateId }: z.output<typeof listPath>) => ({
  jobId: projectId,
  videoInterviewId: candidateId,
});

/** The address of a user, under both of their names; the company where it has one. */
const USER_ADDRESS = RegExp(`${V3_PREFIX}/(?:companies/(\\d{1,16})/customers|customusers)/(\\d{1,16})/?$`);

interface CustomerReference {
  readonly companyId: number | null;
  readonly userId: number;
}

/** A user by the address that v3 gives out, or by id. */
const CustomerV3 = z
  .union([z.number(), z.string()], { error: "This field is required." })
  .transform((value, context): CustomerReference => {
    const text = String(value).trim();
    const [, companyId = null, address] = USER_ADDRESS.exec(text) ?? [];
    const userId = Id("user").safeParse(Number(address ?? text));
    if (userId.success && /^\d{1,16}$/.test(address ?? text)) {
      return { companyId: companyId === null ? null : Number(companyId), userId: userId.data };
    }
    context.addIssue({ code: "custom", message: "Must be the address of a customer, or an id." });
    return z.NEVER;
  })
  .meta({ resource: "user" });

/** The user whom a body names; throws `invalid_input` for one of another company than the path's. */
function userIdOf({ companyId, userId }: CustomerReference, ofPath: number): number {
  if (companyId === null || companyId === ofPath) return userId;
  const message = "Must be a customer of this company.";
  throw new OperationError("invalid_input", message, { fields: [{ path: "customer", message }] });
}

/** With whom a candidate is shared, and what is shared with the caller. */
export const shareRoutesV3: readonly Route[] = [
  listRoute(LIST, {
    operation: shares.list,
    paging: pagingV3,
    parameters: listPath,
    within: interviewOf,
    object: ShareV3,
    toObject: toShareV3,
  }),
  route("POST", LIST, {
    operation: shares.create,
    parameters: listPath,
    body: z.object({ customer: CustomerV3 }),
    status: 201,
    response: ShareV3,
    names: { userId: "customer" },
    toInput: ({ path, body }) => ({ ...interviewOf(path), userId: userIdOf(body.customer, path.companyId) }),
    toResponse: toShareV3,
  }),
  route("GET", OBJECT, {
    operation: shares.get,
    parameters: objectPath,
    response: ShareV3,
    toInput: ({ path }) => ({ ...interviewOf(path), id: path.shareId }),
    toResponse: toShareV3,
  }),
  route("DELETE", OBJECT, {
    operation: shares.delete,
    parameters: objectPath,
    status: 204,
    toInput: ({ path }) => ({ ...interviewOf(path), id: path.shareId }),
  }),
  listRoute("/companies/{companyId}/shares/", {
    operation: shares.listMine,
    paging: pagingV3,
    parameters: companyPath,
    object: ShareV3,
    toObject: ({ share }, reply) => toShareV3(share, reply),
  }),
];
