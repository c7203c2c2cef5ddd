import { z } from "zod";
import { ExpectedVersion, Id } from "../kernel/id.ts";
import { listInput } from "../kernel/page.ts";
import { Email, PersonName, Text } from "../kernel/text.ts";

export const CandidateView = z.object({
  id: Id("candidate"),
  email: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  gender: z.string(),
  address: z.string(),
  city: z.string(),
  skills: z.array(z.string()),
  createdAt: z.date(),
  version: z.number(),
});
export type CandidateView = z.infer<typeof CandidateView>;

/** The fields of a person, as every way in takes them. */
export const PersonFields = {
  firstName: PersonName,
  lastName: PersonName,
  phone: Text(50),
  gender: Text(20),
  address: Text(500),
  city: Text(100),
  skills: z.array(Text(60).min(1)).max(100),
};

const optionalPerson = z.object(PersonFields).partial().shape;

export const CreateCandidateInput = z.strictObject({
  ...optionalPerson,
  jobId: Id("job"),
  firstName: PersonName,
  lastName: PersonName,
  email: Email,
});
export const UpdateCandidateInput = z.strictObject({
  ...optionalPerson,
  id: Id("candidate"),
  email: Email.optional(),
  expectedVersion: ExpectedVersion,
});
export const CandidateRef = z.strictObject({ id: Id("candidate") });

export const ListCandidatesInput = listInput({ jobId: Id("job"), email: Text(254), city: Text(100) }, ["-id", "id"]);
