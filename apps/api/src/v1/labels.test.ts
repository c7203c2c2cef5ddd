import { resumeLabels, Role, StageService, testLabels } from "@hirelane/domain";
import { expect, test } from "vitest";
import { ServiceInput } from "./action-input.ts";
import { LabelInput, roles, serviceOfId, services } from "./labels.ts";

test.each([...resumeLabels, ...testLabels])("%s is understood however it is written", (label) => {
  const input = LabelInput([label]);
  for (const written of [label, ` ${label.toUpperCase()}! `, `${label.toLowerCase()}!`]) {
    expect(input.parse(written)).toBe(label);
  }
  expect(input.safeParse("Lost").error?.issues[0]?.message).toContain(label);
});

test("services go by name, id and object", () => {
  for (const service of StageService.options) {
    const { id, name } = services[service];
    expect(serviceOfId(id)).toBe(service);
    expect(ServiceInput.parse(name.toUpperCase())).toBe(service);
    expect(ServiceInput.parse({ id, name: `${name}!` })).toBe(service);
  }
  expect(serviceOfId(6)).toBeNull();
  for (const wrong of [1, "Nothing", { id: 1 }, null, []]) expect(ServiceInput.safeParse(wrong).success).toBe(false);
});

test("every role has one of three names", () => {
  expect(Role.options.map((role) => roles[role].name)).toEqual(["Admin", "Admin", "User", "Participant"]);
});
