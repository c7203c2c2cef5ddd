import type { UserView } from "@hirelane/domain";
import { operations } from "@hirelane/operations";
import { z } from "zod";
import { route } from "../dialect/define-route.ts";
import { filterBy } from "../dialect/filters.ts";
import { listRoute } from "../dialect/list-route.ts";
import { PathId } from "../dialect/path-id.ts";
import type { Route } from "../dialect/route.ts";
import { pagingV3 } from "../v3/page-v3.ts";
import { AddressV3, referencesV3 } from "../v3/references.ts";

const CustomerV3 = z.object({
  resource_uri: AddressV3,
  username: z.string(),
  email: z.string(),
  first_name: z.string(),
  last_name: z.string(),
  account_type: z.enum(["owner", "admin", "recruiter", "hiring_manager"]),
});

const filters = { email: filterBy("email", z.string()), username: filterBy("username", z.string()) };

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

/** The members of the company, under both of their addresses: customuser and customer. */
export const userRoutesV3: readonly Route[] = [
  listRoute("/customusers/", {
    operation: operations.users.list,
    paging: pagingV3,
    parameters: z.object({}),
    filters,
    object: CustomerV3,
    toObject: (user, reply) => toCustomerV3(user, referencesV3(reply).customuser(user.id)),
  }),
  route("GET", "/customusers/{userId}/", {
    operation: operations.users.get,
    parameters: userPath,
    response: CustomerV3,
    toInput: ({ path }) => ({ id: path.userId }),
    toResponse: (user, reply) => toCustomerV3(user, referencesV3(reply).customuser(user.id)),
  }),
  listRoute("/companies/{companyId}/customers/", {
    operation: operations.users.list,
    paging: pagingV3,
    parameters: customersPath,
    filters,
    object: CustomerV3,
    toObject: (user, reply) => toCustomerV3(user, referencesV3(reply).customer(user.id)),
  }),
  route("GET", "/companies/{companyId}/customers/{userId}/", {
    operation: operations.users.get,
    parameters: customersPath.extend(userPath.shape),
    response: CustomerV3,
    toInput: ({ path }) => ({ id: path.userId }),
    toResponse: (user, reply) => toCustomerV3(user, referencesV3(reply).customer(user.id)),
  }),
];
