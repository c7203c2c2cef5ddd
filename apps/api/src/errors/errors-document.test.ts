import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ErrorCode } from "@hirelane/domain";
import { expect, test } from "vitest";
import { httpStatus, PRECONDITION_FAILED } from "./http-status.ts";
import { trpcCode } from "./trpc-code.ts";

test("docs/errors.md tells every code with its HTTP status and its tRPC code, and no other", async () => {
  const text = await readFile(join(import.meta.dirname, "../../../../docs/errors.md"), "utf8");
  const rows = Array.from(text.matchAll(/^\| `(\w+)` +\| (.*?) +\| (\w+) +\|/gm), ([, ...cells]) => cells);
  const guarded = { version_conflict: `, or ${PRECONDITION_FAILED} with \`If-Match\`` };
  const told = ErrorCode.options.map((code) => {
    const more = code in guarded ? guarded.version_conflict : "";
    return [code, `${httpStatus[code]}${more}`, trpcCode[code]];
  });
  const byCode = (a: (string | undefined)[], b: (string | undefined)[]): number =>
    (a[0] ?? "") < (b[0] ?? "") ? -1 : 1;
  expect(rows.toSorted(byCode)).toEqual(told.toSorted(byCode));
});
