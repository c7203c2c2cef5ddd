import { decodeCursor, encodeCursor, simulateRule, type SimulationRow } from "@hirelane/db";
import { jobScope, RuleSimulation, SimulateStageRuleInput } from "@hirelane/domain";
import { requireJobAccess } from "../jobs/load-job.ts";
import { invalidField } from "../kernel/operation-error.ts";
import { defineRead } from "../kernel/operation.ts";
import { requireStageAccess } from "../workflows/workflow-access.ts";
import { findStageRule, ruleToTry } from "./stage-rule-view.ts";

const ORDER = "simulation";

export const simulateStageRule = defineRead({
  id: "stageRules.simulate",
  summary: "Try a rule on the applications that there are, beside the saved one, without changing any.",
  permission: "stageRules.read",
  input: SimulateStageRuleInput,
  output: RuleSimulation,
  async run(context, { stageId, rule: given, jobId, among, show, limit, cursor }) {
    const stage = await requireStageAccess(context, stageId);
    if (jobId !== undefined) await requireJobAccess(context, jobId);
    const saved = await findStageRule(context, stageId);
    const rule = ruleToTry(given, saved, stage);
    const row = await simulateRule(context.sql, {
      rule,
      saved: saved?.rule ?? null,
      stageId,
      jobId: jobId ?? null,
      scope: jobScope(context.actor),
      inStageOnly: among === "inStage",
      show,
      limit,
      below: cursor === undefined ? null : placeOf(cursor),
    });
    return simulationOf(row, limit, saved !== null);
  },
});

/** The application that a cursor stands behind; throws `invalid_input` for a text that is no such cursor. */
function placeOf(cursor: string): number {
  const place = decodeCursor(cursor, ORDER, "bigint");
  if (place === null) throw invalidField("cursor", "Not a cursor of this simulation.");
  return Number(place.id);
}

function simulationOf(row: SimulationRow, limit: number, compares: boolean): RuleSimulation {
  const examples = row.examples.slice(0, limit);
  const last = row.examples.length > limit ? examples.at(-1) : undefined;
  const place = String(last?.applicationId ?? "");
  return {
    total: row.total,
    passed: row.passed,
    failed: row.total - row.passed,
    saved: compares ? { passed: row.passed_before, failed: row.total - row.passed_before } : null,
    changed: compares ? { nowPass: row.now_pass, nowFail: row.now_fail } : null,
    examples,
    nextCursor: last === undefined ? null : encodeCursor(ORDER, place, place),
  };
}
