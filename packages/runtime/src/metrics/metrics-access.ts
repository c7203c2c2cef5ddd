import { createHash, timingSafeEqual } from "node:crypto";

/** Who may read the metrics. */
export interface MetricsAccess {
  /** Whoever presents it may; null: nobody has one. */
  readonly token: string | null;
  /** Whether this machine may without a token, where none is set. */
  readonly local: boolean;
}

/** What is known of who asks. */
export interface MetricsCaller {
  readonly authorization: string | undefined;
  /** The other end of the connection. */
  readonly address: string | undefined;
  /** Whether a proxy passed the request on: then the other end says nothing of who asks. */
  readonly forwarded: boolean;
}

/** Whether somebody may read the metrics: with the token, or, where there is none, from this machine. */
export function mayReadMetrics({ token, local }: MetricsAccess, caller: MetricsCaller): boolean {
  if (token !== null) return isSecret(token, /^Bearer (.+)$/i.exec(caller.authorization ?? "")?.[1] ?? "");
  return local && !caller.forwarded && /^(?:::ffff:)?127\.|^::1$/.test(caller.address ?? "");
}

/** Whether what was presented is the secret; takes the same time whatever is wrong with it. */
export function isSecret(secret: string, presented: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text, "utf8").digest();
  return timingSafeEqual(digest(secret), digest(presented));
}
