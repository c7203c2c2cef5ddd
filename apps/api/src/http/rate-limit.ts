import { OperationError } from "@hirelane/operations";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { ApiOptions } from "./api-options.ts";
import type { ApiContext } from "./environment.ts";

/** Counts calls, and throws `rate_limited` past the limit. */
export type RateLimit = (c: ApiContext, calls: number) => Promise<void>;

/** A limit per token, or per address without one; sets the `RateLimit` headers of every answer. */
export function createRateLimit({ kernel, rateLimitPerMinute }: ApiOptions): RateLimit {
  const limiter = new RateLimiterMemory({ points: rateLimitPerMinute, duration: 60 });
  return async (c, calls) => {
    const { credentials, address } = c.var;
    const key = credentials.kind === "none" ? `address:${address}` : kernel.ports.cryptography.sha256(credentials.key);
    try {
      setHeaders(c, rateLimitPerMinute, await limiter.consume(key, calls));
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      setHeaders(c, rateLimitPerMinute, refusal);
      const retryAfter = Math.max(1, Math.ceil(refusal.msBeforeNext / 1000));
      throw new OperationError("rate_limited", "Too many calls; try again later.", { retryAfter, cause: refusal });
    }
  };
}

function setHeaders(c: ApiContext, limit: number, state: RateLimiterRes): void {
  const reset = Math.ceil(state.msBeforeNext / 1000);
  c.header("RateLimit-Policy", `"minute";q=${limit};w=60`);
  c.header("RateLimit", `"minute";r=${Math.max(0, state.remainingPoints)};t=${reset}`);
}
