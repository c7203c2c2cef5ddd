import type { UserView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { pageInputV3, pageV3, PageQueryV3, toPageV3 } from "../v3/page-v3.ts";
import { referencesV3 } from "../v3/references.ts";

const CustomerV3 = z.object({
  resource_uri: z.string(),
  username: z.string(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  account_type: z.enum(["owner", "admin", "recruiter", "hiring_manager"]),
});

const CustomerQueryV3 = PageQueryV3.extend({ email: z.string().optional(), username: z.string().optional() });
type CustomerQueryV3 = z.output<typeof CustomerQueryV3>;

const customersPath = z.object({ companyId: PathId("organisation") });
const userPath = z.object({ userId: PathId("user") });

function toCustomerV3(user: UserView, resourceUri: string): z.input<typeof CustomerV3> {
  return {
    resource_uri: resourceUri,
    username: user.username,
    email: user.email,
    first_name: user.firstName,
    last_name: user.lastName,
    account_type: user.role === "hiringManager" ? "hiring_manager" : user.role,
  };
}

function listInputV3({ email, username, ...page }: CustomerQueryV3) {
  return { ...pageInputV3(page), filters: { email, username } };
}

/** The members of the company, under both of their addresses: customuser and customer. */
export const userRoutesV3: readonly Route[] = [
  route("GET", "/customusers/", {
    operation: operations.users.list,
    parameters: z.object({}),
    query: CustomerQueryV3,
    response: pageV3(CustomerV3),
    toInput: ({ query }) => listInputV3(query),
    toResponse: (page, reply) =>
      toPageV3(page, reply, (user) => toCustomerV3(user, referencesV3(reply).customuser(user.id))),
  }),
  route("GET", "/customusers/{userId}/", {
    operation: operations.users.get,
    parameters: userPath,
    response: CustomerV3,
    toInput: ({ path }) => ({ id: path.userId }),
    toResponse: (user, reply) => toCustomerV3(user, referencesV3(reply).customuser(user.id)),
  }),
  route("GET", "/companies/{companyId}/customers/", {
    operation: operations.users.list,
    parameters: customersPath,
    query: CustomerQueryV3,
    response: pageV3(CustomerV3),
    toInput: ({ query }) => listInputV3(query),
    toResponse: (page, reply) =>
      toPageV3(page, reply, (user) => toCustomerV3(user, referencesV3(reply).customer(user.id))),
  }),
  route("GET", "/companies/{companyId}/customers/{userId}/", {
    operation: operations.users.get,
    parameters: customersPath.extend(userPath.shape),
    response: CustomerV3,
    toInput: ({ path }) => ({ id: path.userId }),
    toResponse: (user, reply) => toCustomerV3(user, referencesV3(reply).customer(user.id)),
  }),
];
