import { ShareRef, ShareView } from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";
import { loadShare } from "./load-share.ts";

export const getShareById = defineRead({
  id: "shares.get",
  summary: "One share of a video interview, for those who manage it, and for whom it is.",
  permission: "shares.read",
  input: ShareRef,
  output: ShareView,
  run: loadShare,
});
