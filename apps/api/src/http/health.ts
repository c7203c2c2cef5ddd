import { Hono } from "hono";
import type { ApiOptions } from "./api-options.ts";
import type { ApiEnvironment } from "./environment.ts";

/** `/health/live` says that the process runs, `/health/ready` that it can answer: 503 with the reasons until then. */
export function health({ checkReadiness }: Pick<ApiOptions, "checkReadiness">): Hono<ApiEnvironment> {
  return new Hono<ApiEnvironment>()
    .get("/live", (c) => c.json({ status: "live" }))
    .get("/ready", async (c) => {
      const reasons = await checkReadiness();
      return reasons.length === 0 ? c.json({ status: "ready" }) : c.json({ status: "unready", reasons }, 503);
    });
}
