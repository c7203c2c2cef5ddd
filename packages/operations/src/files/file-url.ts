import type { FileRow } from "@hirelane/db";
import { toId } from "@hirelane/db";
import { FileKind, type FileReference } from "@hirelane/domain";
import type { ReadContext } from "../kernel/context.ts";
import type { Cryptography } from "../kernel/ports.ts";

/** What the token of a file's address says: which file, and for whose session. */
export interface FileClaim {
  readonly fileId: number;
  readonly kind: FileKind;
  /** The token of the session; null for the key of a candidate's invitation. */
  readonly tokenId: number | null;
}

const RADIX = 36;
const TOKEN = /^([a-z]+)-([0-9a-z]{1,11})-([0-9a-z]{0,11})-[\w-]{43}$/;

/** The token of a file's address: the claim, and a signature over it. */
function fileToken({ sign }: Pick<Cryptography, "sign">, { fileId, kind, tokenId }: FileClaim): string {
  const claim = `${kind}-${fileId.toString(RADIX)}-${tokenId?.toString(RADIX) ?? ""}`;
  return `${claim}-${sign(`file address ${claim}`)}`;
}

/** The claim of a token; null where the token is not, letter by letter, the one that we would give out for it. */
export function readFileToken(cryptography: Pick<Cryptography, "sign" | "sha256">, token: string): FileClaim | null {
  const [, kindText, fileText = "", tokenText = ""] = TOKEN.exec(token) ?? [];
  const kind = FileKind.safeParse(kindText);
  if (!kind.success) return null;
  const claim = {
    kind: kind.data,
    fileId: Number.parseInt(fileText, RADIX),
    tokenId: tokenText === "" ? null : Number.parseInt(tokenText, RADIX),
  };
  if (![claim.fileId, claim.tokenId ?? 0].every((id) => Number.isSafeInteger(id))) return null;
  // Digests are compared, so that the time it takes tells nothing of the signature.
  const isOurs = cryptography.sha256(fileToken(cryptography, claim)) === cryptography.sha256(token);
  return isOurs ? claim : null;
}

/** A file as this actor's session may fetch it; null for jobs, which have no session. */
export function fileReference(
  { actor, ports }: ReadContext,
  { id, kind, content_type, size_bytes }: Pick<FileRow, "id" | "kind" | "content_type" | "size_bytes">,
): FileReference | null {
  if (actor.kind !== "user" && actor.kind !== "candidate") return null;
  const fileId = toId(id);
  const token = fileToken(ports.cryptography, { fileId, kind, tokenId: actor.tokenId });
  const url = `${ports.publicUrl}/files/${token}`;
  return { id: fileId, url, contentType: content_type, sizeBytes: Number(size_bytes) };
}
