/** Whose calls these are. */
export interface HirelaneCredentials {
  /** A token, or a function that gives one for each request; without one, only public calls work. */
  readonly token?: string | (() => string | Promise<string>);
  /** A candidate's key, from their invitation, in place of a token. */
  readonly activationKey?: string;
}

/** The header that presents whoever calls; none for strangers. */
export async function authorization({ token, activationKey }: HirelaneCredentials): Promise<Record<string, string>> {
  if (activationKey !== undefined) return { Authorization: `ActivationKey ${activationKey}` };
  const key = typeof token === "function" ? await token() : token;
  return key === undefined ? {} : { Authorization: `Bearer ${key}` };
}
