import { createToken } from "../auth/create-token.ts";
import { listTokens } from "../auth/list-tokens.ts";
import { login } from "../auth/login.ts";
import { logout } from "../auth/logout.ts";
import { refresh } from "../auth/refresh.ts";
import { requestPasswordReset } from "../auth/request-password-reset.ts";
import { revokeToken } from "../auth/revoke-token.ts";
import { setPassword } from "../auth/set-password.ts";
import { whoami } from "../auth/whoami.ts";
import { listCreditUsages } from "../credits/list-credit-usages.ts";
import { listDeadLetters } from "../dead-letters/list-dead-letters.ts";
import { sendDeadLetterAgain } from "../dead-letters/send-dead-letter-again.ts";
import { listEvents } from "../events/list-events.ts";
import type { AnyOperation } from "../kernel/operation.ts";
import { getMailById } from "../mails/get-mail.ts";
import { getOwnMailboxMessage } from "../mails/get-mailbox-message.ts";
import { listOwnMailboxMessages } from "../mails/list-mailbox-messages.ts";
import { listMails } from "../mails/list-mails.ts";
import { listWordings } from "../mails/list-wordings.ts";
import { previewMail } from "../mails/preview-mail.ts";
import { resetWording } from "../mails/reset-wording.ts";
import { resolveMail } from "../mails/resolve-mail.ts";
import { setWording } from "../mails/set-wording.ts";
import { getOwnOrganisation } from "../organisations/get-organisation.ts";
import { updateOrganisation } from "../organisations/update-organisation.ts";
import { listRollupRuns } from "../rollups/list-rollup-runs.ts";
import { deactivateUser } from "../users/deactivate-user.ts";
import { getManyUsers } from "../users/get-many-users.ts";
import { getUserById } from "../users/get-user.ts";
import { inviteUser } from "../users/invite-user.ts";
import { listUsers } from "../users/list-users.ts";
import { reactivateUser } from "../users/reactivate-user.ts";
import { resetPassword } from "../users/reset-password.ts";
import { updateUser } from "../users/update-user.ts";

/** The organisation, its people, its mails and its log. */
export const organisationOperations = {
  auth: { createToken, listTokens, login, logout, refresh, requestPasswordReset, revokeToken, setPassword, whoami },
  credits: { list: listCreditUsages },
  deadLetters: { list: listDeadLetters, sendAgain: sendDeadLetterAgain },
  events: { list: listEvents },
  mails: {
    get: getMailById,
    getMailboxMessage: getOwnMailboxMessage,
    list: listMails,
    listMailboxMessages: listOwnMailboxMessages,
    listWordings,
    previewMail,
    resetWording,
    resolve: resolveMail,
    setWording,
  },
  organisations: { get: getOwnOrganisation, update: updateOrganisation },
  rollups: { list: listRollupRuns },
  users: {
    deactivate: deactivateUser,
    get: getUserById,
    getMany: getManyUsers,
    invite: inviteUser,
    list: listUsers,
    reactivate: reactivateUser,
    resetPassword,
    update: updateUser,
  },
} as const satisfies Record<string, Record<string, AnyOperation>>;
