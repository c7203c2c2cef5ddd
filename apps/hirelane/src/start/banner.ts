import type { StartConfig } from "../config.ts";
import { dataFiles } from "../embedded/data-folder.ts";
import type { Site } from "./site.ts";

/** What a person needs to know once everything runs. */
export function banner({ settings, embedded, dataDir }: StartConfig, { demo }: Site): string[] {
  const { publicUrl } = settings.links;
  const lines = [`Hirelane runs at ${publicUrl}`, ""];
  if (!embedded) return lines;
  const { smtpUrl } = settings.mail;
  lines.push(smtpUrl === null ? `Mailbox  ${publicUrl}/mailbox` : `Mails    go to ${new URL(smtpUrl).host}`);
  lines.push(`Data     ${dataDir}`, `Logs     ${dataFiles(dataDir).log("{api,worker}")}`, "");
  if (demo !== null) {
    lines.push(`Demo logins (password: ${demo.logins[0]?.password ?? ""})`);
    const width = Math.max(...demo.logins.map(({ email }) => email.length));
    for (const { role, email, token } of demo.logins)
      lines.push(`  ${role.padEnd(13)}  ${email.padEnd(width)}  token ${token}`);
    lines.push("");
  }
  lines.push("Ctrl-C stops everything.");
  return lines;
}
