import { operations } from "@hirelane/operations";
import { query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { credits } = operations;

export const creditsRouter = router({ list: query(credits.list) });
