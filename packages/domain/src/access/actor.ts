import { z } from "zod";

/** What a member of an organisation may be (SPEC §2). */
export const Role = z.enum(["owner", "admin", "recruiter", "hiringManager"]);
export type Role = z.infer<typeof Role>;

/** Who acts. A user and a candidate belong to one organisation; the system acts by the name of its job. */
export type Actor =
  | { kind: "anonymous" }
  | { kind: "user"; organisationId: number; userId: number; role: Role; tokenId: number }
  | {
      kind: "candidate";
      organisationId: number;
      videoInterviewId: number;
      applicationId: number;
      jobId: number;
      /** The session; null for the key of the invitation. */
      tokenId: number | null;
    }
  | { kind: "system"; organisationId: number; name: string };

export type ActorKind = Actor["kind"];
