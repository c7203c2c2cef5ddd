/** What a check found. `advice` says what to do; null where there is nothing. */
export interface Finding {
  readonly check: string;
  /** A warning is no reason for the command to fail; what could not be looked at was skipped. */
  readonly state: "ok" | "warning" | "wrong" | "skipped";
  readonly detail: string;
  readonly advice: string | null;
}

/** Nothing is wrong. */
export function fine(check: string, detail: string): Finding {
  return { check, state: "ok", detail, advice: null };
}

/** Something keeps the installation from its work. */
export function wrong(check: string, detail: string, advice: string): Finding {
  return { check, state: "wrong", detail, advice };
}

/** Something somebody should look at. */
export function warning(check: string, detail: string, advice: string): Finding {
  return { check, state: "warning", detail, advice };
}

/** What could not be looked at, because of something that was found before. */
export function skipped(check: string, detail: string): Finding {
  return { check, state: "skipped", detail, advice: null };
}

/** The name of what went wrong: messages of other systems may repeat addresses and secrets. */
export function nameOfFailure(error: unknown): string {
  if (!(error instanceof Error)) return "unknown failure";
  const code: unknown = Reflect.get(error, "code");
  return typeof code === "string" && code !== "" ? code : error.name;
}
