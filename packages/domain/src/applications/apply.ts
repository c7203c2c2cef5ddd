import { z } from "zod";
import { PersonFields } from "../candidates/candidate.ts";
import { Email, PersonName, Text } from "../kernel/text.ts";

/** The public key of a job: 256 bits, which nobody guesses. */
export const JobPublicKey = z.string().regex(/^[0-9a-f]{64}$/, { message: "Not the key of a job." });

export const PublicJobRef = z.strictObject({ publicKey: JobPublicKey });

const KnockoutAnswer = z.strictObject({
  key: Text(40),
  answer: z.union([z.boolean(), z.number().min(-1e12).max(1e12), Text(200)]),
});

/** What a stranger sends to apply. `cv` is what the upload of an applicant's CV was answered with. */
export const ApplyInput = z.strictObject({
  ...PublicJobRef.shape,
  firstName: PersonName,
  lastName: PersonName,
  email: Email,
  phone: PersonFields.phone.optional(),
  city: PersonFields.city.optional(),
  state: PersonFields.state.optional(),
  cv: Text(100).min(1).optional(),
  answers: z.array(KnockoutAnswer).max(40).optional(),
});

/** The same for everybody: it says nothing of who is known, has applied before, or is knocked out (SPEC §4). */
export const ApplyAnswer = z.object({ received: z.literal(true) });
