import { PersonFields } from "@hirelane/domain";
import { z } from "zod";
import { parsedJson } from "../dialect/json-text.ts";
import { shownAs } from "../dialect/shown-as.ts";

const { city, state } = PersonFields;
const MESSAGE = "Must be an object with city and state, or the same as JSON text.";

const Place = z.object({ city: city.default(""), state: state.default("") });
const SentPlace = z.union([z.object({ city: z.string(), state: z.string() }).partial(), z.string()]);

/** Where somebody lives: as an object, or as the JSON text that v1 gives out (SPEC §7); empty text is nowhere. */
export const LocationInput = shownAs(
  z.union([z.string(), z.record(z.string(), z.unknown())], { error: MESSAGE }).transform((location, context) => {
    const place = Place.safeParse(typeof location === "string" ? parsedJson(location.trim() || "{}") : location);
    if (place.success) return place.data;
    context.addIssue({ code: "custom", message: MESSAGE });
    return z.NEVER;
  }),
  SentPlace,
  { example: { city: "Aldera", state: "Alderaan" } },
);

/** Where somebody lives, as the JSON text that v1 gives out. */
export function locationV1({
  city: ofCity,
  state: ofState,
}: {
  readonly city: string;
  readonly state: string;
}): string {
  return JSON.stringify({ city: ofCity, state: ofState });
}
