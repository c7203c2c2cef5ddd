import { z } from "zod";
import { Role } from "../access/actor.ts";
import { Id } from "../kernel/id.ts";
import { NewPassword, PresentedSecret, RequiredText } from "../kernel/text.ts";

/**
 * Sessions end after 12 hours; personal tokens when their owner says; permanent ones only when revoked. A refresh token opens
 * nothing: it brings new sessions for 14 days.
 */
export const TokenKind = z.enum(["session", "personal", "permanent", "refresh"]);
export type TokenKind = z.infer<typeof TokenKind>;

/** How long a session lasts, in hours. */
export const SESSION_HOURS = 12;

/** How long a refresh token brings new sessions, in days. */
export const REFRESH_DAYS = 14;

/** How long the key of an invitation to the organisation works, in hours. */
export const USER_INVITATION_HOURS = 7 * 24;

/** How long the key of a password reset works, in hours. */
export const PASSWORD_RESET_HOURS = 2;

/** Email or username, with the organisation (id, slug or name) where one email is known in several. */
export const LoginInput = z.strictObject({
  login: RequiredText(254),
  password: PresentedSecret,
  company: RequiredText(200).optional(),
  /** Whether a refresh token is wanted besides. */
  withRefresh: z.boolean().optional(),
});

/** A fresh token: the only time that it is shown. */
export const IssuedToken = z.object({
  id: Id("token"),
  token: z.string(),
  expiresAt: z.date().nullable(),
});

/** A session, and the token that brings the next ones where one was asked for. */
export const IssuedLogin = IssuedToken.extend({ refresh: IssuedToken.nullable() });

export const RefreshInput = z.strictObject({ refresh: PresentedSecret });

export const SetPasswordInput = z.strictObject({ key: PresentedSecret, password: NewPassword });

export const RequestPasswordResetInput = z.strictObject({
  login: RequiredText(254),
  company: RequiredText(200).optional(),
});

export const WhoamiView = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("user"),
    userId: Id("user"),
    role: Role,
    organisationId: Id("organisation"),
    email: z.string(),
    firstName: z.string(),
    lastName: z.string(),
  }),
  z.object({
    kind: z.literal("candidate"),
    organisationId: Id("organisation"),
    videoInterviewId: Id("videoInterview"),
  }),
]);
export type WhoamiView = z.infer<typeof WhoamiView>;

export const TokenView = z.object({
  id: Id("token"),
  kind: TokenKind,
  name: z.string(),
  createdAt: z.date(),
  expiresAt: z.date().nullable(),
});
export type TokenView = z.infer<typeof TokenView>;

/** A token for a script: with `days` it expires, without it is permanent. */
export const CreateTokenInput = z.strictObject({ name: RequiredText(100), days: z.int().min(1).max(3650).optional() });
export const TokenRef = z.strictObject({ id: Id("token") });

const FREE_ATTEMPTS = 5;
const LONGEST_WAIT_SECONDS = 15 * 60;

/** Seconds to wait after the n-th failed login in a row: none for the first five, then doubling up to 15 minutes. */
export function loginDelaySeconds(failures: number): number {
  if (failures < FREE_ATTEMPTS) return 0;
  return Math.min(2 ** (failures - FREE_ATTEMPTS), LONGEST_WAIT_SECONDS);
}
