import { findTakenUsernames } from "@hirelane/db";
import { usernameStem } from "@hirelane/domain";
import type { WriteContext } from "../kernel/context.ts";

const DRAWS = 5;

/** Whose username is to be made of which name. */
export interface Unnamed {
  readonly rowNumber: number;
  readonly lastName: string;
}

/**
 * Usernames as a single creation makes them, by row: the stem of the last name and four digits, drawn five times at most,
 * then something that nobody has. None is in `reserved`, to which they are added; another transaction may take one still.
 */
export async function drawUsernames(
  { sql, ports }: WriteContext,
  rows: readonly Unnamed[],
  reserved: Set<string>,
): Promise<Map<number, string>> {
  const drawn = new Map<number, string>();
  let open = rows;
  for (let draw = 1; draw <= DRAWS && open.length > 0; draw += 1) {
    const tries = new Map<string, Unnamed>();
    const random = ports.cryptography.randomHex(4 * open.length);
    for (const [index, row] of open.entries()) {
      const digits = (Number.parseInt(random.slice(8 * index, 8 * index + 8), 16) % 9000) + 1000;
      const username = `${usernameStem(row.lastName)}${digits}`;
      if (!reserved.has(username) && !tries.has(username)) tries.set(username, row);
    }
    const taken = await sql.rows(findTakenUsernames, [[...tries.keys()]]);
    for (const { username_key: key } of taken) tries.delete(key);
    for (const [username, { rowNumber }] of tries) {
      reserved.add(username);
      drawn.set(rowNumber, username);
    }
    open = open.filter(({ rowNumber }) => !drawn.has(rowNumber));
  }
  for (const { rowNumber, lastName } of open)
    drawn.set(rowNumber, `${usernameStem(lastName)}-${ports.cryptography.randomHex(6)}`);
  return drawn;
}
