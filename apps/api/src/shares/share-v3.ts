import type { ShareView } from "@hirelane/domain";
import { z } from "zod";
import type { RouteReply } from "../dialect/route.ts";
import { AddressV3, referencesV3 } from "../v3/references.ts";

/** A share as v3 shows it. */
export const ShareV3 = z.object({ resource_uri: AddressV3, customer: AddressV3, candidate: AddressV3 });

/** A share as v3 shows it. */
export function toShareV3(share: ShareView, reply: RouteReply): z.input<typeof ShareV3> {
  const references = referencesV3(reply);
  return {
    resource_uri: references.share(share.jobId, share.videoInterviewId, share.id),
    customer: references.customer(share.userId),
    candidate: references.candidate(share.jobId, share.videoInterviewId),
  };
}
