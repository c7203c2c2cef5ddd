import { Hono } from "hono";
import type { ApiOptions } from "./api-options.ts";
import type { ApiEnvironment } from "./environment.ts";

/** `/health/live` says that the process runs, `/health/ready` that it can answer: 503 with the reasons until then. */
export function health({ checkReadiness }: Pick<ApiOptions, "checkReadiness">): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .get("/live", (c) => c.json({ status: "live" }))
    .get("/ready", async (c) => {
      const { reasons, queueLagSeconds } = await checkReadiness();
      if (reasons.length === 0) return c.json({ status: "ready", queueLagSeconds });
      return c.json({ status: "unready", reasons, queueLagSeconds }, 503);
    });
}
