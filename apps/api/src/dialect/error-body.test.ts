import { OperationError } from "@hirelane/operations";
import { expect, test } from "vitest";
import { errorBodies } from "./error-body.ts";

const blamed = [
  { path: "job_id", message: "This field is required." },
  { path: "action", message: "Must be one of: Start, Complete." },
  { path: "action", message: "Too late." },
];

test.each([
  [[], { detail: "Refused." }, { error: "Refused." }],
  [[{ path: "", message: "Not an object." }], { detail: "Not an object." }, { error: "Not an object." }],
  [
    blamed,
    { job_id: ["This field is required."], action: ["Must be one of: Start, Complete.", "Too late."] },
    { error: "job_id: This field is required. action: Must be one of: Start, Complete. action: Too late." },
  ],
])("an error of %o is worded by field, and on action views as a sentence", (fields, byField, asSentence) => {
  const error = new OperationError("refused", "Refused.", { fields });
  expect(errorBodies.fields.body(error)).toEqual(byField);
  expect(errorBodies.action.body(error)).toEqual(asSentence);
});
