import { type Credentials, OperationError } from "@hirelane/operations";

const KEY = /^[\x21-\x7e]{1,200}$/;

/** Browsers can send a token only as the password of Basic authentication: it opens the pages that need one. */
function passwordOf(basic: string): string {
  const decoded = Buffer.from(basic, "base64").toString("latin1");
  return decoded.slice(decoded.indexOf(":") + 1);
}

/** What the `Authorization` header presents; throws `unauthenticated` for one that is malformed or of another scheme. */
export function readCredentials(header: string | undefined): Credentials {
  if (header === undefined) return { kind: "none" };
  const [scheme = "", key = "", ...rest] = header.trim().split(/ +/);
  if (rest.length === 0 && KEY.test(key)) {
    switch (scheme.toLowerCase()) {
      case "token":
      case "bearer":
        return { kind: "token", key };
      case "activationkey":
        return { kind: "activationKey", key };
      case "basic":
        return { kind: "token", key: passwordOf(key) };
      default:
    }
  }
  throw new OperationError(
    "unauthenticated",
    "The Authorization header must be Token, Bearer or ActivationKey with a key.",
  );
}
