import { clearLoginThrottle, countLoginFailure, findRow, getLoginThrottle, toDate, tryLock } from "@hirelane/db";
import { emailKey, loginDelaySeconds } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";
import { OperationError } from "../kernel/operation-error.ts";

/** The throttles that a login counts against: the account as typed, and the caller's address. */
export interface LoginThrottle {
  /** Remembers a failure; it counts from its transaction's commit on. */
  fail(): Promise<void>;
  /** Forgets the account's failures. */
  succeed(): Promise<void>;
}

const ADDRESS_ALLOWANCE = 50;

/**
 * Lets a login attempt through, or throws `rate_limited` with the seconds to wait. Attempts on one account run one at a
 * time, so that many at once cannot outrun the count.
 */
export async function enterLoginThrottle(
  context: WriteContext,
  login: string,
  company: string | undefined,
): Promise<LoginThrottle> {
  const { sha256 } = context.ports.cryptography;
  const account = sha256(`account:${emailKey(login)}:${company === undefined ? "" : emailKey(company)}`);
  const address = sha256(`address:${context.address}`);
  const lock = await findRow(context.sql, tryLock, [`login:${account}`]);
  if (lock?.locked !== true) throw tooMany(1);
  await checkDelay(context, account, 0);
  await checkDelay(context, address, ADDRESS_ALLOWANCE);
  return {
    async fail() {
      await context.sql.rows(countLoginFailure, [account, context.now]);
      await context.sql.rows(countLoginFailure, [address, context.now]);
    },
    async succeed() {
      await context.sql.rows(clearLoginThrottle, [account]);
    },
  };
}

async function checkDelay(context: WriteContext, key: string, allowance: number): Promise<void> {
  const throttle = await findRow(context.sql, getLoginThrottle, [key]);
  if (throttle === null) return;
  const delay = loginDelaySeconds(throttle.failures - allowance);
  const wait = toDate(throttle.last_failed_at).getTime() + delay * 1000 - context.now.getTime();
  if (wait > 0) throw tooMany(Math.ceil(wait / 1000));
}

function tooMany(retryAfter: number): OperationError {
  return new OperationError("rate_limited", "Too many failed logins; try again later.", { retryAfter });
}
