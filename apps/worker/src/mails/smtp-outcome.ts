import type { MailOutcome } from "@hirelane/operations";

const REASON_LENGTH = 300;

/** What SMTP errors say besides their message. */
interface SmtpFailure {
  readonly code: string;
  readonly command: string;
  readonly response: string;
  readonly responseCode: number | null;
}

/**
 * What a failed attempt means. `contentSent`: the message went out with its final dot, so that without a reply nobody
 * knows whether it was taken. Only replies about the recipient or the message refuse a mail for good: all others are
 * about the connection or our account, which an operator can put right.
 */
export function outcomeOfFailure(error: unknown, contentSent: boolean): MailOutcome {
  const failure = readFailure(error);
  const reason = (failure.response || (error instanceof Error ? error.message : "Unknown failure."))
    .replace(/\s+/g, " ")
    .slice(0, REASON_LENGTH);
  if (failure.responseCode !== null && /^(RCPT TO|DATA)$/.test(failure.command)) {
    return { kind: isPermanent(failure.responseCode) ? "refused" : "retry", reason };
  }
  const neverAsked = failure.responseCode === null && /^(EENVELOPE|EMESSAGE)$/.test(failure.code);
  if (neverAsked) return { kind: "refused", reason };
  return { kind: contentSent ? "uncertain" : "retry", reason };
}

/** 503 says that the session was in disorder, which is no word about the mail. */
function isPermanent(responseCode: number): boolean {
  return responseCode >= 500 && responseCode < 600 && responseCode !== 503;
}

function readFailure(error: unknown): SmtpFailure {
  const field = (name: string): unknown => (error instanceof Error ? Reflect.get(error, name) : undefined);
  const text = (name: string): string => {
    const value = field(name);
    return typeof value === "string" ? value : "";
  };
  const responseCode = field("responseCode");
  return {
    code: text("code"),
    command: text("command"),
    response: text("response"),
    responseCode: typeof responseCode === "number" ? responseCode : null,
  };
}
