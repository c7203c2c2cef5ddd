import { z } from "zod";

const isStorable = (text: string): boolean => !text.includes("\u0000") && text.isWellFormed();

/** Text that PostgreSQL and JSON can both hold: trimmed, at most `max` UTF-16 units, no NUL, no lone surrogate. */
export const Text = (max: number) =>
  z.string().trim().max(max).refine(isStorable, { message: "Contains a character that cannot be stored." });

/** Like {@link Text}, and not empty once trimmed. */
export const RequiredText = (max: number) => Text(max).min(1, { message: "This field may not be blank." });

/** The name of a person: given or family. */
export const PersonName = RequiredText(100);

/** An email address as typed; {@link emailKey} says when two are the same. */
export const Email = Text(254).pipe(z.email({ message: "Enter a valid email address." }));

/** The form in which emails and usernames are compared: without case or surrounding space. */
export function emailKey(email: string): string {
  return email.trim().toLowerCase();
}

/** A password as chosen by a person: 10 to 200 characters. */
export const NewPassword = z
  .string()
  .min(10, { message: "At least 10 characters." })
  .max(200)
  .refine(isStorable, { message: "Contains a character that cannot be stored." });

/** A secret as presented by a caller: never trimmed, bounded so that hashing stays cheap. */
export const PresentedSecret = z.string().min(1).max(200).refine(isStorable, { message: "Not a valid key." });
