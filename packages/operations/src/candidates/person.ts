import { findCandidateByEmail, findRow, insertCandidate, toId } from "@hirelane/db";
import { emailKey } from "@hirelane/domain";
import { organisationOf, type WriteContext } from "../kernel/context.ts";
import { recordEvent } from "../kernel/events.ts";
import { OperationError } from "../kernel/operation-error.ts";

const ATTEMPTS = 3;

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

/**
 * The candidate with this email, locked: the known person as they are, or a new one (SPEC §3: once per email). Throws `conflict`
 * when others create and erase that person all the time.
 */
export async function findOrCreatePerson(context: WriteContext, person: Person): Promise<number> {
  // Who is known may be erased before we have hold of them: then they are nobody, and a new person after all.
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const id = (await createPerson(context, person)) ?? (await holdPerson(context, person));
    if (id !== null) return id;
  }
  throw new OperationError("conflict", "This person was changed meanwhile: try again.");
}

async function createPerson(context: WriteContext, person: Person): Promise<number | null> {
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
  if (created === null) return null;
  const id = toId(created.id);
  await recordEvent(context, { type: "candidate.created", subject: { kind: "candidate", id } });
  return id;
}

async function holdPerson(context: WriteContext, { email }: Person): Promise<number | null> {
  const known = await findRow(context.sql, findCandidateByEmail, [emailKey(email ?? "")]);
  return known === null ? null : toId(known.id);
}
