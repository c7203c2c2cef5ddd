import { findRow, findTakenUsernames, tryLock } from "@hirelane/db";
import { emailKey, usernameStem } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { invalidField } from "../kernel/operation-error.ts";

const DRAWS = 5;

/** The username as wished, or one made of the last name; throws `invalid_input` for one that is taken. */
export async function chooseUsername(
  context: WriteContext,
  lastName: string,
  wished: string | undefined,
): Promise<string> {
  if (wished !== undefined) {
    if (!(await reserve(context, wished))) throw invalidField("username", "This username is taken.");
    return wished;
  }
  for (let draw = 1; draw <= DRAWS; draw += 1) {
    const digits = (Number.parseInt(context.ports.cryptography.randomHex(4), 16) % 9000) + 1000;
    const username = `${usernameStem(lastName)}${digits}`;
    if (await reserve(context, username)) return username;
  }
  return `${usernameStem(lastName)}-${context.ports.cryptography.randomHex(6)}`;
}

/** Whether nobody has the username, nor is about to: the lock keeps it until this transaction ends. */
async function reserve(context: WriteContext, username: string): Promise<boolean> {
  const key = emailKey(username);
  const lock = await findRow(context.sql, tryLock, [`username:${organisationOf(context)}:${key}`]);
  return lock?.locked === true && (await findRow(context.sql, findTakenUsernames, [[key]])) === null;
}
