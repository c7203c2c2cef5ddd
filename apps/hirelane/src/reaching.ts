import { Refusal } from "./refusal.ts";

/** Asks a database; where it is out of reach, or lets nobody in, a `Refusal` says so without the password. */
export async function reaching<Result>(variable: string, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask();
  } catch (error) {
    const reason = outOfReach(error);
    if (reason === null) throw error;
    throw new Refusal(`The database of ${variable} cannot be reached: ${reason}`);
  }
}

/** Why a database could not be reached; null for an error of another kind. */
export function outOfReach(error: unknown): string | null {
  if (error instanceof Refusal || !(error instanceof Error)) return null;
  if (/connection timeout|timeout expired/.test(error.message)) return "it does not answer";
  const state = "code" in error && typeof error.code === "string" ? error.code : "";
  return /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|28|3D|08|57P)/.test(state) ? error.message || state : null;
}
