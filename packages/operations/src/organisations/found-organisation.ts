import { UserKeyEntity } from "@hirelane/db";
import type { Kernel } from "../kernel/kernel.ts";
import { createInvitedUser } from "../users/create-user.ts";
import { createOrganisation, type NewOrganisation } from "./create-organisation.ts";

/** What a founded organisation starts with. */
export interface FoundedOrganisation {
  readonly organisationId: number;
  readonly ownerId: number;
  /** The page on which the owner sets a password; the mail that is queued has it too. */
  readonly passwordLink: string;
}

/** Creates an organisation and invites its first owner: the way into an empty database. */
export async function foundOrganisation(
  kernel: Kernel,
  organisation: NewOrganisation,
  owner: { readonly email: string; readonly firstName: string; readonly lastName: string },
): Promise<FoundedOrganisation> {
  return kernel.runAsSystem(null, "foundOrganisation", async (context) => {
    const organisationId = await createOrganisation(context, organisation);
    const user = await createInvitedUser(context, organisationId, { ...owner, role: "owner" });
    const key = await context.em.findOneOrFail(UserKeyEntity, { userId: user.id });
    const { cryptography, publicUrl } = context.ports;
    return {
      organisationId,
      ownerId: user.id,
      passwordLink: `${publicUrl}/password/${cryptography.open(key.sealedKey)}`,
    };
  });
}
