import { createTransport } from "nodemailer";
import { type Finding, fine, nameOfFailure, wrong } from "./finding.ts";
import { PATIENCE } from "./within.ts";

const adviceFor: Readonly<Record<string, string>> = {
  EAUTH: "Correct user and password in SMTP_URL.",
  ENOAUTH: "Correct user and password in SMTP_URL.",
  EDNS: "Correct the host in SMTP_URL, or the name service.",
  ETLS: "Use smtps:// for port 465 and smtp:// for 587, and check the server's certificate.",
};

/** Connects to the mail server, greets it and logs in, and sends nothing. */
export async function checkMail(smtpUrl: string | null): Promise<Finding> {
  if (smtpUrl === null) return fine("mail", "mails go to the local mailbox: SMTP_URL is not set");
  const { host } = new URL(smtpUrl);
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: PATIENCE,
    greetingTimeout: PATIENCE,
    dnsTimeout: PATIENCE,
    socketTimeout: PATIENCE,
  });
  try {
    await transport.verify();
    return fine("mail", `${host} lets us in`);
  } catch (error) {
    const name = nameOfFailure(error);
    const advice = adviceFor[name] ?? "Start the mail server, or correct host and port in SMTP_URL.";
    return wrong("mail", `${host} cannot be used: ${name}`, advice);
  } finally {
    transport.close();
  }
}
