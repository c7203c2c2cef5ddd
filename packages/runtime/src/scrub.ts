const MAX_LENGTH = 8_000;

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/:\/\/[^\s/?#]*@/g, "://[redacted]@"],
  [/\b(token|bearer|basic|activationkey)\s+[\w.~+/=-]{16,}/gi, "$1 [redacted]"],
  [/([?&][\w-]*(?:token|key|password|secret|signature)=)[^&\s#"]+/gi, "$1[redacted]"],
  [/\/(?=[\w.~-]*\d)[\w.~-]{32,}(?=$|[/?#\s"'),])/g, "/[redacted]"],
];

/** Text without URL credentials, authorization values, keys in queries and keys as segments of a path; bounded. */
export function scrub(text: string): string {
  let clean = text;
  for (const [pattern, replacement] of PATTERNS) clean = clean.replace(pattern, replacement);
  return clean.length > MAX_LENGTH ? `${clean.slice(0, MAX_LENGTH)}…` : clean;
}
