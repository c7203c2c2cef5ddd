import { operations } from "@hirelane/operations";
import { query } from "../trpc/procedures.ts";
import { router } from "../trpc/trpc.ts";

const { rollups } = operations;

export const rollupsRouter = router({ list: query(rollups.list) });
