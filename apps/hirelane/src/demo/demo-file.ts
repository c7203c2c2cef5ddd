import { Role } from "@hirelane/domain";
import { z } from "zod";
import { readJson, writePrivate } from "../embedded/data-folder.ts";

/** `demo.json`: what scripts and people need to work with the demo data. */
const DemoFile = z.object({
  url: z.string(),
  organisationId: z.number(),
  jobIds: z.array(z.number()),
  tokens: z.record(Role, z.string()),
  logins: z.array(z.object({ role: Role, email: z.string(), password: z.string(), token: z.string() })),
});
export type DemoFile = z.infer<typeof DemoFile>;

/** The demo data of an installation; null when it has none. */
export function readDemoFile(path: string): Promise<DemoFile | null> {
  return readJson(path, DemoFile);
}

/** Writes the file, and gives what is in it. */
export async function writeDemoFile(path: string, content: DemoFile): Promise<DemoFile> {
  await writePrivate(path, content);
  return content;
}
