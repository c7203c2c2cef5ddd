import type { AttachmentKind } from "@hirelane/domain";
import { type Kernel, keepFile } from "@hirelane/operations";
import type { TestUser } from "./make-organisation.ts";

/** Uploads a small file as somebody, whom alone it waits for; its content is of no format. */
export async function makeUploadedFile({
  kernel,
  user,
  kind = "photo",
  text = "pixels",
}: {
  readonly kernel: Kernel;
  readonly user: Pick<TestUser, "call">;
  readonly kind?: AttachmentKind;
  readonly text?: string;
}): Promise<number> {
  const bytes = new TextEncoder().encode(text);
  const contentType = kind === "photo" ? "image/png" : "application/pdf";
  const sha256 = kernel.ports.cryptography.sha256(text);
  const file = { kind, contentType, sizeBytes: bytes.byteLength, sha256, bytes: () => once(bytes) };
  return (await keepFile(kernel, file, user.call)).id;
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
