import { Id, type ResourceName } from "@hirelane/domain";
import { z } from "zod";

const NOT_AN_ID = "Must be an id: a whole number.";
const WORDING = {
  error: ({ input }: { readonly input?: unknown }) => (input === undefined ? undefined : NOT_AN_ID),
};

/** An id in a body or a query: a number, or digits as forms and queries have them. */
export const BodyId = (resource: ResourceName) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^\d{1,30}$/, NOT_AN_ID),
      ],
      WORDING,
    )
    .transform(Number)
    .pipe(Id(resource))
    .meta({ resource });

/** A row that a body names by its id, or as the object that a list showed, of which the id counts. */
export const BodyReference = (resource: ResourceName) =>
  z
    .union(
      [
        z.number(),
        z
          .string()
          .trim()
          .regex(/^\d{1,30}$/, NOT_AN_ID),
        z.object({ id: z.number() }),
      ],
      WORDING,
    )
    .transform((value) => Number(typeof value === "object" ? value.id : value))
    .pipe(Id(resource))
    .meta({ resource });
