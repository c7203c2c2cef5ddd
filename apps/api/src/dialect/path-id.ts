import { Id, type ResourceName } from "@hirelane/domain";
import { z } from "zod";

/** An id in a path: digits; whatever cannot be one is the address of nothing (404). */
export const PathId = (resource: ResourceName) =>
  z
    .string()
    .regex(/^\d{1,16}$/)
    .transform(Number)
    .pipe(Id(resource))
    .meta({ resource });
