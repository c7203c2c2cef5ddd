import { randomBytes } from "node:crypto";
import { type Role, Role as Roles } from "@hirelane/domain";
import {
  type Call,
  createUser,
  foundOrganisation,
  issueToken,
  type Kernel,
  type Principal,
} from "@hirelane/operations";

/** A member with a token that works. */
export interface TestUser {
  readonly userId: number;
  readonly email: string;
  readonly role: Role;
  readonly token: string;
  readonly principal: Extract<Principal, { kind: "user" }>;
  /** What the kernel is told of a call of this user. */
  readonly call: Call;
}

/** An organisation with one member of each role. */
export interface TestOrganisation extends Record<Role, TestUser> {
  readonly organisationId: number;
}

/** The password of every test user. */
export const TEST_PASSWORD = "correct horse battery staple";

let passwordHash: Promise<string> | null = null;

/** Makes an organisation with an owner, an admin, a recruiter and a hiring manager. */
export async function makeOrganisation(kernel: Kernel): Promise<TestOrganisation> {
  const unique = randomBytes(5).toString("hex");
  const owner = { email: `founder@${unique}.example`, firstName: "Fay", lastName: "Founder" };
  const organisation = { name: `Organisation ${unique}`, timeZone: "Europe/Berlin", language: "en" } as const;
  const { organisationId } = await foundOrganisation(kernel, organisation, owner);
  const users: Partial<Record<Role, TestUser>> = {};
  for (const role of Roles.options)
    users[role] = await makeUser(kernel, organisationId, role, `${role}@${unique}.example`);
  const { owner: first, admin, recruiter, hiringManager } = users;
  if (!first || !admin || !recruiter || !hiringManager) throw new Error("A role has no user.");
  return { organisationId, owner: first, admin, recruiter, hiringManager };
}

/** Makes one more active member of a role. */
export async function makeUser(
  kernel: Kernel,
  organisationId: number,
  role: Role,
  email = `${randomBytes(5).toString("hex")}@users.example`,
): Promise<TestUser> {
  passwordHash ??= kernel.ports.passwords.hash(TEST_PASSWORD);
  const hash = await passwordHash;
  return kernel.runAsSystem(organisationId, "makeUser", async (context) => {
    const input = { email, firstName: "Test", lastName: role, role };
    const { id: userId } = await createUser(context, organisationId, input, hash);
    const token = await issueToken(context, {
      organisationId,
      userId,
      kind: "permanent",
      name: "test",
      expiresAt: null,
    });
    const principal = { kind: "user", organisationId, userId, tokenId: token.id } as const;
    const call = { principal, requestId: "test", address: "192.0.2.1" };
    return { userId, email, role, token: token.token, principal, call };
  });
}
