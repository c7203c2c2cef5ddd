import { findCandidateByEmail, findRow, insertCandidate, toId } from "@hirelane/db";
import { emailKey } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";

/** The fields of a person who may be known already; `email` null is nobody yet. */
export interface Person {
  readonly email: string | null;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string | undefined;
  readonly gender?: string | undefined;
  readonly address?: string | undefined;
  readonly city?: string | undefined;
  readonly state?: string | undefined;
  readonly workExperience?: string | undefined;
  readonly skills?: readonly string[] | undefined;
}

/** The candidate with this email, locked: the known person as they are, or a new one (SPEC §3: once per email). */
export async function findOrCreatePerson(context: WriteContext, person: Person): Promise<number> {
  const created = await findRow(context.sql, insertCandidate, [
    organisationOf(context),
    person.email,
    person.firstName,
    person.lastName,
    person.phone ?? "",
    person.gender ?? "",
    person.address ?? "",
    person.city ?? "",
    person.skills ?? [],
    context.now,
    person.state ?? "",
    person.workExperience ?? "",
  ]);
  if (created !== null) {
    const id = toId(created.id);
    await recordEvent(context, { type: "candidate.created", subject: { kind: "candidate", id } });
    return id;
  }
  const known = await findRow(context.sql, findCandidateByEmail, [emailKey(person.email ?? "")]);
  if (known === null) throw new Error("The email is known, and nobody has it.");
  return toId(known.id);
}
