import { z } from "zod";

/** Where an application stands, apart from its stage (SPEC §1). */
export const ApplicationStatus = z.enum(["active", "onHold", "rejected", "withdrawn", "hired"]);
export type ApplicationStatus = z.infer<typeof ApplicationStatus>;

/** The applications whose candidates hear nothing more of their video interview: neither by hand nor of its own accord. */
export const silentApplicationStatuses: readonly ApplicationStatus[] = ["rejected", "withdrawn", "hired"];
