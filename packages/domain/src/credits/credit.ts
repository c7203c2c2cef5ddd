import { z } from "zod";
import { Id } from "../kernel/id.ts";
import { Instant } from "../kernel/instant.ts";
import { listInput } from "../kernel/page.ts";

/** What is metered (SPEC §5): a resume whose text was read, and an assessment or a video interview that was assigned. */
export const CreditKind = z.enum(["resumeParsed", "assessment", "videoInterview"]);
export type CreditKind = z.infer<typeof CreditKind>;

/** What one of a kind costs, in credits. */
const CreditPrice = z.int().min(0).max(1_000_000);

/** What one of each kind costs in an organisation, in credits. */
export const CreditPrices = z.object({ resumeParsed: z.number(), assessment: z.number(), videoInterview: z.number() });
export type CreditPrices = z.infer<typeof CreditPrices>;

/** What an organisation pays where it says nothing else, in credits. */
export const DEFAULT_CREDIT_PRICES = { resumeParsed: 1, assessment: 5, videoInterview: 10 } as const;

/** Other prices, from now on; what is left out stays. */
export const CreditPricesInput = z.strictObject({
  resumeParsed: CreditPrice.optional(),
  assessment: CreditPrice.optional(),
  videoInterview: CreditPrice.optional(),
});

/** What one act used for one job: `quantity` of a kind, each at the price of that time. */
export const CreditUsageView = z.object({
  id: Id("creditUsage"),
  /** Null once the job was purged. */
  jobId: Id("job").nullable(),
  kind: CreditKind,
  quantity: z.number(),
  /** Of one, in credits. */
  price: z.number(),
  /** Quantity times price. */
  credits: z.number(),
  at: z.date(),
});
export type CreditUsageView = z.infer<typeof CreditUsageView>;

/** `since` is included, `until` is not. */
export const ListCreditUsagesInput = listInput({ jobId: Id("job"), kind: CreditKind, since: Instant, until: Instant }, [
  "-id",
  "id",
  "at",
  "-at",
]);
