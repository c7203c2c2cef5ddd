import {
  NumberField,
  NumberOperator,
  ruleFields,
  RuleFieldsInput,
  RuleFieldsView,
  TextField,
  TextOperator,
} from "@hirelane/domain";
import { defineRead } from "../kernel/operation.ts";

export const listRuleFields = defineRead({
  id: "stageRules.fields",
  summary: "What rules and alerts on stages of a service may look at, with the operators that fit.",
  permission: "stageRules.fields",
  input: RuleFieldsInput,
  output: RuleFieldsView,
  run(_context, { service }) {
    const fields = [...NumberField.options, ...TextField.options]
      .filter((field) => ruleFields[field].services.includes(service))
      .map((field) => {
        const { name, type } = ruleFields[field];
        return { field, name, type, operators: type === "number" ? NumberOperator.options : TextOperator.options };
      });
    return Promise.resolve({ fields });
  },
});
