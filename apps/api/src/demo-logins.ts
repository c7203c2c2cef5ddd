import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { DemoLogin } from "./http/api-options.ts";

const DemoFile = z.object({
  logins: z.array(z.object({ role: z.string(), email: z.string(), password: z.string(), token: z.string() })),
});

/** The demo logins that the launcher left in its file; none without one. */
export async function readDemoLogins(path: string | undefined): Promise<readonly DemoLogin[]> {
  if (path === undefined) return [];
  return DemoFile.parse(JSON.parse(await readFile(path, "utf8"))).logins;
}
